import type { WaitsFor } from './lines.ts'
import { called } from './phases/called.ts'
import { closing } from './phases/closing.ts'
import { distinction } from './phases/distinction.ts'
import { experiment } from './phases/experiment.ts'
import { followUp } from './phases/followUp.ts'
import { framing } from './phases/framing.ts'
import { held, paused } from './phases/held.ts'
import { learning } from './phases/learning.ts'
import { reality } from './phases/reality.ts'
import { talk } from './phases/talk.ts'
import type { PhaseRoom, Room } from './room.ts'
import { type Kind, PHASES, type Phase, type Stage } from './vocabulary.ts'

/** The seven phases, each with its column of the table of kinds. */
export const PHASE_ROOMS: Record<Phase, PhaseRoom> = {
  framing,
  reality,
  learning,
  distinction,
  experiment,
  followUp,
  closing,
}

/** Every room of the conversation; `talk` is around them all. */
export const ROOMS: Record<Stage, Room> & { talk: Room } = { talk, called, ...PHASE_ROOMS, paused, held }

/** The last phase before this one that takes a kind: where one can go back to with it. */
export const homeBefore = (kind: Kind, now: Phase): Phase | undefined =>
  PHASES.slice(0, PHASES.indexOf(now)).findLast((phase) => PHASE_ROOMS[phase].takes[kind] === 'open')

/**
 * The phase for which a line parked now waits: what the table of kinds says. What is open already, here or on the same page,
 * waits for the next talk.
 */
export const waitsUntil = (kind: Kind, now: Phase, page: readonly Phase[]): WaitsFor => {
  const takes = PHASE_ROOMS[now].takes[kind]
  const until = typeof takes === 'string' ? 'next' : 'parks' in takes ? takes.parks : takes.files
  if (until === 'next' || page.includes(until)) return 'next'
  return PHASES.indexOf(until) > PHASES.indexOf(now) ? until : 'next'
}
