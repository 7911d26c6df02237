import type { Bound } from '../src/held.ts'
import type { ADAPTED, Name, PLAIN } from './load.ts'
import { FEW, MANY } from './site.ts'

/** What a page of ours may cost at most beside SurveyJS's, and beside one that is written by hand. */
export const PLAIN_BOUNDS: readonly Bound<Name<typeof PLAIN>>[] = [
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

/** What a page of ours in a framework may cost at most beside SurveyJS's in the same one, and beside a wizard by hand. */
export const ADAPTED_BOUNDS: readonly Bound<Name<typeof ADAPTED>>[] = [
  {
    what: 'the first question in React, against a wizard by hand',
    of: 'first question: ours in React',
    against: ['first question: by hand in React'],
    atMost: 1.3,
  },
  ...(['React', 'Vue'] as const).flatMap((framework): Bound<Name<typeof ADAPTED>>[] => {
    const survey = framework === 'React' ? 'survey-react-ui' : 'survey-vue3-ui'
    return [
      {
        what: `the next phase with ${FEW} lines in ${framework}, against ${survey}`,
        of: `next phase: ours in ${framework}`,
        against: [`next phase: ${survey}`],
        atMost: 0.5,
      },
      {
        what: `the heap after mounting in ${framework}, against ${survey}`,
        of: `heap: ours in ${framework}`,
        against: [`heap: ${survey}`],
        atMost: 0.5,
      },
    ]
  }),
]
