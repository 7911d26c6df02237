import { type Decided, type Entry, evolve, replay, type Slice, type State, type Store } from '@oivallus/core'
import { FURTHEST } from './bodies.ts'

/** Where the shared stream of a conversation stands in the store, and its state. Its entries are read when they are asked for. */
export interface Head extends Omit<Slice, 'entries'> {
  state: State
  /** The talk before it in its series. */
  follows: string | undefined
  /** The ids of its entries; of some, perhaps, that came after it. */
  ids: Set<string>
}

/** A stream as it was decided before the store took it. */
export interface Foreseen {
  takes: readonly Decided[]
  /** The state after these. */
  state?: State
}

/** The part of a slice from a version on: a store that took words along, or looked at what is carried, answers with the whole stream. */
export const from = ({ entries, version, erasures }: Slice, at: number): Slice => ({
  entries: entries.slice(Math.max(0, at - (version - entries.length))),
  version,
  erasures,
})

/** What a talk weighs besides its entries, as so many of them. */
const ITSELF = 20

/** The talk before this one, as it is opened with. */
export const followsIn = ([first]: readonly Decided[]): string | undefined =>
  first?.event.type === 'opened' ? first.event.follows : undefined

const headOf = ({ entries, version, erasures }: Slice): Head => ({
  version,
  erasures,
  state: replay(entries),
  follows: followsIn(entries),
  ids: new Set(entries.map(({ id }) => id)),
})

/** The ids are added where they are: an id that a head has too early leads whoever looks for it to the store, and no further. */
const grown = (head: Head, fresh: readonly Entry[], state: State): Head => {
  for (const { id } of fresh) head.ids.add(id)
  const follows = head.version > 0 ? head.follows : followsIn(fresh)
  return { ...head, version: head.version + fresh.length, state, follows }
}

/** What was decided is what the store took, whenever it took these very events. */
const stateAfter = (head: Head, fresh: readonly Entry[], { takes, state }: Foreseen): State =>
  state && fresh.length === takes.length && fresh.every(({ event }, at) => event === takes[at]?.event)
    ? state
    : fresh.reduce(evolve, head.state)

/**
 * Where conversations stand. What was asked for last is remembered, so that only what is new is read; it is no more than that:
 * whatever a node forgets, or loses, it reads again.
 *
 * @param most How many entries the talks have together that are remembered.
 */
export const createHeads = (store: Pick<Store, 'read'>, most: number) => {
  const remembered = new Map<string, Head>()
  let weight = 0

  const forget = (conversation: string) => {
    const head = remembered.get(conversation)
    if (!head) return
    remembered.delete(conversation)
    weight -= head.version + ITSELF
  }

  const remember = (conversation: string, head: Head): Head => {
    forget(conversation)
    // Whoever asks for what is not there fills no memory by it.
    if (head.version === 0) return head
    remembered.set(conversation, head)
    weight += head.version + ITSELF
    // The one that was asked for longest ago stands first.
    for (const oldest of remembered.keys()) {
      if (weight <= most) break
      forget(oldest)
    }
    return head
  }

  /** The head as the store has it now, and the stream from a version on, of one moment. */
  const since = async (conversation: string, at: number): Promise<{ head: Head; slice: Slice }> => {
    const known = remembered.get(conversation)
    const begins = Math.min(at, known?.version ?? 0)
    const read = await store.read(conversation, 'shared', begins)
    const slice = from(read, at)
    if (known && read.erasures === known.erasures && read.version >= known.version) {
      const fresh = from(read, known.version).entries
      const head = fresh.length > 0 ? grown(known, fresh, fresh.reduce(evolve, known.state)) : known
      return { head: remember(conversation, head), slice }
    }
    if (begins === 0) return { head: remember(conversation, headOf(read)), slice }
    forget(conversation)
    return since(conversation, at)
  }

  /** The head as the store has it now. */
  const at = async (conversation: string): Promise<Head> => (await since(conversation, FURTHEST)).head

  return {
    at,
    since,
    /** Takes in what was just appended to this head. */
    after: async (conversation: string, head: Head, slice: Slice, foreseen: Foreseen): Promise<void> => {
      const fresh = from(slice, head.version).entries
      if (slice.erasures !== head.erasures) forget(conversation)
      else remember(conversation, grown(head, fresh, stateAfter(head, fresh, foreseen)))
    },
  }
}

export type Heads = ReturnType<typeof createHeads>
