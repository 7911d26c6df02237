import { decide } from './decide.ts'
import type { Act, Decided, Entry, SentEvent } from './events.ts'
import { evolve, replay } from './evolve.ts'
import { afterErasing, erases } from './forgetting.ts'
import type { Platform } from './platform.ts'
import { evolveMine, type Mine, NOTHING, replayMine } from './private.ts'
import { wordsOf } from './rules/rule.ts'
import { EMPTY, type State } from './state.ts'
import type { Slice, Store, StreamName } from './store/contract.ts'
import type { Kind } from './vocabulary.ts'

/*
 * The streams that one device holds: the shared one, and its viewer's private one. Each is confirmed entries and pending acts.
 * Whatever arrives goes under the pending acts, which are decided again on top: what still holds stays; what does not leaves
 * and comes back to its author with the words.
 */

interface Stream<S> {
  name: StreamName
  confirmed: Entry[]
  /** Entries by id, confirmed and pending, so that a resend is known at once. */
  byId: Map<string, Decided>
  erasures: number
  /** The state of what is confirmed, kept so that a rebase need not replay the whole stream. */
  base: S
  pending: Decided[]
  state: S
}

/** What a book is made from. */
export interface BookOptions {
  conversation: string
  /** Whose private stream is held here; undefined on a shared screen. */
  owner: string | undefined
  platform: Platform
  store: Store | undefined
  shared?: Entry[]
  mine?: Entry[]
}

interface Snapshot {
  state: State
  mine: Mine
  returned: Mine['cameBack']
  pending: number
  trouble: unknown
}

