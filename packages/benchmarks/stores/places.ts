import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@oivallus/core'
import { openPostgresStore } from '@oivallus/storage/postgres'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import Database from 'libsql'
import { Client } from 'pg'
import { startPostgres } from '../../../scripts/postgres.ts'
import { CLIENTS, type Row } from './storing.ts'

/** Where rows are kept: by a store, and by bare inserts of the same database. */
export interface Place {
  store: Store
  insert(client: number, row: Row): Promise<unknown>
  close(): Promise<void>
}

/** The store's own table, under another name. */
const TABLE = `create table bare (
  conversation text not null, stream text not null, place integer not null, entry text not null,
  primary key (conversation, stream, place)
)`

/** PostgreSQL as it is set up unless told otherwise: what it answers is on the disk by then. */
export const inPostgres = async (): Promise<Place> => {
  const { stop, host, user, database } = await startPostgres(true)
  const connection = { host, user, database }
  const store = await openPostgresStore({ connection, connections: CLIENTS })
  const clients = Array.from({ length: CLIENTS }, () => new Client(connection))
  for (const client of clients) await client.connect()
  await clients[0]?.query(TABLE)
  return {
    store,
    insert: async (client, row) => clients[client]?.query('insert into bare values ($1, $2, $3, $4)', row),
    close: async () => {
      for (const client of clients) await client.end()
      await store.close()
      await stop()
    },
  }
}

export const inSqlite = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const file = join(folder, 'conversations.db')
  const store = await openSqliteStore({ file })
  const bare = new Database(join(folder, 'bare.db'))
  // As the store's own file is written.
  for (const setting of ['journal_mode = wal', 'secure_delete = on', 'synchronous = full'])
    bare.exec(`pragma ${setting}`)
  bare.exec(TABLE)
  const insert = bare.prepare('insert into bare values (?, ?, ?, ?)')
  return {
    store,
    insert: async (_, row) => insert.run(...row),
    close: async () => {
      await store.close()
      bare.close()
      await rm(folder, { recursive: true })
    },
  }
}
