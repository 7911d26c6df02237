import type { Entry, StoredEvent } from './events.ts'

/*
 * Erasure is an operation of the store, not an event: rows are rewritten in place, and ids, kinds, order and versions stay. No
 * rule rests on words, so an erased log replays to the same phase and the same gates.
 */

/** The fields of an event that hold people's words. */
const WORDS: readonly string[] = [
  'text',
  'why',
  'situation',
  'because',
  'needFirst',
  'wording',
  'discloses',
  'name',
]

const MARK = { erased: true } as const

/** The same value with every text of a person replaced by the empty mark. */
const withoutWords = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withoutWords) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      WORDS.includes(key) && typeof inner === 'string' ? MARK : withoutWords(inner),
    ]),
  ) as T
}

/** The same value with the words of the item that has this id replaced; for what a talk carried from another. */
const withoutItem = <T>(value: T, id: string): T => {
  if (Array.isArray(value)) return value.map((one) => withoutItem(one, id)) as T
  if (typeof value !== 'object' || value === null) return value
  if ('id' in value && value.id === id) return withoutWords(value)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutItem(inner, id)])) as T
}

const concerns = (entry: Entry, line: string): boolean =>
  entry.id === line || ('of' in entry.event && entry.event.of === line)

/** An entry with the words of one line (or draft) erased; the same entry if it holds none of them. */
export const eraseLine = (entry: Entry, line: string): Entry => {
  if (concerns(entry, line)) return rewritten(entry, withoutWords(entry.event))
  if (entry.event.type === 'carried') return rewritten(entry, withoutItem(entry.event, line))
  return entry
}

const rewritten = (entry: Entry, event: StoredEvent): Entry =>
  JSON.stringify(event) === JSON.stringify(entry.event) ? entry : { ...entry, event }

/**
 * The line (or draft) whose words an entry takes along when it is appended: withdrawing and discarding erase. A store erases
 * them in the same transaction. Null when it erases nothing.
 */
export const erases = ({ event }: Pick<Entry, 'event'>): string | null =>
  event.type === 'withdrawn' || event.type === 'discarded' ? event.of : null

/** All rows of a stream after these entries were appended: with the words gone that they take along. */
export const afterErasing = (
  entries: readonly Entry[],
  appended: readonly Pick<Entry, 'event'>[],
): Entry[] => {
  const lines = appended.map(erases).filter((line) => line !== null)
  return entries.map((entry) => lines.reduce(eraseLine, entry))
}

/** An entry with one person made "someone": a fresh id of their own in every place, and their name and words erased. */
export const erasePerson = (entry: Entry, person: string, someone: string): Entry => {
  const own = 'participant' in entry.by && entry.by.participant === person
  const event = own ? withoutWords(entry.event) : entry.event
  return renamed({ ...entry, event }, person, someone)
}

const renamed = <T>(value: T, from: string, to: string): T => {
  if (value === from) return to as T
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      WORDS.includes(key) ? inner : renamed(inner, from, to),
    ]),
  ) as T
}
