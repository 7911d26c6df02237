import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bound } from '../src/held.ts'
import { median, type Side } from '../src/runner.ts'
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

/** Starts both servers, and opens as many conversations on each. */
export const startBoth = async (conversations: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const servers = {
    ours: await startServer('ours', { file: join(folder, 'conversations.db') }),
    echo: await startServer('echo'),
  }
  const ours = await holding(servers.ours, await oursAt(servers.ours.url), conversations)
  const echo = await holding(servers.echo, echoedAt(servers.echo.url), conversations)
  return {
    ours,
    echo,
    close: async () => {
      for (const { server, talks } of [ours, echo]) {
        for (const talk of talks) talk.close()
        await server.end()
      }
      await rm(folder, { recursive: true })
    },
  }
}

type Both = Awaited<ReturnType<typeof startBoth>>

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

type Name = 'live, one at a time' | 'live, in flight' | 'echo, one at a time' | 'echo, in flight'

export const sidesOf = ({ ours, echo }: Both, times: number): Record<Name, Side<number>> => ({
  'live, one at a time': delays(ours, times, 1),
  'echo, one at a time': delays(echo, times, 1),
  'live, in flight': delays(ours, times, IN_FLIGHT),
  'echo, in flight': delays(echo, times, IN_FLIGHT),
})

const soon = (how: 'one at a time' | 'in flight', what: string): Bound<Name> => ({
  what: `from a POST to the other screen's event, ${what}`,
  of: `live, ${how}`,
  against: [`echo, ${how}`],
  atMost: 3,
})

export const BOUNDS = [soon('one at a time', 'one at a time'), soon('in flight', `${IN_FLIGHT} in flight`)]
