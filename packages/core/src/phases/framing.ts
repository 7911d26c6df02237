import type { By } from '../eventShapes.ts'
import { spokenFor } from '../people.ts'
import { ALWAYS, files, type PhaseRoom, parks } from '../room.ts'
import { parking } from '../rules/parking.ts'
import { fill, rule, send, show, withWords } from '../rules/rule.ts'
import { softenedCodes } from '../rules/softened.ts'
import type { State } from '../state.ts'
import type { Code } from '../vocabulary.ts'

/** Why we pause: said aloud, and each one has heard it before their first line. */
export interface FramingState {
  presented: boolean
  /** The softened rules that were shown to those who talk. */
  softenedShown: Code[]
  /** How each one answered: got it, or present with nothing written down from them. */
  acknowledged: Record<string, 'gotIt' | 'nothingFromMe'>
  /** The shared screens around which it was said. */
  screens: Record<string, true>
}

type Heard = FramingState['acknowledged'][string]

/** What is said for all around a screen leaves it to each one whether anything is written down from them. */
const acknowledge = ({ framing }: State, by: By, people: readonly string[], how: Heard) => {
  for (const one of people)
    if ('participant' in by || framing.acknowledged[one] === undefined || how === 'nothingFromMe')
      framing.acknowledged[one] = how
}

/** Softened rules that nobody has been shown yet. */
const unseen = (state: State): Code[] =>
  softenedCodes(state).filter((code) => !state.framing.softenedShown.includes(code))

const present = (state: State) => ({ type: 'framing.presented', softened: softenedCodes(state) }) as const

export const framing: PhaseRoom = {
  takes: {
    ...ALWAYS,
    observation: parks('reality'),
    perspective: parks('reality'),
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
    outcome: parks('reality'),
    signal: parks('followUp'),
    return: parks('followUp'),
    nextQuestion: parks('followUp'),
  },
  gates: ['framing-not-presented', 'softened-unseen'],
  edges: {
    'framing.presented': { rules: ['facilitator-leads'] },
  },
  changes: {
    'framing.presented': (state, { by, event, resolved }) => {
      state.framing.presented = true
      for (const code of event.softened)
        if (!state.framing.softenedShown.includes(code)) state.framing.softenedShown.push(code)
      acknowledge(state, by, resolved?.for ?? [], 'gotIt')
      if ('screen' in by) state.framing.screens[by.screen] = true
    },
    'framing.acknowledged': (state, { by, event, resolved }) => {
      acknowledge(state, by, resolved?.for ?? [], event.nothingFromMe ? 'nothingFromMe' : 'gotIt')
      if ('screen' in by) state.framing.screens[by.screen] = true
    },
  },
  wishes: {
    'framing.acknowledged': (state, { by, event }) => {
      const people = spokenFor(state, by)
      const how = event.nothingFromMe ? 'nothingFromMe' : 'gotIt'
      // Around a shared screen it has to be said there, too, before its own lines.
      const isSaidHere = !('screen' in by) || state.framing.screens[by.screen] === true
      const isTold = (heard: Heard | undefined) =>
        'screen' in by && how === 'gotIt' ? heard !== undefined : heard === how
      return isSaidHere && people.length > 0 && people.every((one) => isTold(state.framing.acknowledged[one]))
    },
  },
  rules: {
    'framing-not-presented': rule({
      refuses: ({ state }) => !state.framing.presented,
      offers: ({ state }) => [send('saidClear', present(state)), show('modelSentence', 'script')],
    }),
    'framing-not-acknowledged': rule({
      // A day alone, or what became of the experiment, is nobody's words: it writes nothing down from anyone.
      refuses: ({ state, act: { by, event } }) =>
        !((event.type === 'noted.return' || event.type === 'noted.outcome') && event.text === undefined) &&
        ('screen' in by
          ? !state.framing.screens[by.screen]
          : 'participant' in by && state.framing.acknowledged[by.participant] !== 'gotIt'),
      offers: (facts) => [
        send('gotIt', { type: 'framing.acknowledged' }),
        ...parking(facts),
        fill('wantToAsk', { type: 'noted.question' }, 'text'),
        send('nothingFromMe', { type: 'framing.acknowledged', nothingFromMe: true }),
        ...withWords(facts, (text) => [send('asDraft', { type: 'drafted', text })]),
      ],
    }),
    'softened-unseen': rule({
      refuses: ({ state }) => unseen(state).length > 0,
      offers: ({ state }) => [
        send('saidClear', present(state)),
        ...unseen(state).map((code) => send('defaultRule', { type: 'rule.restored', code })),
      ],
    }),
  },
}
