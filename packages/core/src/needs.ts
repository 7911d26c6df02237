import { everyoneAgreed, standsDecided } from './agreements.ts'
import { openLines } from './said.ts'
import type { Line, State } from './state.ts'
import type { NeedStatus } from './vocabulary.ts'

/** Where a need stands: worded, agreed, taken forward, answered, or kept here. */
export const needStatus = (need: Line, state: State): NeedStatus => {
  if (openLines(state, 'answer').some((line) => line.need === need.id)) return 'answered'
  if (need.keptHere) return 'keptHere'
  if (standsDecided(need)) return 'takenForward'
  return everyoneAgreed(need) ? 'agreed' : 'worded'
}
