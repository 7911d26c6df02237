import { type Entry, evolve, replay, type Slice, type State, type Store } from '@oivallus/core'

/** The shared stream of a conversation as it stands in the store, and its state. */
export interface Head extends Slice {
  state: State
}

const headOf = (slice: Slice): Head => ({ ...slice, state: replay(slice.entries) })

/** The part of a stream from a version on. */
export const from = ({ entries, version, erasures }: Slice, at: number): Slice => ({
  entries: entries.slice(at),
  version,
  erasures,
})

/**
 * Where conversations stand. What was read last is remembered, so that only what is new is read; it is no more than that: whatever a
 * node forgets, or loses, it reads again.
 *
 * @param most How many conversations are remembered.
 */
export const createHeads = (store: Pick<Store, 'read'>, most: number) => {
  const remembered = new Map<string, Head>()

  const remember = (conversation: string, head: Head): Head => {
    // The one that was asked for longest ago stands first.
    remembered.delete(conversation)
    remembered.set(conversation, head)
    const [oldest] = remembered.keys()
    if (remembered.size > most && oldest !== undefined) remembered.delete(oldest)
    return head
  }

  const grown = (head: Head, fresh: readonly Entry[], version: number): Head => ({
    entries: [...head.entries, ...fresh],
    version,
    erasures: head.erasures,
    state: fresh.reduce(evolve, head.state),
  })

  return {
    /** The head as the store has it now. */
    at: async (conversation: string): Promise<Head> => {
      const known = remembered.get(conversation)
      if (!known) return remember(conversation, headOf(await store.read(conversation, 'shared')))
      const slice = await store.read(conversation, 'shared', known.version)
      const isNext =
        slice.erasures === known.erasures && slice.version === known.version + slice.entries.length
      if (isNext) return remember(conversation, grown(known, slice.entries, slice.version))
      return remember(conversation, headOf(await store.read(conversation, 'shared')))
    },
    /** Takes in what was just appended to this head. */
    after: async (conversation: string, head: Head, slice: Slice): Promise<Head> =>
      slice.erasures === head.erasures
        ? remember(conversation, grown(head, slice.entries, slice.version))
        : remember(conversation, headOf(await store.read(conversation, 'shared'))),
  }
}

export type Heads = ReturnType<typeof createHeads>
