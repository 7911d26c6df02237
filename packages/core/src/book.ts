import { decide } from './decide.ts'
import { OivallusError } from './errors.ts'
import { type Act, type Decided, type Entry, kindNoted, type SentEvent } from './events.ts'
import { evolve, replay } from './evolve.ts'
import { afterErasing, echoesOf, eraseEcho, erases, wordsOfEntry } from './forgetting.ts'
import { refuseForeign } from './notes/foreign.ts'
import { isBy, senderOf } from './people.ts'
import type { Platform } from './platform.ts'
import { type CameBack, evolveMine, type Mine, replayMine, visible } from './private.ts'
import { LONGEST_TEXT } from './schema.ts'
import type { State } from './state.ts'
import type { Changed, OutsideSight, Slice, Store, StreamName } from './store/contract.ts'
import { addTo, createStream, receive, rewriteHeld, type Stream } from './stream.ts'
import type { Kind } from './vocabulary.ts'

/*
 * The streams that one device holds: the shared one, and its viewer's private one. Whatever arrives goes under the pending acts,
 * which are decided again on top: what still holds stays; what does not leaves, and comes back to its author with the words.
 */

/** What a book is made from. */
export interface BookOptions {
  conversation: string
  /** Whose private stream is held here; undefined on a shared screen. */
  owner: string | undefined
  platform: Platform
  store: Store | undefined
  /** What was kept elsewhere, when a conversation is restored. */
  shared?: KeptStream | undefined
  mine?: KeptStream | undefined
  /** Words that came back and stand in no stream. */
  strays?: readonly CameBack[] | undefined
}

/** A stream as an envelope keeps it. */
interface KeptStream {
  entries: readonly Entry[]
  erasures: number
  pending?: readonly Decided[] | undefined
}

interface Snapshot {
  state: State
  mine: Mine
  returned: CameBack[]
  pending: number
  trouble: unknown
}

const kindOf = ({ event }: Decided): Kind | 'other' => {
  if (event.type === 'parked') return event.line.kind
  return kindNoted(event.type) ?? 'other'
}

