import type { Act, Decided, Entry } from './events.ts'
import { afterErasing, erases, hasErasedWords } from './forgetting.ts'
import type { Slice, StreamName } from './store/contract.ts'

/*
 * One stream as a device holds it: what the store has confirmed, and what is pending on top.
 */
export interface Stream<S> {
  name: StreamName
  confirmed: Entry[]
  erasures: number
  /** What is held was compared with what the store has. */
  met: boolean
  pending: Decided[]
  /** Entries by id, so that a resend is known at once. */
  byId: Map<string, Decided>
  /** The state of what is confirmed, kept so that a rebase need not replay the whole stream. */
  base: S
  /** The state with what is pending. */
  state: S
  making: Making<S>
}

/** How a stream's state is made. */
export interface Making<S> {
  replay: (entries: readonly Decided[]) => S
  apply: (state: S, entry: Decided) => S
}

export const createStream = <S>(
  name: StreamName,
  making: Making<S>,
  kept: { entries: readonly Entry[]; erasures: number } = { entries: [], erasures: 0 },
): Stream<S> => {
  const { entries: confirmed, erasures } = kept
  const base = making.replay(confirmed)
  return {
    name,
    confirmed: [...confirmed],
    erasures,
    met: false,
    pending: [],
    byId: new Map(confirmed.map((entry) => [entry.id, entry])),
    base,
    state: base,
    making,
  }
}

/** Whether an act is one that was sent before: the same author, id and content; author and id alone where words were erased. */
export const isResend = (before: Decided, act: Pick<Act, 'by' | 'event'> | Decided): boolean =>
  canonical(before.by) === canonical(act.by) &&
  before.event.type === act.event.type &&
  (hasErasedWords(before) || canonical(before.event) === canonical(act.event))

/** The same text for the same value, whatever the order of its keys: a file's may be another than the store's. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

const reindex = <S>(stream: Stream<S>): void => {
  stream.byId = new Map([...stream.confirmed, ...stream.pending].map((entry) => [entry.id, entry]))
}

/**
 * Adds what was decided here: confirmed at once without a store, else pending. Words that it takes along go at once; those that
 * the store has, when the store agrees.
 */
export const addTo = <S>(stream: Stream<S>, entry: Decided, stampedAt: string | undefined): void => {
  stream.state = stream.making.apply(stream.state, entry)
  if (stampedAt === undefined) stream.pending.push(entry)
  else {
    stream.confirmed.push({ ...entry, at: stampedAt })
    stream.base = stream.state
  }
  stream.byId.set(entry.id, entry)
  if (erases(entry) === null) return
  if (stampedAt !== undefined) stream.confirmed = afterErasing(stream.confirmed, [entry])
  stream.pending = afterErasing(stream.pending, [entry])
  reindex(stream)
}

/** Rewrites what is held: what is pending, and without a store what is confirmed. */
export const rewriteHeld = <S>(
  stream: Stream<S>,
  change: <E extends Decided>(entry: E) => E,
  whole: boolean,
) => {
  if (whole) stream.confirmed = stream.confirmed.map(change)
  stream.pending = stream.pending.map(change)
  stream.base = stream.making.replay(stream.confirmed)
  stream.state = stream.pending.reduce(stream.making.apply, stream.base)
  reindex(stream)
}

/** Whether entries are the same but for the time at which the store took them. */
const areSame = (entries: readonly Entry[], pending: readonly Decided[]): boolean =>
  entries.length === pending.length &&
  entries.every(({ at, ...entry }, place) => JSON.stringify(entry) === JSON.stringify(pending[place]))

/**
 * Takes in what the store has: on top of what is confirmed, or anew when words were erased. Returns the pending acts whose id the
 * store knows with other content: they did not hold.
 */
export const receive = <S>(stream: Stream<S>, slice: Slice): Decided[] => {
  const { replay, apply } = stream.making
  const from = slice.version - slice.entries.length
  const held = stream.confirmed.length
  const anew = from === 0 && (!stream.met || slice.erasures !== stream.erasures || slice.version < held)
  stream.met = true
  // Two readers of this device may bring the same entries: what is held already is passed over.
  const fresh = anew ? slice.entries : slice.entries.slice(held - from)
  stream.confirmed = anew ? [...slice.entries] : [...stream.confirmed, ...fresh]
  if (anew) stream.base = replay(slice.entries)
  // What is pending, as it was sent: the state with it was made then.
  else stream.base = areSame(fresh, stream.pending) ? stream.state : fresh.reduce(apply, stream.base)
  if (anew) stream.erasures = slice.erasures
  const known = new Map(slice.entries.map((entry) => [entry.id, entry]))
  const clashing = stream.pending.filter((entry) => {
    const kept = known.get(entry.id)
    // What a talk carries a store that decides reads itself: that it differs takes nobody's words.
    return kept !== undefined && entry.event.type !== 'carried' && !isResend(kept, entry)
  })
  stream.pending = stream.pending.filter((entry) => !known.has(entry.id))
  if (anew) reindex(stream)
  else for (const entry of fresh) stream.byId.set(entry.id, entry)
  return clashing
}
