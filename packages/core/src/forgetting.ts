import type { Decided, StoredEvent, StoredEvents } from './events.ts'

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

/** The same value with every part changed as `change` says, the outer ones first; inside what was changed it looks no further. */
const changed = <T>(value: T, change: (part: unknown, key: string) => unknown, key = ''): T => {
  const now = change(value, key)
  if (now !== value || typeof value !== 'object' || value === null) return now as T
  if (Array.isArray(value)) return value.map((one) => changed(one, change, key)) as T
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, changed(inner, change, name)]),
  ) as T
}

/** The same value with every text of a person replaced by the empty mark. */
const withoutWords = <T>(value: T): T =>
  changed(value, (part, key) => (typeof part === 'string' && WORDS.includes(key) ? MARK : part))

type Carried = Pick<StoredEvents['carried'], 'sources'>
/** By which entry words came, and who said them, as far as the log tells. */
type Source = { entry: string; by?: unknown }

/**
 * The same with those carried words gone of which `isGone` says so, by where they come from and the item they stand in. In an older
 * log they come from the line that has the item's id, and only of what was parked is it known who said it.
 */
const withoutCarried = <C extends Carried>(
  carried: C,
  isGone: (source: Source, of: string) => boolean,
): C => {
  const bare = (value: unknown, item: { id: string; by?: unknown }): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((one) => bare(one, item))
    const here = 'id' in value ? (value as typeof item) : item
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (typeof inner !== 'string' || !WORDS.includes(key)) return [key, bare(inner, here)]
        const known = carried.sources?.find(({ of, field }) => of === here.id && field === key)
        return [key, isGone(known ?? { entry: here.id, by: here.by }, here.id) ? MARK : inner]
      }),
    )
  }
  return bare(carried, { id: '' }) as C
}

/** What was carried of a line, with its words gone. */
export const withoutLine = <C extends Carried>(carried: C, line: string): C =>
  withoutCarried(carried, ({ entry }, of) => of === line || entry === line)

/** An entry with the words gone that a talk carried from these entries of an earlier one; the same entry if it holds none. */
export const eraseCarried = <E extends Decided>(entry: E, from: readonly string[]): E =>
  entry.event.type === 'carried'
    ? rewritten(
        entry,
        withoutCarried(entry.event, (source) => from.includes(source.entry)),
      )
    : entry

/** The talks before one, as a store keeps them now. */
export interface KeptBefore {
  entries: readonly Decided[]
  /** Who took part in the last of them, in the order in which they joined. */
  participants: readonly string[]
  /** The last of them was erased whole. */
  isGone: boolean
}

/**
 * What a talk carries, as the talks before it are kept: a device that has not heard of it may bring words that were erased there
 * since, or somebody who is someone now.
 */
export const carriedAsKept = <E extends Decided>(
  entry: E,
  { entries, participants, isGone }: KeptBefore,
): E => {
  if (entry.event.type !== 'carried') return entry
  const { sources = [], participants: people } = entry.event
  const kept = new Map(entries.map((one) => [one.id, one]))
  const bare = withoutCarried(entry.event, (source) => {
    const now = kept.get(source.entry)
    return now ? hasErasedWords(now) : isGone
  })
  const pairs = [
    ...people.map((person, at) => [person, participants[at]]),
    ...sources.map(({ by, entry: id }) => [personOf(by), personOf(kept.get(id)?.by)]),
  ]
  const someones = pairs.filter(([person, now]) => now !== undefined && now !== person) as [string, string][]
  return rewritten(
    entry,
    someones.reduce((event, [person, now]) => renamed(event, person, now), bare),
  )
}

/** Whether an entry brings or rewords a line (or draft). */
const concerns = (entry: Decided, line: string): boolean =>
  entry.id === line || ('of' in entry.event && entry.event.of === line)

/** An entry with the words of one line (or draft) erased; the same entry if it holds none of them. */
export const eraseLine = <E extends Decided>(entry: E, line: string): E => {
  if (concerns(entry, line)) return rewritten(entry, withoutWords(entry.event))
  if (entry.event.type === 'carried') return rewritten(entry, withoutLine(entry.event, line))
  return entry
}