export const createBook = ({ conversation, owner, platform, store, ...given }: BookOptions) => {
  const shared = createStream<State>('shared', { replay, apply: evolve }, given.shared)
  const mine = createStream<Mine>(
    `private/${owner ?? ''}`,
    { replay: replayMine, apply: evolveMine },
    given.mine,
  )
  const listeners = new Set<() => void>()
  // Words of those who have no private stream here, around a shared screen or at another's: they stay in this object.
  let strays: readonly CameBack[] = given.strays ?? []
  let trouble: unknown
  let snapshot: Snapshot | undefined
  let settling: Promise<void> | undefined
  // Of a talk that is not to be read here: what is seen of it from outside.
  let outside: OutsideSight | undefined
  // What was told while settling: when that is done, what is not held by then is read.
  let told: Changed[] = []
  let halted = false

  const changed = () => {
    snapshot = undefined
    for (const listener of [...listeners])
      try {
        listener()
      } catch (error) {
        // A host's listener that throws is the host's to hear of; the talk goes on.
        queueMicrotask(() => {
          throw error
        })
      }
  }

  const setTrouble = (cause: unknown) => {
    trouble = cause
    changed()
  }

  /** No more goes to the store: the conversation there is gone, or is another one. */
  const halt = (error: OivallusError) => {
    halted = true
    setTrouble(error)
  }

  /** Whether a change is of a stream held here, and not in what is held: a stream grows, and only an erasure makes it shorter. */
  const isNews = ({ stream, version, erasures }: Changed): boolean => {
    const held = streamOf(stream)
    // From outside nothing is held: whatever is told may have changed what is seen.
    if (outside) return held !== undefined
    if (!held || erasures < held.erasures) return false
    return erasures > held.erasures || version > held.confirmed.length
  }

  /** The stream of this name, if this device holds it. */
  const streamOf = (name: StreamName) => (name === 'shared' ? shared : name === mine.name ? mine : undefined)

  const stamp = () => (store ? undefined : platform.now())

  const comesBack = (entry: Decided) => {
    if (owner === undefined || !isBy(entry.by, owner)) return straysWith(entry)
    for (const { id, ...one } of wordsBackOf(entry))
      addTo(mine, { id, by: { participant: owner }, event: { type: 'cameBack', ...one } }, stamp())
  }

  const straysWith = (entry: Decided) => {
    strays = [...strays, ...wordsBackOf(entry)]
  }

  /** The words of an entry as they come back, cut where together they are too long. */
  const wordsBackOf = (entry: Decided) => {
    const words = wordsOfEntry(entry)
    const whole = words.join('\n')
    const texts = whole.length > LONGEST_TEXT ? words : [whole]
    return texts
      .filter((text) => text !== '')
      .map((text) => ({ id: platform.id(), text, kind: kindOf(entry) }))
  }

  /** Words that an entry takes along go from the viewer's own stream, too; what the store has of it, the store erases. */
  const forgetEchoes = (entry: Decided) => {
    if (erases(entry) === null) return
    const all = [...shared.confirmed, ...shared.pending]
    const echoes = echoesOf(all, afterErasing(all, [entry]))
    const texts = echoes.flatMap((one) => (one.owner === owner ? one.texts : []))
    strays = strays.filter(({ text }) => !echoes.some((one) => one.texts.includes(text as string)))
    if (texts.length > 0) rewriteHeld(mine, (one) => eraseEcho(one, texts), store === undefined)
  }

  /** Decides the pending acts again on top of what is confirmed. */
  const rebase = () => {
    const today = () => platform.dayOf(platform.now(), shared.base.zone)
    const { pending } = shared
    shared.state = shared.base
    shared.pending = []
    for (const { id } of pending) shared.byId.delete(id)
    for (const entry of pending) {
      const { event } = entry
      const act = { ...senderOf(entry), event } as Act
      const decision =
        event.type === 'opened' ? { accepted: true as const, entry } : decide(shared.state, act, { today })
      if (!decision.accepted) comesBack(entry)
      else if (decision.entry) addTo(shared, decision.entry, undefined)
    }
    mine.state = mine.pending.reduce(evolveMine, mine.base)
  }

  /** Lets go of what a store that decides did not take: it comes back to its author. A draft has no other place than here. */
  const letGo = (stream: Stream<State> | Stream<Mine>, refused: readonly { id: string }[] = []) => {
    const isRefused = ({ id }: Decided) => refused.some((one) => one.id === id)
    const gone = stream.pending.filter(isRefused)
    stream.pending = stream.pending.filter((entry) => !isRefused(entry))
    for (const entry of gone)
      if (entry.event.type === 'opened') halt(notOpened())
      else if (stream === shared) comesBack(entry)
      else straysWith(entry)
  }

  const receiveInto = (stream: Stream<State> | Stream<Mine>, slice: Slice) => {
    if (stream === shared) for (const entry of receive(shared, slice)) comesBack(entry)
    else receive(mine, slice)
    rebase()
    changed()
  }

  /** Whether the store's stream and what is held are one, as far as both go: without a common store nothing is merged. */
  const isOurs = (stream: Stream<State> | Stream<Mine>, slice: Slice): boolean => {
    // A private stream that was let go of may have begun anew.
    if (stream === mine && slice.erasures > stream.erasures) return true
    const held =
      stream.confirmed.length > 0 || stream === mine ? stream.confirmed : shared.pending.slice(0, 1)
    try {
      refuseForeign(held, slice.entries)
      return true
    } catch (error) {
      halt(error as OivallusError)
      return false
    }
  }

  /**
   * Reads what came meanwhile; the whole stream when words were erased, or when it meets the store for the first time. What the
   * store lacks of what is held goes there as it stands: nothing that was kept is replaced by less, unless it was erased.
   */
  const catchUp = async (kept: Store, stream: Stream<State> | Stream<Mine>): Promise<void> => {
    let slice = await kept.read(conversation, stream.name, stream.met ? stream.confirmed.length : 0)
    const held = stream.confirmed.length
    const isShort = slice.version < held
    const isBehind = !stream.met || isShort || slice.erasures !== stream.erasures
    if (isBehind && slice.entries.length < slice.version)
      slice = await kept.read(conversation, stream.name, 0)
    if ((!stream.met || isShort) && !isOurs(stream, slice)) return
    const isEmptied = slice.version === 0 && slice.erasures > 0
    const isRewritten = isEmptied || (stream === mine && slice.erasures > stream.erasures)
    if (isShort && !isRewritten) {
      const { version } = slice
      const result = await kept.append(conversation, stream.name, version, stream.confirmed.slice(version))
      if (result.appended && result.refused?.length) return halt(keepsLess())
      // Its entries bear the store's times from now on.
      stream.met = false
      if (result.appended || !result.gone) return catchUp(kept, stream)
    } else if (isBehind || slice.entries.length > 0) receiveInto(stream, slice)
    if (isEmptied && stream === shared) halt(erased())
  }

  const keepsLess = () =>
    new OivallusError(
      'foreign-log',
      `The store keeps less of the conversation "${conversation}" than is held here, and takes back no more of it. Keep the envelope of this one, and open it anew from the store.`,
    )

  const notOpened = () =>
    new OivallusError(
      'store-refused',
      `The server does not let the conversation "${conversation}" be opened so: see who may, under which notice and by which rules. Nothing of it is kept there.`,
    )

  const erased = () =>
    new OivallusError(
      'erased',
      `The conversation "${conversation}" was erased from the store. Nothing more is kept of it; open a new one.`,
    )

  /** From outside an act is sent, and nothing of the talk comes back but what is seen of it. */
  const flushOutside = async (kept: Store) => {
    const sent = [...shared.pending]
    if (sent.length > 0) {
      const result = await kept.append(conversation, 'shared', 0, sent)
      const refused = result.appended ? (result.refused ?? []) : []
      for (const entry of sent) if (refused.some(({ id }) => id === entry.id)) straysWith(entry)
      shared.pending = shared.pending.filter((entry) => !sent.includes(entry))
      rebase()
    }
    await load(kept)
  }

  const flush = async (kept: Store, stream: Stream<State> | Stream<Mine>) => {
    if (outside && stream === shared) return flushOutside(kept)
    while (stream.pending.length > 0 && !halted) {
      const unmet = [shared, stream].find((one) => !one.met && one.confirmed.length > 0)
      if (unmet) {
        await catchUp(kept, unmet)
        continue
      }
      const result = await kept.append(conversation, stream.name, stream.confirmed.length, [
        ...stream.pending,
      ])
      if (!result.appended && result.gone) {
        await load(kept)
        halt(erased())
        return
      }
      // Behind in entries or in erasures: read first, and what is pending is decided again.
      const slice = result.appended ? result.slice : undefined
      if (result.appended) letGo(stream, result.refused)
      if (halted) return
      const isWhole = slice && slice.version === slice.entries.length
      if (slice && (isWhole || slice.erasures === stream.erasures)) receiveInto(stream, slice)
      else await catchUp(kept, stream)
    }
  }

  const look = async (kept: Store, refusal: unknown) => {
    const isRefused = refusal instanceof OivallusError && refusal.reason === 'store-refused'
    if (!isRefused || !kept.outside || shared.confirmed.length > 0) throw refusal
    outside = await kept.outside(conversation)
    changed()
  }

  const load = async (kept: Store) => {
    try {
      await catchUp(kept, shared)
      // Whoever was let in reads from now on.
      outside = undefined
    } catch (refusal) {
      return look(kept, refusal)
    }
    if (owner !== undefined && !halted) await catchUp(kept, mine)
  }

  const settleWith = async (kept: Store) => {
    try {
      for (;;) {
        told = []
        await flush(kept, shared)
        await flush(kept, mine)
        if (halted) break
        if (told.some(isNews)) await load(kept)
        else if (shared.pending.length + mine.pending.length === 0) break
      }
      if (trouble !== undefined && !halted) setTrouble(undefined)
    } catch (error) {
      setTrouble(error)
    } finally {
      settling = undefined
    }
  }

  const settle = (): Promise<void> => {
    if (!store || halted) return Promise.resolve()
    settling ??= settleWith(store)
    return settling
  }

  const unsubscribe = store?.subscribe(conversation, (changed) => {
    if (settling) told.push(changed)
    const held = streamOf(changed.stream)
    if (!held || halted || settling) return
    if (!isNews(changed)) {
      // The store is there, whatever came of it: what waits goes now.
      if (shared.pending.length + mine.pending.length > 0) void settle()
      return
    }
    void (shared.met ? catchUp(store, held) : load(store)).then(settle, setTrouble)
  })

  for (const entry of given.shared?.pending ?? []) addTo(shared, entry, stamp())
  for (const entry of given.mine?.pending ?? []) addTo(mine, entry, stamp())

  return {
    conversation,
    owner,
    /** What is seen from outside, when the store gives nothing else here. */
    outside: () => outside,
    state: () => shared.state,
    /** The talk before in the series. */
    follows: (): string | undefined => {
      const { event } = shared.confirmed[0] ?? shared.pending[0] ?? {}
      return event?.type === 'opened' ? event.follows : undefined
    },
    snapshot: (): Snapshot => {
      if (snapshot) return snapshot
      const own = visible(mine.state)
      snapshot = {
        state: shared.state,
        mine: own,
        returned: strays.length > 0 ? [...own.cameBack, ...strays] : own.cameBack,
        pending: shared.pending.length + mine.pending.length,
        trouble,
      }
      return snapshot
    },
    /** Whether an act is about words that came back here and stand in no stream: then it is nobody else's to decide. */
    isOfStray: (event: SentEvent): boolean =>
      (event.type === 'discarded' || event.type === 'redrafted') && strays.some((one) => one.id === event.of),
    /** Lets go of such words, or rewords them. */
    decideStray: (event: SentEvent) => {
      if (event.type === 'discarded') strays = strays.filter((one) => one.id !== event.of)
      if (event.type === 'redrafted')
        strays = strays.map((one) => (one.id === event.of ? { ...one, text: event.text } : one))
      changed()
    },
    find: (id: string): Decided | undefined => shared.byId.get(id) ?? mine.byId.get(id),
    add: (stream: 'shared' | 'private', entry: Decided) => {
      if (stream === 'shared') {
        forgetEchoes(entry)
        addTo(shared, entry, stamp())
      } else addTo(mine, entry, stamp())
      changed()
      void settle()
    },
    entries: (stream: StreamName = 'shared'): readonly (Entry | Decided)[] => {
      const { confirmed = [], pending = [] } = streamOf(stream) ?? {}
      return [...confirmed, ...pending]
    },
    erasures: (stream: StreamName): number => (stream === 'shared' ? shared : mine).erasures,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    settled: async () => {
      await settle()
      if (!store || halted || trouble !== undefined) return
      await load(store).catch(setTrouble)
    },
    /** Tells the listeners, though nothing was said: the viewer reads another language. */
    tell: changed,
    /** Reads both streams from the store. */
    load: () => (store ? load(store) : Promise.resolve()),
    dispose: () => {
      halted = true
      unsubscribe?.()
      listeners.clear()
    },
  }
}
