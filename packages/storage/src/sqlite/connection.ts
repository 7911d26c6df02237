import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { migrate } from '../sql/migrations.ts'
import type { Tables } from '../sql/tables.ts'
import { patiently } from './patience.ts'

/** How the file is written: readers never wait, what is erased is overwritten, and what was answered is on the disk. */
const SETTINGS = ['busy_timeout = 0', 'journal_mode = wal', 'secure_delete = on', 'synchronous = full']

/** A statement that gives nothing back. */
const doing = (what: () => void) => ({
  reader: false,
  run: () => {
    what()
    return { changes: 0, lastInsertRowid: 0 }
  },
  all: () => [],
  iterate: () => [][Symbol.iterator](),
})

/** When the disk is full SQLite has ended the transaction by itself, and would say so instead of what was wrong. */
export const rollBack = (file: Database.Database) => {
  if (file.inTransaction) file.exec('rollback')
}

/** Whether a prepared statement may run now: not in the midst of a transaction of this connection. What is closed libsql must not be asked. */
export const isFree = (file: Database.Database): boolean => file.open && !file.inTransaction

/**
 * Every transaction claims the file when it begins. A statement that finds it claimed by another is left unfinished by libsql, and
 * blocks its own connection from then on; `exec` finishes what it began, so that the one statement that may find it so is run by it.
 */
const claiming = (file: Database.Database) => {
  const own = new Map([
    ['begin', doing(() => file.exec('begin immediate'))],
    ['rollback', doing(() => rollBack(file))],
  ])
  return {
    prepare: (text: string) => own.get(text) ?? file.prepare(text),
    close: () => void file.close(),
  }
}

const inTransaction = async (file: Database.Database, what: () => Promise<void>) => {
  await patiently(async () => file.exec('begin immediate'))
  try {
    await what()
    file.exec('commit')
  } catch (error) {
    rollBack(file)
    throw error
  }
}

/** An open file, and its tables. */
interface Opened {
  file: Database.Database
  database: Kysely<Tables>
}

/** Opens the file, and brings its tables up to this version. */
export const openFile = async (path: string): Promise<Opened> => {
  const file = new Database(path)
  try {
    for (const setting of SETTINGS) await patiently(async () => file.exec(`pragma ${setting}`))
    const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: claiming(file) }) })
    // For SQLite, Kysely migrates in no transaction of its own.
    await inTransaction(file, () => migrate(database))
    return { file, database }
  } catch (error) {
    file.close()
    throw error
  }
}
