import { standsDecided } from '../agreements.ts'
import { kindNoted, PRIVATE_EVENTS } from '../events.ts'
import { goTo, isInOrder, phaseAfter, phaseNow } from '../pages.ts'
import {
  isBy,
  isPresent,
  isScribeFor,
  isWelcome,
  leads,
  participantOf,
  personIn,
  spokenFor,
} from '../people.ts'
import { homeBefore } from '../rooms.ts'
import { lineOf } from '../said.ts'
import { PHASES } from '../vocabulary.ts'
import { hasMoved, mendsOwn } from './moved.ts'
import { parking } from './parking.ts'
import { aimed, type Facts, fill, type OfferPlan, type Rules, rule, send, show, wordsIn } from './rule.ts'

/** The words in an act as a draft of one's own; without words, a draft to write. */
const asDraft = (facts: Facts, label: 'asDraft' | 'toMyPreparation'): OfferPlan => {
  const text = wordsIn(facts)
  return text === undefined || facts.unreadable
    ? fill(label, { type: 'drafted' }, 'text')
    : send(label, { type: 'drafted', text })
}

const ask = fill('wantToAsk', { type: 'noted.question' }, 'text')

/** Rules that hold in every room. */
export const everywhere: Rules = {
  'only-participants': rule({
    refuses: ({ state, act: { by, event } }) => {
      if ('level' in by) return event.type !== 'noted.answer' || !answersFor(state, event.need, by.level)
      if ('screen' in by) return state.screens[by.screen] === undefined
      // Nobody sends that the next talk has begun: the library writes it for whoever starts that one.
      if (OPEN_TO_ALL.includes(event.type) || participantOf(state, by.participant)) return false
      return !(PRIVATE_EVENTS.includes(event.type) && state.asked.includes(by.participant))
    },
    offers: () => [],
  }),
  'open-for-reading': rule({
    refuses: ({ forReading }) => forReading === true,
    offers: () => [],
  }),
  'not-readable': rule({
    refuses: ({ unreadable }) => unreadable === true,
    offers: (facts) => [...shortening(facts), asDraft(facts, 'asDraft')],
  }),
  'same-id': rule({
    refuses: ({ reused, state, act }) => reused === true || carriedIds(state).includes(act.id),
    offers: ({ act: { event } }) => [send('sendAnew', event)],
  }),
  'not-on-your-screen': rule({
    refuses: ({ state, act, notHeldHere }) => {
      const { by, enteredBy, event } = act
      // After the talk nobody has to be in the room, but for taking it up again.
      const isAfter = state.stage === 'held' && event.type !== 'resumed'
      if (enteredBy !== undefined && !isAfter && !isPresent(state, enteredBy)) return true
      if (event.type === 'joined')
        return (
          !('participant' in by) ||
          (enteredBy !== undefined &&
            (event.screen === undefined ||
              (state.screens[event.screen]?.scribe ?? enteredBy) !== enteredBy ||
              sitsElsewhere(state, by.participant, event.screen)))
        )
      if (!isScribeFor(state, act)) return true
      if (event.type === 'noted.decision' || (event.type === 'parked' && event.line.kind === 'decision'))
        return !spokenFor(state, by).some((one) => participantOf(state, one)?.supervisor)
      if (event.type === 'scribe.taken')
        return !('participant' in by) || participantOf(state, by.participant)?.screen !== event.screen
      if (notHeldHere) return true
      return OWN_HAND.includes(event.type) && !isBy(by, enteredBy ?? personIn(by))
    },
    offers: (facts) => [
      fill('askThem', { type: 'noted.question' }, 'text'),
      asDraft(facts, 'asDraft'),
      ...takesThePen(facts),
    ],
  }),
  'outside-the-talk': rule({
    refuses: (facts) => {
      const { stage, followed } = facts.state
      if (facts.act.event.type === 'resumed') return followed
      return stage === 'called' || (stage === 'held' && !mendsOwn(facts))
    },
    offers: (facts) => [asDraft(facts, 'toMyPreparation'), show('nextTalk', 'calledTalk')],
  }),
  'facilitator-leads': rule({
    may: 'toNudge',
    refuses: ({ state, act: { by, event } }) =>
      event.type === 'leadTaken' ? state.lead !== null && isPresent(state, state.lead) : !leads(state, by),
    // Everyone may move the talk then; who leads it, and by which rules, stays with the one who does.
    softensFor: ({ act: { event } }) => !LEADING.includes(event.type),
    offers: ({ state, to }) => [
      ...(to ? [send('askToMove', { type: 'move.asked', to })] : []),
      show('handOver', 'people'),
      state.lead === null || !isPresent(state, state.lead) ? send('takeLead', { type: 'leadTaken' }) : ask,
    ],
  }),
  'moved-on': rule({
    refuses: hasMoved,
    offers: (facts) => {
      // Nothing here repeats the act: nobody should agree to unread words by one press.
      return [
        show('lookAgain', 'lines'),
        show('doAgain', 'lines'),
        ...(facts.state.stage === 'paused' ? [send('resume', { type: 'resumed' })] : []),
        ...parking(facts),
      ]
    },
  }),
  'too-early': rule({
    refuses: ({ state, mate }) => mate !== undefined && !state.page.includes(mate),
    offers: (facts) => {
      const text = wordsIn(facts)
      return [
        ...parking(facts),
        ...goingBackWithIt(facts),
        text === undefined ? ask : send('asQuestion', { type: 'noted.question', text }),
      ]
    },
  }),
  'in-order': rule({
    refuses: ({ state, to }) => to !== undefined && !isInOrder(state, to),
    offers: ({ state }) => {
      const after = phaseAfter(state)
      const before = PHASES[PHASES.indexOf(state.page[0] ?? 'framing') - 1]
      return [
        ...(after ? [send('nextPhase', goTo(state, after))] : []),
        ...(before ? [send('goBack', goTo(state, before))] : []),
        ask,
      ]
    },
  }),
  'not-your-words': rule({
    refuses: (facts) => {
      const { state, act } = facts
      const line = aimed(facts)
      if (!line) return false
      const hand = act.enteredBy ?? personIn(act.by)
      if ('screen' in line.by) {
        const scribe = state.screens[line.by.screen]?.scribe
        // Carried from a screen that this talk has not, it belongs to all: to who leads, and to those who type for others.
        if (scribe !== undefined) return scribe !== hand
        return hand !== state.lead && Object.values(state.screens).every((screen) => screen.scribe !== hand)
      }
      if ('level' in line.by) return !('level' in act.by) || act.by.level !== line.by.level
      return !isBy(act.by, line.by.participant)
    },
    offers: (facts) => {
      const line = aimed(facts)
      const about = line ? { about: line.id } : {}
      return [
        ask,
        fill('heard', { type: 'noted.heard', ...about }, 'text'),
        fill('seeDifferently', { type: 'noted.perspective', ...about }, 'text'),
      ]
    },
  }),
  'someone-new': rule({
    refuses: ({ state, act: { by } }) =>
      'participant' in by &&
      state.started &&
      participantOf(state, by.participant) === undefined &&
      // What was said before they came was held without them.
      (state.stage === 'held' ||
        (!state.asked.includes(by.participant) && !isWelcome(state, by.participant))),
    // Whoever stands at the door asks themselves; whoever would enter them around a table asks those who are here.
    offers: ({ act: { by, enteredBy, event } }) =>
      'participant' in by && event.type === 'joined'
        ? [
            enteredBy === undefined
              ? send('askEveryone', { type: 'knocked', name: event.name })
              : send('askEveryone', { type: 'welcomed', participant: by.participant }),
            show('nextTime', 'calledTalk'),
          ]
        : [],
  }),
}

