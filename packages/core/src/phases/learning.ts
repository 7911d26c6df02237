import { ALWAYS, files, open, type PhaseRoom, parks } from '../room.ts'
import { parking } from '../rules/parking.ts'
import { fill, rule, send, show, withWords } from '../rules/rule.ts'

/** What we learn: the core. One line is enough, and "we don't know yet" is as good an answer. */
export interface LearningState {
  notKnownYet: boolean
}

export const learning: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: files('reality'),
    perspective: open,
    interpretation: open,
    explanation: open,
    learning: open,
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
  gates: ['no-learning-yet'],
  edges: {
    'lines.chosen': { rules: [] },
    'learning.notKnownYet': { rules: [] },
  },
  changes: {
    'learning.notKnownYet': (state) => {
      state.learning.notKnownYet = true
    },
  },
  wishes: {
    'learning.notKnownYet': (state) => state.learning.notKnownYet,
  },
  rules: {
    'no-learning-yet': rule({
      refuses: ({ state }) => !state.counts.learning && !state.learning.notKnownYet,
      offers: () => [
        fill('oneLine', { type: 'noted.learning' }, 'text'),
        send('notKnownYet', { type: 'learning.notKnownYet' }),
        show('theQuestions', 'questions'),
      ],
    }),
    'not-yet-interpreting': rule({
      may: 'toNudge',
      refuses: () => true,
      offers: (facts) => [
        ...parking(facts),
        ...withWords(facts, (text) => [send('asQuestion', { type: 'noted.question', text })]),
        fill('whatWasSeen', { type: 'noted.observation', under: 'focus' }, 'text'),
      ],
    }),
  },
}
