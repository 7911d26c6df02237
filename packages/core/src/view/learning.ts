import { isBy } from '../people.ts'
import { allLines, lineOf } from '../said.ts'
import type { Line } from '../state.ts'
import type { Context } from './context.ts'
import { chosenSection } from './reality.ts'
import type { Section } from './types.ts'

/** The chosen lines: what learning and distinction are about. */
export const matters = ({ state }: Context): Line[] =>
  state.reality.chosen.flatMap((id) => lineOf(state, id) ?? [])

/** What we learn, above the one to three chosen lines. */
export const learningSections = (c: Context): Section[] => {
  const { texts } = c
  return [
    { part: 'chosen', title: texts.labels.chosen, lines: matters(c).map(c.line), choices: [] },
    chosenSection(c, true),
    ...backSection(c, 'learning'),
  ]
}

/** Thoughts that were kept for later and have come back in this phase, oldest first. */
const backSection = (c: Context, phase: Line['phase']): Section[] => {
  const lines = c.lines(phase).filter((line) => line.handedBack && line.status === 'open')
  return lines.length > 0
    ? [{ part: 'parked', title: c.texts.labels.cameBack, lines: lines.map(c.line) }]
    : []
}

/** What one has kept for later oneself and still waits: on one's own screen alone. To the others it shows when its phase comes. */
export const keptSection = (c: Context): Section[] => {
  const { me, state, texts } = c
  const lines = allLines(state).filter((line) => line.status === 'parked' && isBy(line.by, me))
  if (me === undefined || lines.length === 0) return []
  return [
    {
      part: 'kept',
      title: texts.labels.keptForLater,
      lines: lines.map((line) => ({
        ...c.line(line),
        actions: c.may('discard', texts.labels.discard, { type: 'withdrawn', of: line.id }),
      })),
    },
  ]
}
