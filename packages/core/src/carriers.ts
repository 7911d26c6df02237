import type { SentEvent } from './events.ts'
import { participantOf, presentIds } from './people.ts'
import { allLines } from './said.ts'
import type { Line, State } from './state.ts'
import type { Kind } from './vocabulary.ts'

/* Who sees to what: the experiment that was taken, and what goes on, stops or is lightened, or supports it. */

const CARRIED: readonly Kind[] = ['continue', 'stop', 'lighten', 'support']

const isTaken = (state: State, { id }: Line): boolean => id === state.experiment.taken

/** What somebody sees to. */
export const carriedLines = (state: State): Line[] =>
  allLines(state).filter(
    (line) =>
      line.status === 'open' &&
      line.carries !== undefined &&
      (CARRIED.includes(line.kind) || isTaken(state, line)),
  )

/** The acts by which it is said who sees to a line: all together, or one of those here. Whoever does already is left out. */
export const carrierActs = (state: State, line: Line) => {
  // Of the experiment anyone may say it; any other line is its speaker's own.
  const type = isTaken(state, line)
    ? ('experiment.taken' as const)
    : CARRIED.includes(line.kind) && line.status === 'open'
      ? ('revised' as const)
      : undefined
  if (!type) return []
  return ['us', ...presentIds(state)]
    .filter((carries) => carries !== line.carries)
    .map((carries) => ({ type, of: line.id, revision: line.revision, carries }))
}

/** Somebody is named who is not in this talk: nobody would know who it is. */
export const namesNobody = (state: State, event: SentEvent): boolean => {
  const line = event.type === 'parked' ? event.line : event
  const carries = 'carries' in line ? line.carries : undefined
  return carries !== undefined && carries !== 'us' && participantOf(state, carries) === undefined
}
