import { isBy, spokenFor } from '../people.ts'
import { ALWAYS, files, open, type PhaseRoom, parks } from '../room.ts'
import { fill, rule, send, show, withWords } from '../rules/rule.ts'
import { lineOf } from '../said.ts'
import type { Participant, State } from '../state.ts'
import { OUTCOMES } from '../vocabulary.ts'

/** What has been done and experienced: a shared picture, without interpretations yet. */
export interface RealityState {
  /** Who has had a turn. Which kind of turn is not stored. */
  turns: Record<string, true>
  /** The facilitator asked, and everyone has spoken. */
  everyoneSpoken: boolean
  /** The one to three lines that learning and distinction are about; the topic if none. */
  chosen: string[]
  /** The line that tells what became of the last experiment. */
  outcome: string | null
}

/** The most own screens for which a missing turn refuses; above it, a nudge. */
const MOST_WAITED_FOR = 12

const hasNoTurn = (state: State) => (one: Participant) =>
  one.present &&
  one.id !== state.lead &&
  !state.reality.turns[one.id] &&
  state.framing.acknowledged[one.id] !== 'nothingFromMe'

/** Those on own screens, the facilitator aside, who have had no turn; the facilitator is never waited for. */
export const waiting = (state: State): Participant[] =>
  state.reality.everyoneSpoken
    ? []
    : state.participants.filter((one) => one.screen === null && hasNoTurn(state)(one))

const isWaitedFor = (state: State): boolean =>
  waiting(state).length > 0 &&
  state.participants.filter((one) => one.present && one.screen === null).length <= MOST_WAITED_FOR

/** Whether somebody, on any screen, has had no turn yet. Names nobody. */
export const someoneWithoutTurn = (state: State): boolean =>
  !state.reality.everyoneSpoken && state.participants.some(hasNoTurn(state))

export const reality: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: open,
    perspective: open,
    interpretation: parks('learning'),
    explanation: parks('learning'),
    learning: parks('learning'),
    finding: parks('distinction'),
    need: parks('distinction'),
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
  gates: ['someone-waiting', 'last-time-first'],
  edges: {
    'noted.observation': { rules: ['others-first'] },
    'lines.chosen': { rules: ['moved-on'] },
    'everyone.spoken': { rules: ['facilitator-leads'] },
  },
  changes: {
    'turn.taken': (state, { resolved }) => {
      for (const one of resolved?.for ?? []) state.reality.turns[one] = true
    },
    'everyone.spoken': (state) => {
      state.reality.everyoneSpoken = true
    },
    'lines.chosen': (state, { event }) => {
      state.reality.chosen = [...new Set(event.lines)].filter((id) => lineOf(state, id)?.status === 'open')
    },
  },
  takesBack: {
    'lines.chosen': (_, earlier) => {
      const before = earlier.find((one) => one.event.type === 'lines.chosen')?.event
      return { type: 'lines.chosen', lines: before?.type === 'lines.chosen' ? before.lines : [] }
    },
  },
  wishes: {
    'turn.taken': (state, { by }) => spokenFor(state, by).every((one) => state.reality.turns[one]),
    'everyone.spoken': (state) => state.reality.everyoneSpoken,
    'lines.chosen': (state, { event }) => String(state.reality.chosen) === String(event.lines),
  },
  rules: {
    'others-first': rule({
      mode: 'nudge',
      may: 'toGuard',
      refuses: ({ state, act: { by } }) => isBy(by, state.lead) && someoneWithoutTurn(state),
      offers: (facts) => [
        ...withWords(facts, (text) => [send('asDraft', { type: 'drafted', text, kind: 'observation' })]),
        fill('heard', { type: 'noted.heard' }, 'text'),
        fill('wantToAsk', { type: 'noted.question' }, 'text'),
      ],
    }),
    'someone-waiting': rule({
      may: 'toNudge',
      refuses: ({ state }) => isWaitedFor(state),
      offers: () => [show('whoWaits', 'turns'), send('everyoneSpoken', { type: 'everyone.spoken' })],
    }),
    'last-time-first': rule({
      may: 'toNudge',
      refuses: ({ state }) => state.carried?.experiment != null && state.reality.outcome === null,
      offers: () => OUTCOMES.map((outcome) => send(outcome, { type: 'noted.outcome', outcome })),
    }),
  },
}
