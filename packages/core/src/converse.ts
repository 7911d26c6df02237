import type { createBook } from './book.ts'
import { carriedFrom } from './carrying.ts'
import type { Conversation, Snapshot, Surroundings, Viewer } from './conversation.ts'
import { type Decision, decide, nudgesOn } from './decide.ts'
import { OivallusError } from './errors.ts'
import type { By } from './eventShapes.ts'
import {
  type Act,
  type Decided,
  PRIVATE_EVENTS,
  type Sender,
  type SentEvent,
  storedEvent,
  type WrittenEvent,
} from './events.ts'
import type { Guide, GuideTexts } from './guides/guide.ts'
import { edgesFrom } from './machine/machine.ts'
import { notesOf, type Reader } from './notes/notes.ts'
import { decideOutside, sightOf } from './outside.ts'
import { parseEvent, parseSender } from './parse.ts'
import { isBy, participantOf, takesPart } from './people.ts'
import { systemPlatform } from './platform.ts'
import { type Mine, NOTHING } from './private.ts'
import { type EventTemplate, type Refusal, refusalOf } from './refusal.ts'
import { sampleOf } from './samples.ts'
import { EMPTY, type State } from './state.ts'
import type { OutsideSight } from './store/contract.ts'
import { isResend } from './stream.ts'
import { draftTemplates, lineTemplates, talkTemplates } from './templates.ts'
import { outsideView } from './view/outside.ts'
import { share } from './view/share.ts'
import type { View } from './view/types.ts'
import { viewOf } from './view/view.ts'

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

/** Whether an act is accepted and changes something: a wish that is already true is no act to offer. */
const holds = (decision: Decision): boolean => decision.accepted && decision.entry !== null

/** What a device outside the talk holds: nothing of it. */
const OUTSIDE: Snapshot = { state: EMPTY, mine: NOTHING, returned: [], pending: 0, trouble: undefined }

/** What a view was made of. */
interface Seen {
  of: Snapshot
  texts: object
  now: string
}

/** Whether a view would be the same again. By the clock it changes at the time it names, and its days at some full minute. */
const isCurrent = ({ wakeAt }: View, before: Seen, { of, texts, now }: Seen): boolean =>
  before.of === of &&
  before.texts === texts &&
  before.now.slice(0, MINUTE) === now.slice(0, MINUTE) &&
  (wakeAt === null || now < wakeAt)

