import { enterAgreement, enterObjection, objects, saidAlready, takenTogether } from '../agreements.ts'
import type { Decided, EntryOf, SentEvent } from '../events.ts'
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
import { addLine, lineOf, seen, takenLine } from '../said.ts'
import type { Words } from '../schema.ts'
import type { Line, State } from '../state.ts'
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
  /** The line that stands in the place of the carried one: let go, it is asked again what becomes of that. */
  inItsPlace: string | null
}

/** What is carried was chosen together: ours, of no screen of this talk. */
const OURS = { screen: '' }

const goesOn = (fate: Fate | null) => fate === 'keepTrying' || fate === 'change'

/** The carried experiment holds the place until it is told what becomes of it. */
const carriedHolds = ({ carried, experiment }: State): boolean =>
  carried?.experiment != null && experiment.fate === null

const isCarried = ({ carried }: State, id: string | null): boolean =>
  id !== null && carried?.experiment?.id === id

/** What was taken makes room: of the carried one it is told anew what becomes of it. */
const letGo = (state: State) => {
  const { experiment } = state
  if (
    isCarried(state, experiment.taken) ||
    (experiment.taken !== null && experiment.taken === experiment.inItsPlace)
  )
    experiment.fate = null
  experiment.taken = null
}

/** Kept or changed, the carried experiment is the one: a line like any other that was taken, and nobody's alone. */
const takeUp = (state: State, { event }: EntryOf<'experiment.continued'>) => {
  const { text, situation } = state.carried?.experiment ?? {}
  if (text !== undefined && !lineOf(state, event.of))
    addLine(state, {
      id: event.of,
      kind: 'idea',
      by: OURS,
      phase: 'experiment',
      text,
      ...(situation && { situation }),
      end: 'next',
      revision: 0,
      status: 'open',
      carried: true,
    })
  const line = lineOf(state, event.of)
  if (line?.status !== 'open') return
  if (event.text !== undefined) {
    line.text = event.text
    line.revision++
  }
  state.experiment.taken = line.id
  state.experiment.none = false
  state.experiment.needFirst = null
}

/** It was asked about before it was reworded, or somebody who is here objects to the wording as it is. */
const isAskedAnew = (state: State, line: Line | undefined): boolean =>
  line !== undefined &&
  (line.revision > (line.asked?.revision ?? 0) ||
    state.participants.some((one) => one.present && objects(line, one.id)))

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

/** What was taken before an entry. */
const takenBefore = (earlier: readonly Decided[]): string | null => {
  const event = earlier.find((one) => CHOICES.includes(one.event.type))?.event
  if (event?.type === 'experiment.taken' || event?.type === 'experiment.replaced') return event.of
  return event?.type === 'experiment.continued' && goesOn(event.fate) ? event.of : null
}

const CHOICES: readonly string[] = [
  'experiment.taken',
  'experiment.replaced',
  'experiment.released',
  'experiment.none',
  'experiment.continued',
]

/** Back to the one before; to none where there was none. */
const backTo = (before: string | null, { of, revision }: Taking['event'], state: State): SentEvent => {
  const line = before === null ? undefined : lineOf(state, before)
  return line
    ? { type: 'experiment.replaced', ...seen(line), end: line.end ?? 'next' }
    : { type: 'experiment.released', of, revision }
}

/** The act of taking, as it was sent, with something changed. */
const taking = ({ act: { event } }: Facts) =>
  event.type === 'experiment.taken' || event.type === 'experiment.replaced' ? event : undefined

/** The line that an act is about; of going on, the one that was taken. */
const concerned = (facts: Facts): Line | undefined => (facts.to ? takenLine(facts.state) : aimed(facts))

/** Setting the end, the situation or who carries it of what is taken already, as it is worded. */
const isTaken = (facts: Facts): boolean =>
  taking(facts)?.type === 'experiment.taken' && aimed(facts)?.id === facts.state.experiment.taken

/** "Does anyone see an obstacle?", while not everyone present was asked. */
const asking = (facts: Facts): OfferPlan[] => {
  const line = concerned(facts)
  return !line || takenTogether(facts.state, line)
    ? []
    : [send('anyObstacle', { type: 'experiment.asked', ...seen(line) })]
}

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
  gates: ['experiment-open', 'not-agreed-together'],
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
      const { experiment } = state
      const { of } = entry.event
      if (isCarried(state, of)) experiment.fate = lineOf(state, of)?.revision ? 'change' : 'keepTrying'
      else if (carriedHolds(state) || isCarried(state, experiment.taken)) {
        experiment.fate = 'stopHere'
        experiment.inItsPlace = of
      }
      take(state, entry)
    },
    'experiment.released': (state, { event }) => {
      if (state.experiment.taken === event.of) letGo(state)
    },
    'experiment.none': (state, { event }) => {
      letGo(state)
      state.experiment.none = true
      state.experiment.needFirst = event.needFirst ?? null
    },
    'experiment.continued': (state, entry) => {
      const { fate, of } = entry.event
      if (goesOn(fate)) takeUp(state, entry)
      else if (state.experiment.taken === of) state.experiment.taken = null
      state.experiment.fate = fate
    },
    'support.none': ({ experiment }) => {
      experiment.supportNone = true
    },
  },
  takesBack: {
    'experiment.agreed': ({ event }) => ({ type: 'agreement.withdrawn', of: event.of }),
    'experiment.objected': ({ event }) => ({ ...event, type: 'experiment.agreed' }),
    // Setting the end, the situation or who carries it of what stood already is no taking.
    'experiment.taken': ({ event }, earlier, state) =>
      takenBefore(earlier) === event.of ? null : backTo(null, event, state),
    'experiment.replaced': ({ event }, earlier, state) => backTo(takenBefore(earlier), event, state),
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
        return state.form === 'full' && taken === null && !none
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
        const isAnother = taken !== null && !('of' in event && event.of === taken)
        return event.type === 'experiment.continued'
          ? isAnother && goesOn(event.fate)
          : isAnother || carriedHolds(state)
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
        const { state, to } = facts
        const line = concerned(facts)
        // What was taken, now or in the last talk, is asked about again when it is worded anew.
        if (to || isTaken(facts) || isCarried(state, line?.id ?? null)) return isAskedAnew(state, line)
        return line !== undefined && !takenTogether(state, line)
      },
      offers: (facts) => {
        const line = concerned(facts)
        if (!line) return []
        return [
          ...asking(facts),
          fill('makeSmaller', { type: 'revised', ...seen(line) }, 'text'),
          facts.to
            ? send('keepAsIdea', { type: 'experiment.released', ...seen(line) })
            : show('keepAsIdea', 'experiment'),
          ...(typeof line.text === 'string'
            ? [send('asDecision', { type: 'noted.decision', text: line.text })]
            : []),
        ]
      },
    }),
    'support-not-asked': rule({
      mode: 'nudge',
      may: 'toGuard',
      refuses: (facts) =>
        !facts.state.counts.support && !facts.state.experiment.supportNone && !isTaken(facts),
      offers: () => [
        fill('supportLine', { type: 'noted.support' }, 'text'),
        send('supportNone', { type: 'support.none' }),
      ],
    }),
  },
}
