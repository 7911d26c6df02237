import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import type { Bound } from '../src/held.ts'
import { median, type Side, timed } from '../src/runner.ts'
import { type Server, startServer } from './servers.ts'
import { echoedAt, oursAt, type Talk } from './talks.ts'

/** How many are in flight when it is not one at a time. */
const IN_FLIGHT = 16

/** At most so much more heap for a conversation than for two listeners of the echo, in KiB. */
export const HEAP_AT_MOST = 30

/** Does something so many times, so many of them at once. */
const each = async <T>(times: number, atOnce: number, run: (at: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = []
  let next = 0
  const work = async () => {
    while (next < times) done.push(await run(next++))
  }
  await Promise.all(Array.from({ length: Math.min(times, atOnce) }, work))
  return done
}

/** A server with its conversations, each with two who listen. */
interface Held {
  server: Server
  talks: Talk[]
  /** The bytes that the heap has grown by for each conversation, since there was none. */
  heap(): Promise<number>
}

const holding = async (server: Server, open: () => Promise<Talk>, conversations: number): Promise<Held> => {
  // What is loaded and made once is there before it begins.
  for (const talk of await each(5, 1, open)) talk.close()
  const before = await server.heap()
  const talks = await each(conversations, IN_FLIGHT, open)
  return {
    server,
    talks,
    heap: async () => ((await server.heap()) - before) / conversations,
  }
}

/** A folder in memory, where a file is written as everywhere and no disk is waited for. Linux has one. */
const MEMORY = '/dev/shm'

/** A row alone is put into a file as the store's own is written: what the disk takes, whoever asks it to. */
const committing = (folder: string, times: number): Side<number> => {
  const file = new Database(join(folder, 'bare.db'))
  for (const setting of ['journal_mode = wal', 'synchronous = full']) file.exec(`pragma ${setting}`)
  file.exec('create table if not exists bare (entry text not null)')
  const insert = file.prepare('insert into bare values (?)')
  return () => ({ micros: timed(times, () => insert.run('x'.repeat(300))), left: times })
}

/** Starts the servers, and opens as many conversations on each: ours over a disk, over memory where there is such a folder, the echo. */
export const startAll = async (conversations: number) => {
  const folders: string[] = []
  const folderIn = async (place: string) => {
    const folder = await mkdtemp(join(place, 'oivallus-'))
    folders.push(folder)
    return folder
  }
  const oursIn = async (folder: string) => {
    const server = await startServer('ours', { file: join(folder, 'conversations.db') })
    return holding(server, await oursAt(server.url), conversations)
  }
  const folder = await folderIn(tmpdir())
  const ours = await oursIn(folder)
  const server = await startServer('echo')
  const echo = await holding(server, echoedAt(server.url), conversations)
  const inMemory = existsSync(MEMORY) ? await oursIn(await folderIn(MEMORY)) : undefined
  return {
    ours,
    inMemory,
    echo,
    folder,
    close: async () => {
      for (const held of [ours, echo, inMemory]) {
        for (const talk of held?.talks ?? []) talk.close()
        await held?.server.end()
      }
      for (const one of folders) await rm(one, { recursive: true })
    },
  }
}

type All = Awaited<ReturnType<typeof startAll>>

/** Goes from talk to talk, as people speak everywhere: in each, one after the other. */
const delays = ({ talks }: Held, times: number, atOnce: number): Side<number> => {
  const quiet = [...talks]
  return async () => {
    const took = await each(times, Math.min(atOnce, talks.length), async () => {
      const talk = quiet.shift() as Talk
      const delay = await talk.delay()
      quiet.push(talk)
      return delay
    })
    return { micros: median(took) * 1000, left: took.length }
  }
}

type How = 'one at a time' | 'in flight'
type Name = `${'live' | 'live in memory' | 'echo'}, ${How}` | 'a row on the disk'

export const sidesOf = (
  { ours, inMemory, echo, folder }: All,
  times: number,
): Partial<Record<Name, Side<number>>> => ({
  'live, one at a time': delays(ours, times, 1),
  'echo, one at a time': delays(echo, times, 1),
  ...(inMemory && { 'live in memory, one at a time': delays(inMemory, times, 1) }),
  'live, in flight': delays(ours, times, IN_FLIGHT),
  'echo, in flight': delays(echo, times, IN_FLIGHT),
  ...(inMemory && { 'live in memory, in flight': delays(inMemory, times, IN_FLIGHT) }),
  'a row on the disk': committing(folder, times),
})

const soon = (of: 'live' | 'live in memory', how: How): Bound<Name> => ({
  what: `from a POST to the other's event, ${how === 'in flight' ? `${IN_FLIGHT} ${how}` : how}${of === 'live' ? '' : ', in memory'}`,
  of: `${of}, ${how}`,
  against: [`echo, ${how}`],
  atMost: 3,
})

/** The same without a disk tells a reader what of it is ours. */
export const boundsOf = ({ inMemory }: Pick<All, 'inMemory'>): Bound<Name>[] =>
  (inMemory ? (['live', 'live in memory'] as const) : (['live'] as const)).flatMap((of) => [
    soon(of, 'one at a time'),
    soon(of, 'in flight'),
  ])
