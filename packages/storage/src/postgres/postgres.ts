import { type Changed, type Rows, storeOver, systemPlatform } from '@oivallus/core'
import { Kysely, PostgresDialect } from 'kysely'
import { type ClientConfig, Pool } from 'pg'
import type { DurableStore } from '../durable.ts'
import { reported, reporting, type Trouble } from '../reporting.ts'
import { migrate } from '../sql/migrations.ts'
import type { SqlOptions } from '../sql/options.ts'
import { rowsInSql } from '../sql/rows.ts'
import type { Tables } from '../sql/tables.ts'
import { createWatch } from '../sql/watching.ts'
import { appendAtOnce } from './appending.ts'
import { createChannel } from './hearing.ts'
import { readAtOnce } from './reading.ts'

export type { DurableStore } from '../durable.ts'
export type { SqlOptions } from '../sql/options.ts'

/** How conversations are kept in PostgreSQL. */
export interface PostgresOptions extends SqlOptions {
  /**
   * Where the database is, as `pg` takes it: `postgres://user@host/database` as `connectionString`, or its parts. Who connects may
   * make tables; all of ours begin with `oivallus_`.
   */
  connection: ClientConfig
  /**
   * The most connections for reading and writing; one more hears what others changed.
   *
   * @default 10
   */
  connections?: number
}

/** How often it is looked at what was missed, in milliseconds, while anybody listens: notifications may be lost with a connection. */
const EVERY = 5000

const DISK_FULL = '53100'

const troubleOf = (error: unknown): Trouble => {
  const { code, message } = error as Error & { code?: string }
  return code === DISK_FULL
    ? {
        reason: 'store-full',
        message: `There is no room left for the database (${message}). Nothing of this was kept; make some room, and send it again.`,
      }
    : {
        reason: 'store-unreachable',
        message: `The database cannot be reached, or refused this (${message}). See to the connection, and send it again.`,
      }
}

/** Rows that tell other stores of every change they made. */
const telling = (rows: Rows, tell: (changed: readonly Changed[]) => void): Rows => ({
  ...rows,
  write: async (change) => {
    const result = await rows.write(change)
    if (result.written) tell(result.changed)
    return result
  },
})

/**
 * Opens a store in a PostgreSQL database, for as many programs on as many machines as you like: each hears what the others change.
 * What has been kept long enough goes when it is opened. The database's own write-ahead log and backups are yours to take care of.
 *
 * @throws {OivallusError} Here and from its methods: `store-full` when the disk is, `store-unreachable` when the database cannot be
 *   reached. A conversation object sends again what failed, and says once what the database had kept all the same.
 *
 * @example
 * const store = await openPostgresStore({ connection: { connectionString: process.env.DATABASE_URL } })
 */
export const openPostgresStore = async ({
  connection,
  connections = 10,
  platform = systemPlatform,
}: PostgresOptions): Promise<DurableStore> => {
  const pool = new Pool({ ...connection, max: connections })
  // A connection that breaks is taken out of the pool, and whoever asked by it is told; unheard, its error would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const watch = createWatch(database, (changed) => hear(changed))
  const channel = createChannel(connection, { hear: watch.tell, look: watch.look })
  const inDatabase = rowsInSql(database, {
    locksRows: true,
    appendAtOnce: appendAtOnce(pool),
    readAtOnce: readAtOnce(pool),
  })
  const rows = watch.noting(inDatabase)
  const { store, hear } = storeOver(reporting(telling(rows, channel.tell), troubleOf), platform)
  const looking = setInterval(() => void watch.look().catch(() => {}), EVERY)
  looking.unref()

  const close = async () => {
    clearInterval(looking)
    await channel.close()
    await database.destroy()
  }
  try {
    await migrate(database)
    await channel.connect()
    await store.purge(platform.now())
  } catch (error) {
    await close()
    throw reported(error, troubleOf)
  }
  return { ...watch.watched(store), bus: channel.bus, close }
}
