import { enterAgreement, everyoneAgreed, saidAlready } from '../agreements.ts'
import { ALWAYS, files, open, type PhaseRoom, parks } from '../room.ts'
import { fill, rule, send, show, withLine } from '../rules/rule.ts'
import { lineOf } from '../said.ts'
import type { Words } from '../schema.ts'
import { needEdges } from './distinction.ts'
import { experimentEdges } from './experiment.ts'

/** When we come back: the talk is not left loose. */
export interface FollowUpState {
  return: { day: string; time?: string; line?: string /** The day of an early end. */; early?: true } | null
  /** The stated reason for no return. */
  noReturn: Words | null
}

export const followUp: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: files('reality'),
    perspective: open,
    interpretation: open,
    explanation: open,
    learning: open,
    finding: files('distinction'),
    need: open,
    idea: parks('next'),
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
  gates: ['not-agreed-together', 'left-loose'],
  edges: {
    ...needEdges,
    ...experimentEdges,
    'return.none': { rules: [] },
    'sharing.agreed': { rules: ['moved-on'] },
    'learning.shared': { rules: ['moved-on', 'sharing-needs-everyone'] },
  },
  changes: {
    'return.none': ({ followUp }, { event }) => {
      followUp.noReturn = event.because
      followUp.return = null
    },
    'sharing.agreed': enterAgreement,
    'learning.shared': (state, { event, resolved }) => {
      const line = lineOf(state, event.of)
      if (!line) return
      line.shared = {
        revision: line.revision,
        day: resolved?.day ?? '',
        ...(event.withoutName && { withoutName: true }),
      }
    },
  },
  takesBack: {
    'sharing.agreed': ({ event }) => ({ type: 'agreement.withdrawn', of: event.of }),
  },
  wishes: {
    'sharing.agreed': saidAlready,
    'learning.shared': (state, { event }) => {
      const line = lineOf(state, event.of)
      return line?.shared?.revision === event.revision && line.revision === event.revision
    },
  },
  rules: {
    'left-loose': rule({
      refuses: ({ state: { followUp } }) => followUp.return === null && followUp.noReturn === null,
      offers: () => [
        fill('returnOnDay', { type: 'noted.return' }, 'day'),
        fill('noReturnBecause', { type: 'return.none' }, 'because'),
      ],
    }),
    'sharing-needs-everyone': rule({
      refuses: ({ state, act: { event } }) => {
        if (event.type !== 'learning.shared') return false
        const line = lineOf(state, event.of)
        if (!line) return false
        const bearsName = 'participant' in line.by && !event.withoutName
        return bearsName || !everyoneAgreed(line)
      },
      offers: (facts) =>
        withLine(facts, (_, of) => [
          send('shareWithoutName', { type: 'learning.shared', ...of, withoutName: true }),
          send('agree', { type: 'sharing.agreed', ...of }),
          fill('reword', { type: 'revised', ...of }, 'text'),
          show('keepHere', 'lines'),
          fill('askThem', { type: 'noted.question' }, 'text'),
        ]),
    }),
  },
}
