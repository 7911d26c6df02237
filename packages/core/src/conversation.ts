import type { createBook } from './book.ts'
import { carriedFrom } from './carrying.ts'
import { type Decision, decide, nudgesOn } from './decide.ts'
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
  storedEvent,
  type WrittenEvent,
} from './events.ts'
import type { Guide, GuideTexts } from './guides/guide.ts'
import { edgesFrom } from './machine/machine.ts'
import { notesOf, type Reader } from './notes/notes.ts'
import type { Notes, OutsideNotes } from './notes/types.ts'
import { parseEvent, parseSender } from './parse.ts'
import { isBy, isWelcome, participantOf } from './people.ts'
import { type Platform, systemPlatform } from './platform.ts'
import type { Mine } from './private.ts'
import { NOTHING } from './private.ts'
import { type EventTemplate, type Refusal, refusalOf } from './refusal.ts'
import { sampleOf } from './samples.ts'
import { EMPTY, type State } from './state.ts'
import type { Store, StreamName } from './store/contract.ts'
import { isResend } from './stream.ts'
import { draftTemplates, lineTemplates, type Template, talkTemplates } from './templates.ts'
import { outsideView } from './view/outside.ts'
import { share } from './view/share.ts'
import type { View } from './view/types.ts'
import { viewOf } from './view/view.ts'

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

/** What the library reads of a conversation, and writes into it, besides what its people do there. */
interface Inside {
  state: () => State
  entries: () => readonly Decided[]
  write: (event: WrittenEvent) => void
}

const INSIDE = Symbol('inside')

/** The inside of a conversation, also of a copy that a host made of the object. */
export const insideOf = (conversation: Conversation): Inside => {
  const inside = (conversation as { [INSIDE]?: Inside })[INSIDE]
  if (inside) return inside
  throw new OivallusError(
    'malformed-options',
    'This is no conversation of this library. Give one that createConversation, restoreConversation or joinConversation made.',
    'previous',
  )
}

/** What stands behind a conversation object. */
interface Standing {
  /** The talk before in the series: what it leaves is read when this one starts. */
  previous?: Conversation
  /** It was opened for this conversation, and goes with it. */
  own?: true
  /** The log does not hold, or was erased in part: it is read, and takes nothing more. */
  readOnly?: boolean
}

/** The hand that acts on this device unless it says otherwise. */
const handOf = (viewer: Viewer): { by: By; enteredBy?: string } => {
  if ('screen' in viewer) return { by: { screen: viewer.screen }, enteredBy: viewer.scribe }
  // Somebody outside who answers for no level has nothing to send: every act of theirs is refused.
  return 'levels' in viewer
    ? { by: { level: viewer.levels[0] ?? 'nobody' } }
    : { by: { participant: viewer.participant } }
}

const textsIn = (guide: Guide, language: string): GuideTexts => {
  const texts = Object.hasOwn(guide.texts, language) ? guide.texts[language] : undefined
  if (texts) return texts
  const languages = Object.keys(guide.texts).join(', ')
  throw new OivallusError(
    'malformed-options',
    `The guide "${guide.id}" has no texts in "${language}". It has ${languages}: load the language and give it to the guide.`,
    'language',
  )
}

/** What a device outside the talk holds: nothing of it. */
const OUTSIDE: Snapshot = { state: EMPTY, mine: NOTHING, returned: [], pending: 0, trouble: undefined }

const outsider = (viewer: Viewer): Reader => ({ levels: 'levels' in viewer ? viewer.levels : [] })

