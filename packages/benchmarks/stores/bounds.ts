import type { Bound } from '../src/held.ts'
import type { Side } from '../src/runner.ts'
import type { Place } from './places.ts'
import { CLIENTS, inserting, storing } from './storing.ts'

type Name = 'kept in PostgreSQL' | 'bare PostgreSQL' | 'kept in SQLite' | 'bare SQLite'

export const sidesOf = (
  places: { postgres: Place; sqlite: Place },
  acts: number,
): Record<Name, Side<number>> => ({
  'kept in PostgreSQL': storing(places.postgres.store, acts),
  'bare PostgreSQL': inserting(places.postgres.insert, acts),
  'kept in SQLite': storing(places.sqlite.store, acts),
  'bare SQLite': inserting(places.sqlite.insert, acts),
})

/** At most twice as long for an event is at least half as many events a second. */
const kept = (database: 'PostgreSQL' | 'SQLite'): Bound<Name> => ({
  what: `decided and kept in ${database}, against a bare insert (${CLIENTS} at once)`,
  of: `kept in ${database}`,
  against: [`bare ${database}`],
  atMost: 2,
})

export const BOUNDS = [kept('PostgreSQL'), kept('SQLite')]
