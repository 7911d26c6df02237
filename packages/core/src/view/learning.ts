import { lineOf } from '../said.ts'
import type { Line } from '../state.ts'
import type { Context } from './context.ts'
import type { Section } from './types.ts'

/** The chosen lines: what learning and distinction are about. */
export const matters = ({ state }: Context): Line[] =>
  state.reality.chosen.flatMap((id) => lineOf(state, id) ?? [])

/** What we learn, above the one to three chosen lines. */
export const learningSections = (c: Context): Section[] => {
  const { texts, state } = c
  return [
    { part: 'chosen', title: texts.labels.chosen, lines: matters(c).map(c.line), choices: [] },
    ...backSection(c, 'learning'),
    {
      part: 'lines',
      phase: 'learning',
      title: state.learning.notKnownYet ? texts.learning.notKnownYet : texts.stages.learning,
      lines: c.lines('learning').map(c.line),
    },
  ]
}

/** Thoughts that were kept for later and have come back in this phase, oldest first. */
export const backSection = (c: Context, phase: Line['phase']): Section[] => {
  const lines = c.lines(phase).filter((line) => line.handedBack && line.status === 'open')
  return lines.length > 0
    ? [{ part: 'parked', title: c.texts.labels.cameBack, lines: lines.map(c.line) }]
    : []
}
