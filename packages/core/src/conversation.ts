import type { createBook } from './book.ts'
import { type Decision, decide } from './decide.ts'
import { OivallusError } from './errors.ts'
import {
  type Act,
  type By,
  type Decided,
  type Entry,
  type Notice,
  PRIVATE_EVENTS,
  type Sender,
  type SentEvent,
} from './events.ts'
import type { Texts } from './guides/texts.ts'
import { parseEvent } from './parse.ts'
import { type Platform, systemPlatform } from './platform.ts'
import type { Mine } from './private.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { sampleOf } from './samples.ts'
import type { Settings, State } from './state.ts'
import type { Store, StreamName } from './store/contract.ts'
import type { Phase } from './vocabulary.ts'

/** Whose device this is: a participant's own screen, or a shared screen with its scribe. */
export type Viewer = { participant: string } | { screen: string; scribe: string }

/** What a conversation is opened with, by whoever calls the talk. */
export interface Opening {
  /** Opaque id of the talk; made by the platform unless given. */
  id?: string
  /** Id of the series it belongs to; the talk's own id unless given. */
  series?: string
  /** IANA time zone in which days are meant. */
  zone?: string
  guide: { id: string; version: string; settings?: Settings; durations?: { [P in Phase]?: number } }
  /** Participant ids of those who are asked to the talk. */
  asked: string[]
  /** Participant id of who leads it. */
  lead: string
  /** Who is responsible for the data. Without it the talk is marked practice. */
  notice?: Notice | null
  /** What is disclosed to whom, in the host's words. */
  discloses?: string
}

export interface Surroundings {
  /** Whose device this is. */
  viewer: Viewer
  /** The texts of the viewer's language. */
  texts: Texts
  /** Clock, ids and days; the machine's own unless given. */
  platform?: Platform
  /** Where the conversation is kept; in this object alone unless given. */
  store?: Store
}

/** What was decided about an act that was sent. */
export type Sent =
  | {
      accepted: true /** Absent when what was wished is already true, or leaves no trace. */
      entry?: Decided
    }
  | { accepted: false; refusal: Refusal }

/** What a conversation holds at one moment. The same object until something changes. */
export interface Snapshot {
  /** The shared state, frozen. */
  state: State
  /** What is this viewer's own; empty on a shared screen. */
  mine: Mine
  /** Words that were accepted here and did not hold, until their author decides. */
  returned: Mine['cameBack']
  /** How many acts the store has not confirmed yet. */
  pending: number
  /** Why the store could not be reached, if it could not; acts wait meanwhile. */
  trouble: unknown
}

export interface Conversation {
  readonly id: string
  readonly viewer: Viewer
  /**
   * Sends an act. Never throws for something a person did.
   *
   * @param event What somebody wants to do.
   * @param as Who acts; this device's viewer unless given. A scribe gives `{ by, enteredBy }`.
   * @throws {OivallusError} `malformed-event` for an event that is none; `disposed` after `dispose()`.
   */
  send(event: SentEvent, as?: Partial<Sender>): Sent
  /** Why this act would not hold now, and what instead; null when it would hold. Nothing is sent. */
  explain(event: SentEvent, as?: Partial<Sender>): Refusal | null
  getSnapshot(): Snapshot
  /** The same snapshot: a conversation needs no document. */
  getServerSnapshot(): Snapshot
  /** Calls the listener after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void
  /** The entries of a stream that this device holds, confirmed ones first. */
  entries(stream?: StreamName): readonly (Entry | Decided)[]
  /** Resolves when nothing is pending, or the store could not be reached. */
  settled(): Promise<void>
  /** The language in which refusals speak. */
  setTexts(texts: Texts): void
  /** Lets go of the store. What is pending stays unsent. */
  dispose(): void
}

/** The hand that acts on this device unless it says otherwise. */
const senderOf = (viewer: Viewer): { by: By; enteredBy?: string } =>
  'screen' in viewer
    ? { by: { screen: viewer.screen }, enteredBy: viewer.scribe }
    : { by: { participant: viewer.participant } }

const sameContent = (one: Decided, other: Act): boolean =>
  JSON.stringify([one.by, one.event]) === JSON.stringify([other.by, other.event]) ||
  JSON.stringify(one.event).includes('{"erased":true}')

/** A conversation object over the streams that a book holds. Made by createConversation and restoreConversation. */
export const converse = (book: ReturnType<typeof createBook>, surroundings: Surroundings): Conversation => {
  const { viewer, platform = systemPlatform } = surroundings
  let { texts } = surroundings
  let disposed = false

  const ask = (act: Act, unreadable: boolean, state = book.state()): Decision => {
    const before = book.find(act.id)
    const today = platform.dayOf(platform.now(), state.zone)
    return decide(state, act, { today, unreadable, reused: before !== undefined })
  }

  const refuse = ({ code, facts }: Decision & { accepted: false }): Refusal =>
    refusalOf(code, facts, texts, (offer, as) => {
      if ('show' in offer) return true
      const event = 'send' in offer ? offer.send : sampleOf(offer.fill, offer.missing)
      return ask({ id: platform.id(), ...as, event }, false).accepted
    })

  const actOf = (input: SentEvent, as: Partial<Sender> = {}): { act: Act; unreadable: boolean } => {
    const { event, unreadable } = parseEvent(input)
    const sender = as.by ? as : { ...senderOf(viewer), ...as }
    return { act: { id: as.id ?? platform.id(), ...(sender as { by: By }), event }, unreadable }
  }

  const send: Conversation['send'] = (input, as) => {
    if (disposed)
      throw new OivallusError('disposed', 'This conversation was disposed of. Restore it to go on.')
    const { act, unreadable } = actOf(input, as)
    const before = book.find(act.id)
    if (before && sameContent(before, act)) return { accepted: true, entry: before }
    const decision = ask(act, unreadable)
    if (!decision.accepted) return { accepted: false, refusal: refuse(decision) }
    // "Belongs elsewhere" is heard and leaves no trace.
    if (!decision.entry || act.event.type === 'elsewhere') return { accepted: true }
    book.add(PRIVATE_EVENTS.includes(act.event.type) ? 'private' : 'shared', decision.entry)
    return { accepted: true, entry: decision.entry }
  }

  return {
    id: book.state().conversation,
    viewer,
    send,
    explain: (input, as) => {
      const { act, unreadable } = actOf(input, as)
      const decision = ask(act, unreadable)
      return decision.accepted ? null : refuse(decision)
    },
    getSnapshot: book.snapshot,
    getServerSnapshot: book.snapshot,
    subscribe: book.subscribe,
    entries: book.entries,
    settled: book.settled,
    setTexts: (next) => {
      texts = next
    },
    dispose: () => {
      disposed = true
      book.dispose()
    },
  }
}