export const createBook = ({ conversation, owner, platform, store, ...given }: BookOptions) => {
  const shared: Stream<State> = streamOf('shared', given.shared ?? [], replay, EMPTY)
  const mine: Stream<Mine> = streamOf(`private/${owner ?? ''}`, given.mine ?? [], replayMine, NOTHING)
  const listeners = new Set<() => void>()
  // On a shared screen nothing is private: words that did not hold stay here, in this object alone.
  let strays: Mine['cameBack'] = []
  let trouble: unknown
  let snapshot: Snapshot | undefined
  let settling: Promise<void> | undefined
  // Told of a change while settling: it is read when settling is done.
  let missed = false
  let disposed = false

  const changed = () => {
    snapshot = undefined
    for (const listener of [...listeners]) listener()
  }

  const comesBack = ({ event }: Decided) => {
    const words = wordsOf(event as SentEvent)
    if (words === undefined) return
    const kind = (event.type === 'parked' ? event.line.kind : event.type.split('.')[1] || 'other') as Kind
    const id = platform.id()
    if (owner === undefined) strays = [...strays, { id, text: words, kind }]
    else
      addTo(mine, evolveMine, {
        id,
        by: { participant: owner },
        event: {
          type: 'cameBack',
          kind: event.type.startsWith('noted.') || event.type === 'parked' ? kind : 'other',
          text: words,
        },
      })
  }

  const addTo = <S>(stream: Stream<S>, apply: (state: S, entry: Decided) => S, entry: Decided) => {
    stream.state = apply(stream.state, entry)
    stream.byId.set(entry.id, entry)
    if (store) stream.pending.push(entry)
    else {
      const stamped = { ...entry, at: platform.now() }
      stream.confirmed.push(stamped)
      if (erases(stamped) !== null) {
        stream.confirmed = afterErasing(stream.confirmed, [stamped])
        stream.byId = indexOf(stream.confirmed)
      }
      stream.base = stream.state
    }
  }

  /** Decides the pending acts again on top of what is confirmed. */
  const rebase = () => {
    const today = platform.dayOf(platform.now(), shared.base.zone)
    const pending = shared.pending
    shared.state = shared.base
    shared.pending = []
    for (const entry of pending) {
      const { id, by, enteredBy, event } = entry
      const act = { id, by, ...(enteredBy !== undefined && { enteredBy }), event } as Act
      const decision =
        event.type === 'opened' ? { accepted: true as const, entry } : decide(shared.state, act, { today })
      if (!decision.accepted) comesBack(entry)
      else if (decision.entry) {
        shared.pending.push(decision.entry)
        shared.state = evolve(shared.state, decision.entry)
      }
    }
    mine.state = mine.pending.reduce(evolveMine, mine.base)
  }

  const receive = <S>(
    stream: Stream<S>,
    slice: Slice,
    replayAll: (entries: readonly Entry[]) => S,
    apply: (state: S, entry: Decided) => S,
  ) => {
    const from = slice.version - slice.entries.length
    const anew = from === 0 && slice.erasures !== stream.erasures
    // Two readers of this device may bring the same entries: what is held already is passed over.
    const fresh = anew ? slice.entries : slice.entries.slice(stream.confirmed.length - from)
    stream.confirmed = anew ? slice.entries : [...stream.confirmed, ...fresh]
    stream.base = anew ? replayAll(slice.entries) : fresh.reduce(apply, stream.base)
    stream.erasures = slice.erasures
    const known = new Set(slice.entries.map((entry) => entry.id))
    stream.pending = stream.pending.filter((entry) => !known.has(entry.id))
    stream.byId = indexOf([...stream.confirmed, ...stream.pending])
  }

  const receiveInto = (stream: Stream<State> | Stream<Mine>, slice: Slice) => {
    if (stream === shared) receive(shared, slice, replay, evolve)
    else receive(mine, slice, replayMine, evolveMine)
    rebase()
    changed()
  }

  /** Reads what came meanwhile; anew when words were erased. */
  const catchUp = async (kept: Store, stream: Stream<State> | Stream<Mine>) => {
    let slice = await kept.read(conversation, stream.name, stream.confirmed.length)
    if (slice.erasures !== stream.erasures) slice = await kept.read(conversation, stream.name, 0)
    if (slice.entries.length > 0 || slice.erasures !== stream.erasures) receiveInto(stream, slice)
  }

  const flush = async (kept: Store, stream: Stream<State> | Stream<Mine>) => {
    while (stream.pending.length > 0 && !disposed) {
      const expected = stream.confirmed.length
      const { appended, ...result } = await kept.append(conversation, stream.name, expected, [
        ...stream.pending,
      ])
      // Behind in entries or in erasures: read first, and what is pending is decided again.
      const slice = appended && 'slice' in result ? result.slice : undefined
      const isWhole = slice && slice.version === slice.entries.length
      if (slice && (isWhole || slice.erasures === stream.erasures)) receiveInto(stream, slice)
      else await catchUp(kept, stream)
    }
  }

  const load = async (kept: Store) => {
    await catchUp(kept, shared)
    if (owner !== undefined) await catchUp(kept, mine)
  }

  const settle = (): Promise<void> => {
    if (!store || disposed) return Promise.resolve()
    settling ??= (async () => {
      try {
        do {
          missed = false
          await flush(store, shared)
          await flush(store, mine)
          if (missed) await load(store)
        } while (missed && !disposed)
        if (trouble !== undefined) {
          trouble = undefined
          changed()
        }
      } catch (error) {
        trouble = error
        changed()
      } finally {
        settling = undefined
      }
    })()
    return settling
  }

  const unsubscribe = store?.subscribe(conversation, ({ stream, version, erasures }) => {
    const held = stream === 'shared' ? shared : stream === mine.name ? mine : undefined
    if (settling) missed = true
    if (!held || settling || (held.confirmed.length >= version && held.erasures === erasures)) return
    void catchUp(store, held).then(settle, (error) => {
      trouble = error
      changed()
    })
  })

  return {
    state: () => shared.state,
    snapshot: (): Snapshot => {
      snapshot ??= {
        state: shared.state,
        mine: mine.state,
        returned: owner === undefined ? strays : mine.state.cameBack,
        pending: shared.pending.length + mine.pending.length,
        trouble,
      }
      return snapshot
    },
    find: (id: string): Decided | undefined => shared.byId.get(id) ?? mine.byId.get(id),
    add: (stream: 'shared' | 'private', entry: Decided) => {
      if (stream === 'shared') addTo(shared, evolve, entry)
      else addTo(mine, evolveMine, entry)
      changed()
      void settle()
    },
    entries: (stream: StreamName = 'shared'): readonly (Entry | Decided)[] => {
      const held = stream === 'shared' ? shared : stream === mine.name ? mine : undefined
      return held ? [...held.confirmed, ...held.pending] : []
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    settled: async () => {
      await settle()
      if (store && trouble === undefined) await load(store)
    },
    /** Reads both streams from the store. */
    load: () => (store ? load(store) : Promise.resolve()),
    dispose: () => {
      disposed = true
      unsubscribe?.()
      listeners.clear()
    },
  }
}

const streamOf = <S>(
  name: StreamName,
  entries: Entry[],
  replayAll: (entries: readonly Entry[]) => S,
  empty: S,
): Stream<S> => {
  const base = entries.length > 0 ? replayAll(entries) : empty
  return { name, confirmed: entries, byId: indexOf(entries), erasures: 0, base, pending: [], state: base }
}

const indexOf = (entries: readonly Decided[]) => new Map(entries.map((entry) => [entry.id, entry]))
