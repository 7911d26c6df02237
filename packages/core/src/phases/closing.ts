import { ALWAYS, open, type PhaseRoom, parks } from '../room.ts'
import { rule, send, show } from '../rules/rule.ts'
import { needEdges } from './distinction.ts'

/** To close: the closing words are said aloud, and the talk is held. */
export interface ClosingState {
  presented: boolean
}

export const closing: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: parks('next'),
    perspective: parks('next'),
    interpretation: parks('next'),
    explanation: parks('next'),
    learning: open,
    finding: parks('next'),
    need: parks('next'),
    idea: parks('next'),
    continue: parks('next'),
    stop: parks('next'),
    lighten: parks('next'),
    support: open,
    decision: open,
    outcome: parks('next'),
    signal: open,
    return: open,
    nextQuestion: open,
  },
  gates: [],
  edges: {
    'closing.presented': { rules: ['facilitator-leads'] },
    closed: { rules: ['facilitator-leads', 'moved-on', 'closing-not-presented'], to: [{ stage: 'held' }] },
    ...needEdges,
    'sharing.agreed': { rules: ['moved-on'] },
    'learning.shared': { rules: ['moved-on', 'sharing-needs-everyone'] },
    'experiment.objected': { rules: ['moved-on'] },
  },
  changes: {
    'closing.presented': (state) => {
      state.closing.presented = true
    },
  },
  wishes: {
    'closing.presented': (state) => state.closing.presented,
    closed: (state) => state.stage === 'held',
  },
  rules: {
    'closing-not-presented': rule({
      refuses: ({ state }) => !state.closing.presented,
      offers: () => [send('saidClosing', { type: 'closing.presented' }), show('closingWords', 'closing')],
    }),
  },
}
