import type { Notice } from './eventShapes.ts'
import type { Decided, Entry, Sender, SentEvent } from './events.ts'
import type { Guide, GuideTexts } from './guides/guide.ts'
import type { Reader } from './notes/notes.ts'
import type { Notes } from './notes/types.ts'
import type { Platform } from './platform.ts'
import type { Mine } from './private.ts'
import type { Refusal } from './refusal.ts'
import type { State } from './state.ts'
import type { Store, StreamName } from './store/contract.ts'
import type { Template } from './templates.ts'
import type { Goal, View } from './view/types.ts'

/**
 * Whose device this is: a participant's own screen, a shared screen with its scribe, or somebody outside the talk with the levels
 * of the organisation that they answer for (none, for a host or a manager). Whoever does not take part gets the outside view alone.
 */
export type Viewer =
  | { participant: string }
  | { screen: string; scribe: string }
  | { levels: readonly string[] }

/** What a conversation is opened with, by whoever calls the talk. */
export interface Opening {
  /** Opaque id of the talk; made by the platform unless given. */
  id?: string
  /** Id of the series it belongs to; the talk's own id unless given. */
  series?: string
  /** IANA time zone in which days are meant. */
  zone?: string
  /** Participant ids of those who are asked to the talk. Anybody else joins when each one present agrees. */
  asked: string[]
  /** Participant id of who leads it. */
  lead: string
  /** Who is responsible for the data. Without it the talk is marked practice. */
  notice?: Notice | null
  /** What is disclosed to whom, in the host's words. */
  discloses?: string
}

/** Where a conversation object stands: whose device it is, what it says, and where things are kept. */
export interface Surroundings {
  /** Whose device this is. */
  viewer: Viewer
  /** The content of the talk. The rules' settings of a new talk come from it. */
  guide: Guide
  /** The viewer's language: one of the guide's. */
  language: string
  /** Clock, ids and days; the machine's own unless given. */
  platform?: Platform
  /** Goals of the work that the topic can be linked to; none unless given. */
  goals?: readonly Goal[]
  /** Where the conversation is kept; in this object alone unless given. */
  store?: Store
}

/** What was decided about an act that was sent. */
export type Sent =
  | {
      accepted: true
      /** What went into the log. Absent when what was wished is already true, or leaves no trace. */
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
  /**
   * Why the store could not be reached, if it could not; acts wait meanwhile. An OivallusError `foreign-log` or `erased` is for good;
   * `previous-missing` says that the talk before is not at hand, so that nothing of it would be carried over. Undefined when all is well.
   */
  trouble: unknown
}

/**
 * One talk as one device holds it. Everything a person does goes through `send`; everything to be shown comes from `view` or
 * `getSnapshot`.
 */
export interface Conversation {
  /** The id of the talk. */
  readonly id: string
  /** Whose device this is. */
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
  /**
   * What may be done now, as templates: each is accepted for every filling that fits its schema, save where a rule answers
   * to the value itself. What is not listed is refused with a reason.
   *
   * @param as Who would act; this device's viewer unless given.
   * @param about The acts on one line, or on one draft of one's own, instead of those on the talk.
   */
  allowed(as?: Partial<Sender>, about?: { line: string } | { draft: string }): Template[]
  /**
   * What is true and allowed now for this device's viewer, as plain data in their language. Parts that did not change keep their
   * identity.
   */
  view(): View
  /** The state, what is one's own, and how it stands with the store. The same object until something changes. */
  getSnapshot(): Snapshot
  /** The same snapshot: a conversation needs no document. */
  getServerSnapshot(): Snapshot
  /** Calls the listener after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void
  /**
   * The entries of a stream that this device holds: confirmed ones, which have `at`, then pending ones, which have not. Empty for a
   * stream that is not held here.
   *
   * @param stream The shared stream unless given.
   */
  entries(stream?: StreamName): readonly (Entry | Decided)[]
  /** How many times words were erased from a stream, as far as this device knows. */
  erasures(stream: StreamName): number
  /**
   * What remains of the talk, as a reader may see it: plain JSON, in no language. Whoever takes part reads the inside; anybody
   * else, with the levels they answer for, what has left by agreement.
   *
   * @param reader This device's viewer unless given; `{ levels: [] }` for somebody outside.
   */
  notes(reader?: Reader): Notes
  /** Resolves when nothing is pending, or the store could not be reached. */
  settled(): Promise<void>
  /**
   * The language in which this viewer reads: one of the guide's.
   *
   * @throws {OivallusError} `malformed-options` when the guide has no texts in it.
   */
  setLanguage(language: string): void
  /** The guide's texts in the viewer's language: what a screen says besides the view. */
  texts(): GuideTexts
  /** Lets go of the store. What is pending stays unsent. */
  dispose(): void
}
