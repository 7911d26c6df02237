import { standsDecided } from '../agreements.ts'
import type { Decided } from '../events.ts'
import { allLines, openLines } from '../said.ts'
import type { Line, State } from '../state.ts'

/*
 * When something leaves the room. Taking a need forward or sharing a learning is decided at once, but it shows outside only
 * when every agreement on it is confirmed or its objection time has passed, and never again once one is taken back.
 */

/** Entries as they are held: stamped ones, pending ones that lack a time, and purged ones whose time is null. */
export type Entries = readonly (Decided & { at?: string | null })[]

const times = new WeakMap<Entries, Map<string, string | null | undefined>>()

/** When an entry was appended, looked up in a list of them. */
const timeOf = (id: string, entries: Entries): string | null | undefined => {
  const known = times.get(entries) ?? new Map(entries.map((entry) => [entry.id, entry.at]))
  times.set(entries, known)
  return known.get(id)
}

/** Days in which one may object to what was entered for one, unless the notice says otherwise. */
const OBJECTION_DAYS = 7
const DAY = 24 * 60 * 60 * 1000

/** When the objection time of an entry ends, in ms since 1970. A purged time has long passed; a pending entry has none yet. */
const stands = (id: string, entries: Entries, { notice }: State): number => {
  const at = timeOf(id, entries)
  if (at === undefined) return Number.POSITIVE_INFINITY
  return at === null ? 0 : Date.parse(at) + (notice?.objectionDays ?? OBJECTION_DAYS) * DAY
}

/**
 * Whether what was entered for somebody by another (a line, or an agreement) still waits for them: not confirmed, and the
 * objection time has not passed.
 *
 * @param entry The id of the entry it came by.
 */
export const isUnconfirmed = (
  entered: { unconfirmed?: true | undefined },
  entry: string,
  entries: Entries,
  state: State,
  now: string,
): boolean => entered.unconfirmed === true && stands(entry, entries, state) > Date.parse(now)

/**
 * The moment from which a need that was taken forward, or a learning that was shared, shows outside if nothing else happens:
 * ms since 1970, 0 when it waits for nothing, `Infinity` when it does not leave as things stand.
 */
export const leavesAt = (line: Line, entries: Entries, state: State): number => {
  if (!standsDecided(line)) return Number.POSITIVE_INFINITY
  const unconfirmed =
    line.agreements?.filter((one) => one.revision === line.revision && one.unconfirmed) ?? []
  return Math.max(0, ...unconfirmed.map((one) => stands(one.entry, entries, state)))
}

/** The next moment at which something leaves the room for a reader of these levels: ISO 8601; null when nothing is on its way. */
export const leavesNext = (
  entries: Entries,
  state: State,
  levels: readonly string[],
  now: string,
): string | null => {
  const moments = [
    ...openLines(state, 'learning'),
    ...openLines(state, 'need').filter(({ level }) => level !== undefined && levels.includes(level)),
  ].map((line) => leavesAt(line, entries, state))
  const next = Math.min(...moments.filter((at) => at > Date.parse(now)))
  return Number.isFinite(next) ? new Date(next).toISOString() : null
}

/** Whether a need that was taken forward, or a learning that was shared, shows outside at this moment (ISO 8601). */
export const hasLeft = (line: Line, entries: Entries, state: State, now: string): boolean =>
  leavesAt(line, entries, state) <= Date.parse(now)

/** Who has said yes to a line as it is worded now, and whose yes still waits for themselves. */
export const agreementOn = (
  line: Line,
  entries: Entries,
  state: State,
  now: string,
): { participant: string; unconfirmed?: true }[] =>
  (line.agreements ?? [])
    .filter((one) => one.revision === line.revision)
    .map((one) => ({
      participant: one.participant,
      ...(isUnconfirmed(one, one.entry, entries, state, now) && { unconfirmed: true as const }),
    }))

/** When the objection times end of whatever was entered for somebody and not confirmed, in ms since 1970. */
export const objectionEnds = (entries: Entries, state: State): number[] =>
  allLines(state)
    .filter((line) => line.status === 'open')
    .flatMap((line) => [
      ...(line.unconfirmed ? [line.id] : []),
      ...(line.agreements ?? []).filter((one) => one.unconfirmed).map((one) => one.entry),
    ])
    .map((entry) => stands(entry, entries, state))
