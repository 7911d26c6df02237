import { enterAgreement, everyoneAgreed, saidAlready } from '../agreements.ts'
import { ALWAYS, files, open, type PhaseRoom, parks } from '../room.ts'
import { aimed, fill, rule, send, withLine } from '../rules/rule.ts'
import { lineOf } from '../said.ts'
import type { State } from '../state.ts'
import { ORIGINS, type Origin } from '../vocabulary.ts'

/** Structures and everyday doing, told apart. The cause is never a person. */
export interface DistinctionState {
  /** The origin of each chosen matter, by the line's id or `topic`. */
  origins: Record<string, Origin>
  /** Matters that those who talk see differently. */
  seenDifferently: Record<string, true>
  /** Nothing is needed from the organisation now. */
  nothingNow: boolean
}

/** The chosen lines that are difficulties. */
const chosenDifficulties = (state: State): string[] =>
  state.reality.chosen.filter((id) => lineOf(state, id)?.under === 'difficulty')

const told = ({ distinction }: State, id: string) =>
  distinction.origins[id] !== undefined || distinction.seenDifferently[id] === true

/** An origin is named that is not everyday doing alone. */
export const concernsStructures = ({ distinction }: State): boolean =>
  Object.values(distinction.origins).some((origin) => origin === 'structures' || origin === 'both')

/** Acts on a need, taken here and in the phases after it. */
export const needEdges = {
  'need.agreed': { rules: ['moved-on'] },
  'need.forwarded': { rules: ['moved-on', 'need-not-agreed'] },
  'need.keptHere': { rules: ['moved-on'] },
} as const

export const distinction: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: files('reality'),
    perspective: open,
    interpretation: open,
    explanation: open,
    learning: open,
    finding: open,
    need: open,
    idea: parks('experiment'),
    continue: parks('experiment'),
    stop: parks('experiment'),
    lighten: parks('experiment'),
    support: files('experiment'),
    decision: parks('experiment'),
    outcome: open,
    signal: parks('followUp'),
    return: parks('followUp'),
    nextQuestion: parks('followUp'),
  },
  gates: ['origin-missing', 'organisation-question-open'],
  edges: {
    'lines.chosen': { rules: [] },
    'origin.named': { rules: ['moved-on'] },
    'origin.seenDifferently': { rules: ['moved-on'] },
    'organisation.nothingNow': { rules: [] },
    ...needEdges,
  },
  changes: {
    'origin.named': ({ distinction }, { event }) => {
      distinction.origins[event.of] = event.origin
      delete distinction.seenDifferently[event.of]
    },
    'origin.seenDifferently': ({ distinction }, { event }) => {
      distinction.seenDifferently[event.of] = true
      delete distinction.origins[event.of]
    },
    'organisation.nothingNow': ({ distinction }) => {
      distinction.nothingNow = true
    },
    'need.agreed': enterAgreement,
    'need.forwarded': (state, { event, resolved }) => {
      const need = lineOf(state, event.of)
      if (!need) return
      need.forwarded = { revision: need.revision, day: resolved?.day ?? '' }
      delete need.keptHere
    },
    'need.keptHere': (state, { event }) => {
      const need = lineOf(state, event.of)
      if (!need) return
      need.keptHere = true
      delete need.forwarded
    },
  },
  takesBack: {
    'origin.named': ({ event: { of, revision } }, earlier) => {
      const before = earlier.find(({ event }) => event.type === 'origin.named' && event.of === of)?.event
      return before?.type === 'origin.named'
        ? { type: 'origin.named', of, revision, origin: before.origin }
        : null
    },
    'need.agreed': ({ event }) => ({ type: 'agreement.withdrawn', of: event.of }),
  },
  wishes: {
    'origin.named': ({ distinction }, { event }) => distinction.origins[event.of] === event.origin,
    'origin.seenDifferently': ({ distinction }, { event }) => distinction.seenDifferently[event.of] === true,
    'organisation.nothingNow': ({ distinction }) => distinction.nothingNow,
    'need.forwarded': (state, { event }) => {
      const need = lineOf(state, event.of)
      return need?.forwarded?.revision === event.revision && need.revision === event.revision
    },
    'need.keptHere': (state, { event }) => lineOf(state, event.of)?.keptHere === true,
    'need.agreed': saidAlready,
  },
  rules: {
    'origin-missing': rule({
      may: 'toNudge',
      refuses: ({ state }) => {
        const difficulties = chosenDifficulties(state)
        return difficulties.length > 0 && !difficulties.some((id) => told(state, id))
      },
      offers: ({ state }) =>
        chosenDifficulties(state).flatMap((id) => {
          const of = { of: id, revision: lineOf(state, id)?.revision ?? 0 }
          return [
            ...ORIGINS.map((origin) => send(origin, { type: 'origin.named', ...of, origin })),
            send('seenDifferently', { type: 'origin.seenDifferently', ...of }),
          ]
        }),
    }),
    'organisation-question-open': rule({
      may: 'toNudge',
      refuses: ({ state }) =>
        concernsStructures(state) && !state.counts.need && !state.distinction.nothingNow,
      offers: () => [
        fill('writeNeed', { type: 'noted.need' }, 'text'),
        send('nothingNow', { type: 'organisation.nothingNow' }),
      ],
    }),
    'need-not-agreed': rule({
      refuses: (facts) => {
        const need = aimed(facts)
        return need !== undefined && (need.level === undefined || !everyoneAgreed(need))
      },
      offers: (facts) =>
        withLine(facts, (need, of) => [
          send('agree', { type: 'need.agreed', ...of }),
          ...(need.level === undefined ? [fill('chooseLevel', { type: 'revised', ...of }, 'level')] : []),
          fill('reword', { type: 'revised', ...of }, 'text'),
          send('keepHere', { type: 'need.keptHere', ...of }),
        ]),
    }),
  },
}
