import type { Bound } from '../src/held.ts'
import type { Name } from './load.ts'
import { FEW, MANY } from './site.ts'

/** What a page of ours may cost at most beside SurveyJS's, and beside one that is written by hand. */
export const BOUNDS: readonly Bound<Name>[] = [
  {
    what: 'the first question, against survey-js-ui',
    of: 'first question: ours',
    against: ['first question: survey-js-ui'],
    atMost: 0.25,
  },
  {
    what: 'the first question, against a form by hand',
    of: 'first question: ours',
    against: ['first question: by hand'],
    atMost: 3.5,
  },
  {
    what: `the next phase with ${FEW} lines, against survey-js-ui`,
    of: 'next phase: ours',
    against: ['next phase: survey-js-ui'],
    atMost: 0.5,
  },
  {
    what: `a keystroke with ${MANY} lines, against survey-js-ui with 28 fields`,
    of: 'keystroke: ours, many lines',
    against: ['keystroke: survey-js-ui'],
    atMost: 1,
  },
  {
    what: 'the heap after mounting, against survey-js-ui',
    of: 'heap: ours',
    against: ['heap: survey-js-ui'],
    atMost: 0.5,
  },
]
