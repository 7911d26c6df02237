import { enterAgreement, enterObjection, saidAlready, takenTogether } from '../agreements.ts'
import type { EntryOf } from '../events.ts'
import { ALWAYS, files, open, type PhaseRoom } from '../room.ts'
import { parking } from '../rules/parking.ts'
import {
  aimed,
  type Facts,
  fill,
  type OfferPlan,
  rule,
  send,
  show,
  withLine,
  withWords,
} from '../rules/rule.ts'
import { lineOf, seen, takenLine } from '../said.ts'
import type { Words } from '../schema.ts'
import type { State } from '../state.ts'
import type { Fate } from '../vocabulary.ts'
import { needEdges } from './distinction.ts'

/** What we try: one small change, with an end. Nothing to try this time is a full outcome too. */
export interface ExperimentState {
  /** The line taken as the one experiment. */
  taken: string | null
  /** Nothing to try this time. */
  none: boolean
  /** What we need before we can try. */
  needFirst: Words | null
  /** No support is needed just now. */
  supportNone: boolean
  /** What becomes of the experiment carried from the last talk. */
  fate: Fate | null
  /** How the carried experiment is worded since it was changed. */
  changed: Words | null
}

const ended = (fate: Fate | null) => fate === 'becamePractice' || fate === 'stopHere'

const goesOn = (fate: Fate | null) => fate === 'keepTrying' || fate === 'change'

/** The carried experiment holds the place until it became how we work, or is stopped. */
export const carriedHolds = ({ carried, experiment }: State): boolean =>
  carried?.experiment != null && !ended(experiment.fate)

const carriedGoesOn = (state: State) => carriedHolds(state) && state.experiment.fate !== null

type Taking = EntryOf<'experiment.taken'> | EntryOf<'experiment.replaced'>

const take = (state: State, { event }: Taking) => {
  const line = lineOf(state, event.of)
  if (!line) return
  if (event.end) line.end = event.end
  if (event.situation) line.situation = event.situation
  if (event.carries) line.carries = event.carries
  state.experiment.taken = line.id
  state.experiment.none = false
  state.experiment.needFirst = null
}

/** The act of taking, as it was sent, with something changed. */
const taking = ({ act: { event } }: Facts) =>
  event.type === 'experiment.taken' || event.type === 'experiment.replaced' ? event : undefined

/** "Does anyone see an obstacle?", while not everyone present was asked. */
const asking = (facts: Facts): OfferPlan[] =>
  withLine(facts, (line, of) =>
    takenTogether(facts.state, line) ? [] : [send('anyObstacle', { type: 'experiment.asked', ...of })],
  )

const TAKING_RULES = ['moved-on', 'experiment-needs-end', 'not-agreed-together', 'support-not-asked'] as const

/** Acts on the experiment, taken here and still in the follow-up. */
export const experimentEdges = {
  'experiment.asked': { rules: ['moved-on'] },
  'experiment.agreed': { rules: ['moved-on'] },
  'experiment.objected': { rules: ['moved-on'] },
  'experiment.taken': { rules: ['one-experiment', ...TAKING_RULES] },
  'experiment.replaced': { rules: TAKING_RULES },
  'experiment.released': { rules: ['moved-on'] },
  'experiment.none': { rules: [] },
  'experiment.continued': { rules: ['moved-on', 'one-experiment'] },
  'support.none': { rules: [] },
} as const

