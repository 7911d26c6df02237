import { LANGUAGES } from '../guides/texts.ts'

/*
 * How an envelope of an older version becomes one of the next, step by step. A migration is total: what it does not know it leaves
 * as it was, and reading the newest version then says where the fault is.
 */

type Json = Record<string, unknown>

/** An envelope of some version, not checked yet. */
export type Kept = Json & { version: number }

export interface Migration {
  from: number
  migrate(kept: Kept): Kept
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Change = (value: unknown, key: string) => unknown

/** The same object with every value changed; anything else as it was. */
const mapped = (value: unknown, change: Change): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]))
    : value

/** The same object with the value under one key changed. */
const at = (key: string, change: (value: unknown) => unknown) => (value: unknown) =>
  mapped(value, (inner, one) => (one === key ? change(inner) : inner))

/** Version 1 gave the reason for a changed rule in one language; it is shown in all, so that nobody goes without. */
const reasons = at('settings', (settings) =>
  mapped(
    settings,
    at('reason', (reason) =>
      typeof reason === 'string' ? Object.fromEntries(LANGUAGES.map((one) => [one, reason])) : reason,
    ),
  ),
)

/** Version 1 wrote the guide's suggested times into the log, which nothing reads from there. */
const untimed = (event: unknown): unknown => {
  if (!isObject(event) || event.type !== 'opened') return event
  const { durations, ...rest } = event
  return rest
}

/**
 * Version 1 kept acts that no store had taken yet among the entries, with `at: null`, as if their times had been purged. A purge
 * takes the earliest times first, so acts without a time at the end of a stream that was never purged are pending.
 */
const streamFrom1 = (stream: unknown): unknown => {
  if (!isObject(stream) || !Array.isArray(stream.entries)) return stream
  const all: unknown[] = stream.entries.map((entry) =>
    mapped(entry, (value, key) =>
      key === 'event' ? reasons(untimed(value)) : key === 'resolved' ? reasons(value) : value,
    ),
  )
  const isTimeless = (entry: unknown) => isObject(entry) && entry.at === null
  const end = all.map((entry) => !isTimeless(entry)).lastIndexOf(true) + 1
  const entries = all.slice(0, end).some(isTimeless) ? all : all.slice(0, end)
  const pending = all.slice(entries.length).map((entry) => {
    const { at, ...act } = entry as Json
    return act
  })
  return { ...stream, version: entries.length, entries, ...(pending.length > 0 && { pending }) }
}

/** In the order of their versions; each leads to the next. */
export const MIGRATIONS: readonly Migration[] = [
  { from: 1, migrate: (kept) => ({ ...kept, version: 2, streams: mapped(kept.streams, streamFrom1) }) },
]
