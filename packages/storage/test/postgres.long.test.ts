import { type DurableStore, openPostgresStore } from '@oivallus/storage/postgres'
import { steadyPlatform } from '@oivallus/testing'
import { storeSuite } from '@oivallus/testing/stores'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../../../scripts/postgres.ts'
import { question } from './said.ts'

const BEGINS = '2026-09-01T06:00:00.000Z'

let server: PostgresServer
let places = 0

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())

/** A database of its own. */
const inDatabase = async (begins: string) => {
  const { host, user } = server
  const database = `place_${places++}`
  const maker = new Client({ host, user, database: server.database })
  await maker.connect()
  await maker.query(`create database ${database}`)
  await maker.end()
  const stores: DurableStore[] = []
  const again = async (moment: string) => {
    const store = await openPostgresStore({
      connection: { host, user, database },
      connections: 4,
      platform: steadyPlatform(moment, 'someone'),
    })
    stores.push(store)
    return store
  }
  return {
    store: await again(begins),
    again,
    kept: () => server.dump(database),
    close: async () => {
      for (const store of stores) await store.close()
    },
  }
}

describe('PostgreSQL', () => {
  storeSuite({ vitest: { expect, it }, open: inDatabase })

  it('says so when the database is away, and goes on when it is back, hearing others too', async () => {
    const { store, again, close } = await inDatabase(BEGINS)
    const other = await again(BEGINS)
    await store.append('talk', 'shared', 0, [question('a', 'Ennen')])
    const told: number[] = []
    store.subscribe('talk', ({ version }) => told.push(version))
    const restarting = server.restart()
    const failed = await Promise.allSettled(
      Array.from({ length: 20 }, () => store.append('talk', 'shared', 9, [])),
    )
    await restarting
    for (const one of failed)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'store-unreachable' })
    for (const one of [store, other]) await expect.poll(() => one.list().catch(() => 'away')).toEqual([])
    expect((await store.read('talk', 'shared')).entries).toMatchObject([{ id: 'a' }])
    await other.append('talk', 'shared', 1, [question('b', 'Jälkeen')])
    await expect.poll(() => told).toContain(2)
    await close()
  })

  it('says so when there is no such database', async () => {
    const { host, user } = server
    await expect(
      openPostgresStore({ connection: { host, user, database: 'nowhere' } }),
    ).rejects.toMatchObject({ reason: 'store-unreachable', message: expect.stringContaining('nowhere') })
  })
})
