import { type Kysely, type Migration, Migrator } from 'kysely'
import type { Tables } from './tables.ts'

/** Every step from an empty database on, in the order of their names. A step that was published is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  '2026-09-streams': {
    up: async (database) => {
      await database.schema
        .createTable('oivallus_conversations')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('series', 'text')
        .addColumn('opened', 'integer')
        .addColumn('gone', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await database.schema
        .createIndex('oivallus_opened')
        .on('oivallus_conversations')
        .columns(['opened'])
        .execute()
      await database.schema
        .createIndex('oivallus_series')
        .on('oivallus_conversations')
        .columns(['series', 'opened'])
        .execute()
      await database.schema
        .createTable('oivallus_listed')
        .addColumn('under', 'text', (column) => column.notNull())
        .addColumn('conversation', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('oivallus_listed_key', ['under', 'conversation'])
        .execute()
      await database.schema
        .createIndex('oivallus_listed_conversation')
        .on('oivallus_listed')
        .columns(['conversation'])
        .execute()
      await database.schema
        .createTable('oivallus_streams')
        .addColumn('conversation', 'text', (column) => column.notNull())
        .addColumn('stream', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('erasures', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('oivallus_streams_key', ['conversation', 'stream'])
        .execute()
      await database.schema
        .createTable('oivallus_entries')
        .addColumn('conversation', 'text', (column) => column.notNull())
        .addColumn('stream', 'text', (column) => column.notNull())
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('entry', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('oivallus_entries_key', ['conversation', 'stream', 'place'])
        .execute()
    },
  },
}

/** Brings a database's tables up to this version, whichever it is at. */
export const migrate = async (database: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'oivallus_migrations',
    migrationLockTableName: 'oivallus_migrations_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