const rewritten = <E extends Decided>(entry: E, event: StoredEvent): E =>
  JSON.stringify(event) === JSON.stringify(entry.event) ? entry : { ...entry, event }

/**
 * The line (or draft, or rewording) whose words an entry takes along when it is appended: withdrawing, discarding and taking back
 * erase. A store erases them in the same transaction. Null when it erases nothing.
 */
export const erases = ({ event }: Pick<Decided, 'event'>): string | null =>
  event.type === 'withdrawn' || event.type === 'discarded'
    ? event.of
    : event.type === 'revised'
      ? (event.takesBack ?? null)
      : null

/**
 * All rows of a stream after these entries were appended: with the words gone that they take along. The same array when they
 * take none along.
 */
export const afterErasing = <E extends Decided>(entries: E[], appended: readonly Decided[]): E[] => {
  const lines = appended.map(erases).filter((line) => line !== null)
  return lines.length === 0 ? entries : entries.map((entry) => lines.reduce(eraseLine<E>, entry))
}

/**
 * Whose private stream may hold the words that went from the shared one, and which words: a draft that was brought in, or a copy
 * that came back. What was carried is nobody's draft.
 */
export const echoesOf = (
  before: readonly Decided[],
  after: readonly Decided[],
): { owner: string; texts: string[] }[] =>
  before.flatMap((entry, index) => {
    const gone = wordsOfEntry(entry)
    const { by, enteredBy, event } = entry
    const left = after[index]
    if (!left || gone.length === 0 || event.type === 'carried' || wordsOfEntry(left).length === gone.length)
      return []
    const owners = ['participant' in by ? by.participant : undefined, enteredBy]
    return owners.flatMap((owner) =>
      owner === undefined ? [] : [{ owner, texts: [...gone, gone.join('\n')] }],
    )
  })

/** An entry of a private stream, with its words gone if they are among these; else the same entry. */
export const eraseEcho = <E extends Decided>(entry: E, texts: readonly string[]): E =>
  wordsOfEntry(entry).some((text) => texts.includes(text))
    ? { ...entry, event: withoutWords(entry.event) }
    : entry

/** Whether words of this entry were erased. */
export const hasErasedWords = ({ event }: Decided): boolean =>
  JSON.stringify(event).includes('{"erased":true}')

/** The words that an entry brings, in the order of its fields; names are none. */
export const wordsOfEntry = ({ event }: Decided): string[] => collect(event)

const collect = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => {
        if (typeof inner !== 'string') return collect(inner)
        return key !== 'name' && WORDS.includes(key) ? [inner] : []
      })

/** Fields that hold a participant's id, or several. Only these are rewritten: an id may look like any other word. */
const PERSONS: readonly string[] = [
  'participant',
  'participants',
  'enteredBy',
  'asked',
  'lead',
  'for',
  'except',
  'carries',
]

const renamed = <T>(value: T, from: string, to: string): T =>
  changed(value, (part, key) => (part === from && PERSONS.includes(key) ? to : part))

const personOf = (by: unknown): unknown => (by as { participant?: unknown } | undefined)?.participant

const isOf = (by: unknown, person: string): boolean => personOf(by) === person

/** What an entry says without the words of this person. What the library wrote in their name are not their words. */
const withoutWordsOf = ({ by, event }: Decided, person: string): StoredEvent => {
  if (event.type === 'carried') return withoutCarried(event, (source) => isOf(source.by, person))
  return event.type !== 'opened' && isOf(by, person) ? withoutWords(event) : event
}

/** An entry with one person made "someone": a fresh id of their own in every place, and their name and words erased. */
export const erasePerson = <E extends Decided>(entry: E, person: string, someone: string): E => {
  const bare = renamed({ ...entry, event: withoutWordsOf(entry, person) }, person, someone)
  const { event } = bare
  return event.type === 'handedOver' && event.to === person
    ? { ...bare, event: { ...event, to: someone } }
    : bare
}