const MINUTE = 'YYYY-MM-DDTHH:MM'.length

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
  let seen: Seen | undefined

  const ask = (act: Act, unreadable: boolean, state = book.state()): Decision => {
    const before = book.find(act.id)
    const today = () => platform.dayOf(platform.now(), state.zone)
    if (!isReader() && !actsAsViewer(act))
      return { accepted: false, code: 'only-participants', facts: { state, act } }
    const sight = book.outside()
    if (sight) return decideOutside(sight, act, { state, unreadable })
    const isPrivate = PRIVATE_EVENTS.includes(act.event.type)
    const notHeldHere = isPrivate && !isBy(act.by, book.owner)
    const reused = before !== undefined
    return decide(state, act, { today, unreadable, notHeldHere, reused, forReading: readOnly })
  }

  // Whoever was in the talk once stays in it: also when it, or they, were erased.
  let isInside = false

  /** Whether the content of the talk is this viewer's to read: a shared screen's through its scribe. */
  const isReader = (): boolean => {
    if (isInside || 'levels' in viewer) return isInside
    const state = book.state()
    const id = 'screen' in viewer ? viewer.scribe : viewer.participant
    isInside = participantOf(state, id) !== undefined
    return isInside || takesPart(state, id)
  }

  /** Whoever does not take part acts as themselves alone: they join, or answer for a level. */
  const actsAsViewer = ({ by, enteredBy }: Act): boolean => {
    if ('levels' in viewer) return 'level' in by && viewer.levels.includes(by.level)
    if ('participant' in viewer) return isBy(by, viewer.participant) && enteredBy === undefined
    return isBy(by, viewer.scribe) || enteredBy === viewer.scribe
  }

  isReader()

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
    const of = isReader() ? book.snapshot() : OUTSIDE
    if (of === OUTSIDE || of.trouble !== undefined || !isMissing()) return of
    if (told?.of !== of) told = { of, shown: { ...of, trouble: missing } }
    return told.shown
  }

  const notes: Conversation['notes'] = (reader = viewer) =>
    book.outside()?.notes ??
    notesOf(book.state(), book.entries(), {
      reader: isReader() ? reader : outsider(viewer),
      now: platform.now(),
      platform,
    })

  /** What is seen from outside of a talk that is held here whole. */
  const sightHere = (now: string, door: Decision): OutsideSight => {
    const levels = 'levels' in viewer ? viewer.levels : []
    return sightOf(book.state(), book.entries(), { levels, now, platform, mayKnock: holds(door) })
  }

  const refuse = ({ code, facts }: Decision & { accepted: false }): Refusal =>
    refusalOf(code, facts, texts, (offer, as) => {
      if ('show' in offer) return true
      const offered = 'send' in offer ? offer.send : sampleOf({ event: offer.fill, missing: offer.missing })
      // Words of several fields may be more than one text holds.
      const { event, unreadable } = parseEvent(offered)
      // What is true already would be no way out.
      return holds(ask({ id: 'probe', ...as, event }, unreadable))
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

  /** Words that came back and stand in no stream are this object's: whoever has it before them decides. */
  const isOfStray = ({ event }: Act, unreadable: boolean) =>
    !unreadable && isReader() && book.isOfStray(event)

  const mineWithStrays = (): Mine => {
    const { mine, returned } = book.snapshot()
    return returned === mine.cameBack ? mine : { ...mine, cameBack: returned }
  }

  const send: Conversation['send'] = (input, as) => {
    if (disposed)
      throw new OivallusError('disposed', 'This conversation was disposed of. Restore it to go on.')
    const { act, unreadable } = actOf(input, as)
    const before = book.find(act.id)
    if (before && isResend(before, act)) return { accepted: true, entry: before }
    if (isOfStray(act, unreadable)) {
      book.decideStray(act.event)
      return { accepted: true }
    }
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
    id: book.conversation,
    viewer,
    send,
    explain: (input, as) => {
      const { act, unreadable } = actOf(input, as)
      const before = book.find(act.id)
      if ((before && isResend(before, act)) || isOfStray(act, unreadable)) return null
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
            : draftTemplates(mineWithStrays(), about.draft)
      // The chart says which edges there are; each is then asked with the template filled.
      const edges = new Set<string>(edgesFrom(state))
      return templates.filter((one) => {
        if (!edges.has(one.event.type)) return false
        const probe = { ...act, id: 'probe', event: sampleOf(one) }
        if (isOfStray(probe, false)) return true
        const decision = ask(probe, false)
        // A wish that is already true is no act to offer.
        return holds(decision)
      })
    },
    view: () => {
      const of = book.snapshot()
      const now = platform.now()
      if (lastView && seen && isCurrent(lastView, seen, { of, texts, now })) return lastView
      seen = { of, texts, now }
      const { state } = of
      const as = handOf(viewer)
      const asked = (event: EventTemplate, missing: readonly string[], sender: Omit<Sender, 'id'> = as) => {
        const act = { id: 'probe', ...sender, event: sampleOf({ event, missing }) }
        return { ...ask(act, false), ofStray: isOfStray(act, false) }
      }
      if (!isReader()) {
        const sight = book.outside() ?? sightHere(now, asked({ type: 'knocked' }, ['name']))
        lastView = share(lastView, { ...outsideView(sight, texts), wakeAt: sight.wakeAt })
        return lastView
      }
      lastView = share(
        lastView,
        viewOf({
          state,
          mine: mineWithStrays(),
          entries: book.entries(),
          guide: surroundings.guide,
          texts,
          as,
          now,
          goals: surroundings.goals ?? [],
          platform,
          holds: (event, missing, sender) => {
            const decision = asked(event, missing, sender)
            return decision.ofStray || holds(decision)
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
    entries: (stream) => (isReader() ? book.entries(stream) : []),
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
