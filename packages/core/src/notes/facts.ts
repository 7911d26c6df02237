import type { State } from '../state.ts'
import type { Entries } from './leaving.ts'
import type { NotedReturn } from './types.ts'

/** The day on which a talk was first held, or null. Days stay when the times of acts are purged. */
export const heldOn = (entries: Entries): string | null =>
  entries.find((entry) => entry.resolved?.to === 'held')?.resolved?.day ?? null

/** The day, and perhaps the time, at which the talk goes on. */
export const returnOf = ({ followUp }: State): NotedReturn | null => {
  if (!followUp.return) return null
  const { day, time } = followUp.return
  return { day, ...(time !== undefined && { time }) }
}
