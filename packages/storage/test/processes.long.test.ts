import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresStore } from '@oivallus/storage/postgres'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../../scripts/postgres.ts'
import type { Given } from './processes/participant.ts'
import { endsEqual, inReality, participantProgram, takePart } from './processes/talking.ts'

let folder: string
let program: string
let server: PostgresServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  program = await participantProgram()
  server = await startPostgres()
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true })
})

const inSqlite = async () => {
  const options = { file: join(folder, 'conversations.db') }
  return { place: { sqlite: options }, store: await openSqliteStore(options) }
}

const inPostgres = async () => {
  const { host, user, database } = server
  const options = { connection: { host, user, database }, connections: 3 }
  return { place: { postgres: options }, store: await openPostgresStore(options) }
}

/** A talk, and how somebody comes to it by a program of their own. */
const talkIn = async (open: typeof inSqlite | typeof inPostgres) => {
  const { place, store } = await open()
  const { id: conversation, dispose } = await inReality(store)
  dispose()
  const joins = (participant: string, time = 1) =>
    takePart(program, { place, conversation, participant, prefix: `${participant}-${time}` } satisfies Given)
  return { store, conversation, joins }
}

const MANY = 20

describe.each([
  ['SQLite file', inSqlite],
  ['PostgreSQL', inPostgres],
])('several programs on one %s', (_, open) => {
  it('lose nothing that was confirmed when one is killed in the midst of talking, and say nothing twice', async () => {
    const { store, conversation, joins } = await talkIn(open)
    const [sari, otto] = [joins('sari'), joins('otto')]
    const killed = []
    for (const one of [sari, otto]) one.talks()
    for (let time = 1; time <= 3; time++) {
      const ville = joins('ville', time)
      ville.talks()
      await expect.poll(() => ville.kept.length).toBeGreaterThan(MANY)
      await ville.kill()
      killed.push(ville)
    }
    const ville = joins('ville', 4)
    ville.talks()
    const present = [ville, sari, otto]
    for (const one of present) await expect.poll(() => one.kept.length).toBeGreaterThan(MANY)
    await endsEqual(store, conversation, { present, killed })
    for (const one of present) expect(one.troubles).toEqual([])
    for (const one of present) await one.ends()
    await store.close()
  })
})

describe('several programs on a PostgreSQL that crashes', () => {
  it('show the trouble, lose nothing that was typed, and go on when it is back', async () => {
    const { store, conversation, joins } = await talkIn(inPostgres)
    const present = [joins('ville'), joins('sari'), joins('otto')]
    for (const one of present) one.talks()
    for (let time = 1; time <= 2; time++) {
      const before = present.map(({ kept, troubles }) => [kept.length, troubles.length] as const)
      for (const [at, one] of present.entries())
        await expect.poll(() => one.kept.length).toBeGreaterThan((before[at]?.[0] ?? 0) + MANY)
      await server.restart()
      for (const [at, one] of present.entries())
        await expect.poll(() => one.troubles.length).toBeGreaterThan(before[at]?.[1] ?? 0)
    }
    for (const one of present) {
      const kept = one.kept.length
      await expect.poll(() => one.kept.length).toBeGreaterThan(kept)
      expect(new Set(one.troubles)).toEqual(new Set(['store-unreachable']))
    }
    await endsEqual(store, conversation, { present })
    for (const one of present) await one.ends()
    await store.close()
  })
})
