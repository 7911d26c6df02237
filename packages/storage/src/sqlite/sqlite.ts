import { storeOver, systemPlatform } from '@oivallus/core'
import { sql } from 'kysely'
import type { DurableStore } from '../durable.ts'
import { reported, reporting, type Trouble } from '../reporting.ts'
import type { SqlOptions } from '../sql/options.ts'
import { rowsInSql } from '../sql/rows.ts'
import { createWatch } from '../sql/watching.ts'
import { appendAtOnce } from './appending.ts'
import { openFile } from './connection.ts'
import { patient, patiently } from './patience.ts'
import { readAtOnce } from './reading.ts'

export type { DurableStore } from '../durable.ts'
export type { SqlOptions } from '../sql/options.ts'

/** How conversations are kept in a file. */
export interface SqliteOptions extends SqlOptions {
  /** The path of the database; it is made if it is not there. Beside it stand its `-wal` and `-shm` while it is open. */
  file: string
}

/** How often it is asked whether another program wrote to the file, in milliseconds, while anybody listens. */
const EVERY = 250

const troubleOf = (error: unknown): Trouble => {
  const { code, message } = error as Error & { code?: string }
  return code === 'SQLITE_FULL' || /disk is full/.test(message)
    ? {
        reason: 'store-full',
        message: `There is no room left for the database (${message}). Nothing of this was kept; make some room, and send it again.`,
      }
    : {
        reason: 'store-unreachable',
        message: `The database cannot be read or written (${message}). Nothing of this was kept; see to the file, and send it again.`,
      }
}

/**
 * Opens a store in one SQLite file: the default on a server, for one machine. Several programs on it may open the same file. What
 * has been kept long enough goes when it is opened, and what is erased is overwritten in the file and its write-ahead log.
 *
 * @throws {OivallusError} From its methods: `store-full` when the disk is, `store-unreachable` when the file cannot be read or
 *   written. Nothing of what failed is kept, and a conversation object sends it again.
 *
 * @example
 * const store = await openSqliteStore({ file: 'conversations.db' })
 */
export const openSqliteStore = async ({
  file,
  platform = systemPlatform,
}: SqliteOptions): Promise<DurableStore> => {
  const { file: opened, database } = await openFile(file).catch((error) => {
    throw reported(error, troubleOf)
  })
  // The write-ahead log still has what was erased, until it is emptied; which waits for whoever reads or writes.
  let owes = false
  const empty = async () => {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(database)
    if (rows[0]?.busy === 1)
      throw Object.assign(new Error('the log is read by another'), { code: 'SQLITE_BUSY' })
    owes = false
  }
  const afterErasing = async () => {
    owes = true
    // The change is kept all the same; what is owed is done at the next look.
    await patiently(empty).catch(() => {})
  }
  const watch = createWatch(database, (changed) => hear(changed))
  const inFile = rowsInSql(database, {
    locksRows: false,
    afterErasing,
    appendAtOnce: appendAtOnce(opened),
    readAtOnce: readAtOnce(opened),
  })
  const rows = reporting(watch.noting(patient(inFile)), troubleOf)
  const { store, hear } = storeOver(rows, platform)

  /** A number that changes when another connection has written. */
  const writtenByOthers = async () =>
    (await sql<{ data_version: number }>`pragma data_version`.execute(database)).rows[0]?.data_version
  let last: number | undefined
  const look = async () => {
    const now = await writtenByOthers()
    if (now !== last) await watch.look()
    last = now
  }
  // What cannot be read now is looked at the next time; who reads or writes meanwhile is told.
  const looking = setInterval(() => {
    if (owes) void empty().catch(() => {})
    if (watch.isAwake()) void look().catch(() => {})
  }, EVERY)
  looking.unref()

  const close = async () => {
    clearInterval(looking)
    await database.destroy()
  }
  try {
    last = await writtenByOthers()
    await store.purge(platform.now())
  } catch (error) {
    await close()
    throw reported(error, troubleOf)
  }
  return { ...watch.watched(store), close }
}
