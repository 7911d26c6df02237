import type { SentEvent } from './events.ts'
import type { State } from './state.ts'
import { isPhase, PHASES, type Phase } from './vocabulary.ts'

/** The short form shows four pages over the same seven phases. */
const SHORT_PAGES: readonly (readonly Phase[])[] = [
  ['framing', 'reality'],
  ['learning', 'distinction'],
  ['experiment', 'followUp'],
  ['closing'],
]

/** The phase that shares a page of the short form with this one. */
export const mateOf = (phase: Phase): Phase | undefined =>
  SHORT_PAGES.find((page) => page.includes(phase))?.find((other) => other !== phase)

/** The framing is given whole at the first talk, when somebody is new, and about a deviation. */
export const needsFullFraming = ({ carried, participants, called }: State): boolean =>
  carried === null ||
  called.topic?.kind === 'deviation' ||
  participants.some((one) => one.present && !carried.participants.includes(one.id))

/** The phases that open together when the talk moves to this one. */
export const pageOf = (state: State, phase: Phase): Phase[] => {
  const page = SHORT_PAGES.find((one) => one.includes(phase)) ?? [phase]
  const alone = state.form === 'full' || (page.includes('framing') && needsFullFraming(state))
  return alone ? [phase] : [...page]
}

/** The phase we are in, or were in when the talk was left. */
export const phaseNow = (state: State): Phase | null => (isPhase(state.stage) ? state.stage : state.left)

/** The phase after those that are open. */
export const phaseAfter = ({ page }: State): Phase | undefined =>
  PHASES[PHASES.indexOf(page.at(-1) ?? 'framing') + 1]

/** Whether one may go there from here: back, on the page, to the next one, or where one has been. */
export const isInOrder = ({ page, reached }: State, to: Phase): boolean =>
  reached.includes(to) || PHASES.indexOf(to) <= PHASES.indexOf(page.at(-1) ?? 'framing') + 1

/** Moving from the stage one sees to a phase. */
export const goTo = (state: State, phase: Phase): SentEvent =>
  ({ type: `go.${phase}`, of: state.stage, revision: state.moves }) as SentEvent
