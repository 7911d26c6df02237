import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Platform } from '@oivallus/core'
import { type DurableStore, openPostgresStore } from '@oivallus/storage/postgres'
import { openSqliteStore } from '@oivallus/storage/sqlite'

/** Where conversations are kept: in a file, or in PostgreSQL. */
export type Place = { file: string } | { postgres: string }

/** Opens the store. It is the one line by which SQLite and PostgreSQL differ. */
export const openStore = (place: Place, platform?: Platform): Promise<DurableStore> => {
  const given = platform ? { platform } : {}
  if ('postgres' in place)
    return openPostgresStore({ connection: { connectionString: place.postgres }, ...given })
  mkdirSync(dirname(place.file), { recursive: true })
  return openSqliteStore({ file: place.file, ...given })
}
