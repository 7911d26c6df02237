import { needStatus } from '../needs.ts'
import { isPractice } from '../people.ts'
import { openLines } from '../said.ts'
import type { State } from '../state.ts'
import { heldOn, returnOf } from './facts.ts'
import { type Entries, hasLeft } from './leaving.ts'
import type { OutsideNotes } from './types.ts'

/** What anybody outside the talk may know of it. Built from nothing, so that what is not named here cannot slip through. */
export const outside = (
  state: State,
  entries: Entries,
  levels: readonly string[],
  now: string,
): OutsideNotes => {
  const held = heldOn(entries)
  // An answer that came by word of mouth was written down in the talk, and stays there.
  const answersOf = (need: string, level: string) =>
    openLines(state, 'answer').flatMap(({ by, text, ...line }) =>
      line.need === need && 'level' in by && by.level === level && typeof text === 'string' ? [text] : [],
    )
  return {
    projection: 'outside',
    conversation: state.conversation,
    practice: isPractice(state),
    held,
    return: held === null ? null : returnOf(state),
    needs: openLines(state, 'need').flatMap((line) => {
      const { id, text, level, forwarded } = line
      if (typeof text !== 'string' || level === undefined || !levels.includes(level) || !forwarded) return []
      if (!hasLeft(line, entries, state, now)) return []
      const status = needStatus(line, state)
      return [{ id, text, level, status, forwarded: forwarded.day, answers: answersOf(id, level) }]
    }),
    learnings: openLines(state, 'learning').flatMap((line) =>
      line.shared && typeof line.text === 'string' && hasLeft(line, entries, state, now) ? [line.text] : [],
    ),
  }
}