/** Acts about the lead itself, and about the rules of the talk. */
const LEADING: readonly string[] = ['leadTaken', 'handedOver', 'rule.restored']

/** The ids of what the last talk left: lines of this one, though no entry of it bears them. */
const carriedIds = ({ carried }: Facts['state']): string[] => {
  if (!carried) return []
  const { experiment, needs, question, parked } = carried
  const all = [experiment, ...(experiment?.signals ?? []), ...needs, question, ...parked]
  return [...all, ...needs.flatMap((need) => need.answers)].flatMap((one) => (one ? [one.id] : []))
}

/** Coming in, and asking to, need no place in the talk yet. */
const OPEN_TO_ALL: readonly string[] = ['joined', 'knocked', 'followed']

/** Acts that only one's own hand can do. */
const OWN_HAND: readonly string[] = [...PRIVATE_EVENTS, 'confirmed', 'knocked']

/** The same act with its words left to be written again. */
const shortening = ({ act: { event } }: Facts): OfferPlan[] => {
  if (!('text' in event)) return []
  const { text, ...rest } = event
  return [fill('shorten', rest, 'text')]
}

/** Its phase has passed: the facilitator goes back there, others ask for it, and the words stay at hand meanwhile. */
const goingBackWithIt = ({ state, act: { by, event } }: Facts): OfferPlan[] => {
  const kind = kindNoted(event.type)
  const now = phaseNow(state)
  const home = kind && now ? homeBefore(kind, now) : undefined
  if (!home) return []
  return leads(state, by)
    ? [send('goBack', goTo(state, home))]
    : [send('askToMove', { type: 'move.asked', to: home })]
}

const answersFor = (state: Facts['state'], need: string, level: string): boolean => {
  const line = lineOf(state, need)
  if (line) return line.level === level && standsDecided(line)
  return (
    state.carried?.needs.some((one) => one.id === need && one.level === level && one.forwarded !== null) ===
    true
  )
}

/** Somebody present on a screen of their own is not entered around another's. */
const sitsElsewhere = (state: Facts['state'], id: string, screen: string): boolean => {
  const one = participantOf(state, id)
  return one?.present === true && one.screen !== screen
}

/** Whoever sits around a screen whose scribe has gone can take the pen. */
const takesThePen = ({ state, act: { by, enteredBy } }: Facts): OfferPlan[] => {
  const hand = enteredBy ?? personIn(by)
  const screen = hand === undefined ? null : (participantOf(state, hand)?.screen ?? null)
  return screen === null ? [] : [send('takePen', { type: 'scribe.taken', screen })]
}