export const experiment: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: files('reality'),
    perspective: open,
    interpretation: open,
    explanation: open,
    learning: open,
    finding: files('distinction'),
    need: open,
    idea: open,
    continue: open,
    stop: open,
    lighten: open,
    support: open,
    decision: open,
    outcome: open,
    signal: open,
    return: open,
    nextQuestion: open,
  },
  gates: ['experiment-open'],
  edges: {
    'origin.named': { rules: ['moved-on'] },
    'origin.seenDifferently': { rules: ['moved-on'] },
    'organisation.nothingNow': { rules: [] },
    ...needEdges,
    ...experimentEdges,
  },
  changes: {
    'experiment.asked': enterAgreement,
    'experiment.agreed': enterAgreement,
    'experiment.objected': enterObjection,
    'experiment.taken': take,
    'experiment.replaced': (state, entry) => {
      if (carriedHolds(state)) state.experiment.fate = 'stopHere'
      take(state, entry)
    },
    'experiment.released': ({ experiment }, { event }) => {
      if (experiment.taken === event.of) experiment.taken = null
    },
    'experiment.none': ({ experiment }, { event }) => {
      experiment.none = true
      experiment.needFirst = event.needFirst ?? null
      experiment.taken = null
      if (goesOn(experiment.fate)) experiment.fate = null
    },
    'experiment.continued': ({ experiment }, { event }) => {
      experiment.fate = event.fate
      if (event.text !== undefined) experiment.changed = event.text
      if (goesOn(event.fate)) experiment.none = false
    },
    'support.none': ({ experiment }) => {
      experiment.supportNone = true
    },
  },
  takesBack: {
    'experiment.agreed': ({ event }) => ({ type: 'agreement.withdrawn', of: event.of }),
    'experiment.objected': ({ event }) => ({ ...event, type: 'experiment.agreed' }),
    'experiment.taken': ({ event: { of, revision } }) => ({ type: 'experiment.released', of, revision }),
    'experiment.replaced': ({ event: { of, revision } }) => ({ type: 'experiment.released', of, revision }),
  },
  wishes: {
    'experiment.agreed': saidAlready,
    'experiment.asked': (state, entry) => {
      const line = lineOf(state, entry.event.of)
      return saidAlready(state, entry) && line !== undefined && takenTogether(state, line)
    },
    'experiment.taken': (state, { event }) => {
      const line = lineOf(state, event.of)
      const { situation, carries, end } = event
      return (
        state.experiment.taken === event.of &&
        line?.revision === event.revision &&
        situation === undefined &&
        carries === undefined &&
        (end === undefined || end === line.end)
      )
    },
    'experiment.released': ({ experiment }, { event }) => experiment.taken !== event.of,
    'experiment.none': ({ experiment }, { event }) => experiment.none && event.needFirst === undefined,
    'experiment.continued': ({ experiment, carried }, { event }) =>
      event.of === carried?.experiment?.id && experiment.fate === event.fate && event.text === undefined,
    'support.none': ({ experiment }) => experiment.supportNone,
  },
  rules: {
    'not-yet-solving': rule({
      refuses: () => true,
      offers: (facts) => [
        ...parking(facts),
        ...withWords(facts, (text) => [send('asQuestion', { type: 'noted.question', text })]),
      ],
    }),
    'experiment-open': rule({
      may: 'toNudge',
      refuses: (facts) => {
        const { state } = facts
        const { taken, none } = state.experiment
        // In the short form "nothing to try this time" stands if nothing else is chosen.
        return state.form === 'full' && taken === null && !none && !carriedGoesOn(state)
      },
      offers: () => [
        fill('oneLine', { type: 'noted.idea' }, 'text'),
        show('keptIdeas', 'parked'),
        send('nothingToTry', { type: 'experiment.none' }),
        fill('needFirst', { type: 'experiment.none' }, 'needFirst'),
      ],
    }),
    'one-experiment': rule({
      refuses: ({ state, act: { event } }) => {
        const { taken } = state.experiment
        if (event.type === 'experiment.continued') return taken !== null && goesOn(event.fate)
        return (taken !== null && !('of' in event && event.of === taken)) || carriedHolds(state)
      },
      offers: (facts) => {
        const event = taking(facts)
        const current = takenLine(facts.state)
        if (!event)
          return current ? [send('keepAsIdea', { type: 'experiment.released', ...seen(current) })] : []
        return withLine(facts, (_, of) => [
          send('replace', { ...event, type: 'experiment.replaced' }),
          show('keepAsIdea', 'experiment'),
          fill('makeSmaller', { type: 'revised', ...of }, 'text'),
          ...asking(facts),
        ])
      },
    }),
    'experiment-needs-end': rule({
      may: 'toNudge',
      value: true,
      refuses: (facts) => taking(facts)?.end === undefined && aimed(facts)?.end === undefined,
      offers: (facts) => {
        const event = taking(facts)
        if (!event) return []
        return [
          send('endNextTime', { ...event, end: 'next' }),
          fill('endOnDay', { ...event }, 'end'),
          ...asking(facts),
        ]
      },
    }),
    'not-agreed-together': rule({
      may: 'toNudge',
      refuses: (facts) => {
        const line = aimed(facts)
        return line !== undefined && !takenTogether(facts.state, line)
      },
      offers: (facts) =>
        withLine(facts, ({ text }, of) => [
          ...asking(facts),
          fill('makeSmaller', { type: 'revised', ...of }, 'text'),
          show('keepAsIdea', 'experiment'),
          ...(typeof text === 'string' ? [send('asDecision', { type: 'noted.decision', text })] : []),
        ]),
    }),
    'support-not-asked': rule({
      mode: 'nudge',
      may: 'toGuard',
      refuses: ({ state }) => !state.counts.support && !state.experiment.supportNone,
      offers: () => [
        fill('supportLine', { type: 'noted.support' }, 'text'),
        send('supportNone', { type: 'support.none' }),
      ],
    }),
  },
}