/** A conversation object over the streams that a book holds. Made by createConversation and restoreConversation. */
export const converse = (
  book: ReturnType<typeof createBook>,
  surroundings: Surroundings,
  { previous, own, readOnly = false }: Standing = {},
): Conversation => {
  const { viewer, platform = systemPlatform } = surroundings
  let texts = textsIn(surroundings.guide, surroundings.language)
  let disposed = false
  let lastView: View | undefined

  const ask = (act: Act, unreadable: boolean, state = book.state()): Decision => {
    const before = book.find(act.id)
    const today = () => platform.dayOf(platform.now(), state.zone)
    if (readOnly) return { accepted: false, code: 'outside-the-talk', facts: { state, act } }
    const isPrivate = PRIVATE_EVENTS.includes(act.event.type)
    const notHeldHere = isPrivate && !isBy(act.by, book.owner)
    return decide(state, act, { today, unreadable, notHeldHere, reused: before !== undefined })
  }

  // Whoever was in the talk once stays in it: also when it, or they, were erased.
  let isInside = false

  /** The content belongs to those who talk: asked, welcomed by each one present, or in it; a shared screen through its scribe. */
  const takesPart = (): boolean => {
    if (isInside || 'levels' in viewer) return isInside
    const state = book.state()
    const id = 'screen' in viewer ? viewer.scribe : viewer.participant
    isInside = state.asked.includes(id) || participantOf(state, id) !== undefined || isWelcome(state, id)
    return isInside
  }

  takesPart()

  const before = previous && insideOf(previous)
  const unfollow = own && previous?.subscribe(book.tell)
  const follows = book.follows()
  const isMissing = () => {
    const { carried, started } = book.state()
    return follows !== undefined && !carried && !started && before?.state().conversation !== follows
  }
  const missing = new OivallusError(
    'previous-missing',
    `The talk before this one, "${follows}", is not at hand: what it left cannot be carried over. Give it as "previous", or the store that keeps it, before this one starts.`,
    'previous',
  )
  let told: { of: Snapshot; shown: Snapshot } | undefined

  const snapshot = (): Snapshot => {
    const of = takesPart() ? book.snapshot() : OUTSIDE
    if (of === OUTSIDE || of.trouble !== undefined || !isMissing()) return of
    if (told?.of !== of) told = { of, shown: { ...of, trouble: missing } }
    return told.shown
  }

  const notes: Conversation['notes'] = (reader = viewer) =>
    notesOf(book.state(), book.entries(), {
      reader: takesPart() ? reader : outsider(viewer),
      now: platform.now(),
    })

  const refuse = ({ code, facts }: Decision & { accepted: false }): Refusal =>
    refusalOf(code, facts, texts, (offer, as) => {
      if ('show' in offer) return true
      const event = 'send' in offer ? offer.send : sampleOf({ event: offer.fill, missing: offer.missing })
      return ask({ id: 'probe', ...as, event }, false).accepted
    })

  const actOf = (input: SentEvent, as: Partial<Sender> = {}): { act: Act; unreadable: boolean } => {
    const { event, unreadable } = parseEvent(input)
    const { by, enteredBy } = as.by ? (as as Sender) : { ...handOf(viewer), ...as }
    const sender = parseSender({
      id: as.id ?? platform.id(),
      by,
      ...(enteredBy !== undefined && { enteredBy }),
    })
    return { act: { ...sender, event }, unreadable }
  }

  /** Writes what nobody sends, in the name of whose device this is. */
  const write = (event: WrittenEvent, as: Omit<Sender, 'id'> = handOf(viewer)) => {
    if (readOnly) return
    // Parsed like what is sent: the log holds its fields in the order in which it is read back.
    const act = { ...as, id: platform.id(), event: storedEvent.parse(event) } as Decided as Act
    const decision = decide(book.state(), act, { today: () => platform.dayOf(platform.now(), 'UTC') })
    if (decision.accepted && decision.entry) book.add('shared', decision.entry)
  }

  /** What the last talk left is written just before the talk starts. */
  const carry = ({ by, enteredBy }: Act) => {
    if (!before || book.state().carried || isMissing()) return
    write(
      { type: 'carried', ...carriedFrom(before.state(), before.entries()) },
      { by, ...(enteredBy !== undefined && { enteredBy }) },
    )
    before.write({ type: 'followed', by: book.state().conversation })
  }

  const send: Conversation['send'] = (input, as) => {
    if (disposed)
      throw new OivallusError('disposed', 'This conversation was disposed of. Restore it to go on.')
    const { act, unreadable } = actOf(input, as)
    const before = book.find(act.id)
    if (before && isResend(before, act)) return { accepted: true, entry: before }
    let decision = ask(act, unreadable)
    if (act.event.type === 'started' && decision.accepted && decision.entry) {
      carry(act)
      // What was carried decides how the talk begins.
      decision = ask(act, unreadable)
    }
    if (!decision.accepted) return { accepted: false, refusal: refuse(decision) }
    // "Belongs elsewhere" is heard and leaves no trace.
    if (!decision.entry || act.event.type === 'elsewhere') return { accepted: true }
    book.add(PRIVATE_EVENTS.includes(act.event.type) ? 'private' : 'shared', decision.entry)
    return { accepted: true, entry: decision.entry }
  }

  const conversation: Conversation = {
    id: book.state().conversation,
    viewer,
    send,
    explain: (input, as) => {
      const { act, unreadable } = actOf(input, as)
      const before = book.find(act.id)
      if (before && isResend(before, act)) return null
      const decision = ask(act, unreadable)
      return decision.accepted ? null : refuse(decision)
    },
    allowed: (as, about) => {
      const state = book.state()
      const { act } = actOf({ type: 'left' }, as)
      const templates =
        about === undefined
          ? talkTemplates(state, act.by)
          : 'line' in about
            ? lineTemplates(state, about.line)
            : draftTemplates(book.snapshot().mine, about.draft)
      // The chart says which edges there are; each is then asked with the template filled.
      const edges = new Set<string>(edgesFrom(state))
      return templates.filter((one) => {
        if (!edges.has(one.event.type)) return false
        const decision = ask({ ...act, id: 'probe', event: sampleOf(one) }, false)
        // A wish that is already true is no act to offer.
        return decision.accepted && decision.entry !== null
      })
    },
    view: () => {
      const { state, mine } = book.snapshot()
      const as = handOf(viewer)
      if (!takesPart()) {
        const levels = 'levels' in viewer ? viewer.levels : []
        lastView = share(lastView, outsideView(notes({ levels }) as OutsideNotes, state, texts))
        return lastView
      }
      const asked = (event: EventTemplate, missing: readonly string[]) =>
        ask({ id: 'probe', ...as, event: sampleOf({ event, missing }) }, false)
      lastView = share(
        lastView,
        viewOf({
          state,
          mine,
          entries: book.entries(),
          guide: surroundings.guide,
          texts,
          as,
          now: platform.now(),
          platform,
          holds: (event, missing) => {
            const decision = asked(event, missing)
            return decision.accepted && decision.entry !== null
          },
          nudges: (event, missing) =>
            nudgesOn(state, { ...as, id: 'probe', event: sampleOf({ event, missing }) }),
          why: (event, missing) => {
            const decision = asked(event, missing)
            return decision.accepted ? null : refuse(decision)
          },
        }),
      )
      return lastView
    },
    getSnapshot: snapshot,
    getServerSnapshot: snapshot,
    subscribe: book.subscribe,
    entries: (stream) => (takesPart() ? book.entries(stream) : []),
    erasures: book.erasures,
    notes,
    settled: async () => {
      await book.settled()
      if (own) await previous?.settled()
    },
    setLanguage: (language) => {
      texts = textsIn(surroundings.guide, language)
      book.tell()
    },
    texts: () => texts,
    dispose: () => {
      disposed = true
      unfollow?.()
      if (own) previous?.dispose()
      book.dispose()
    },
  }
  return Object.assign(conversation, {
    [INSIDE]: { state: book.state, entries: book.entries, write } satisfies Inside,
  })
}
