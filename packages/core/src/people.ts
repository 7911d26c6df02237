import type { By } from './eventShapes.ts'
import type { Sender } from './events.ts'
import type { Participant, State } from './state.ts'

/** The participant who acts; nobody for those around a shared screen, or a level of the organisation. */
export const personIn = (by: By): string | undefined => ('participant' in by ? by.participant : undefined)

/** Whether it was this participant who acted. */
export const isBy = (by: By, person: string | null | undefined): boolean =>
  'participant' in by && by.participant === person

/** Who sent it and under which id, without what was sent. */
export const senderOf = ({ id, by, enteredBy }: Sender): Sender => ({
  id,
  by,
  ...(enteredBy !== undefined && { enteredBy }),
})

/** Who is in the talk and who may type for whom. */
export const participantOf = (state: State, id: string): Participant | undefined =>
  state.participants.find((one) => one.id === id)

export const isPresent = (state: State, id: string): boolean => participantOf(state, id)?.present === true

export const presentIds = (state: State): string[] =>
  state.participants.filter((one) => one.present).map((one) => one.id)

/** Each one present has welcomed somebody new; into an empty room nobody new comes. */
export const isWelcome = (state: State, newcomer: string): boolean => {
  const present = presentIds(state)
  return present.length > 0 && present.every((one) => state.welcomed[newcomer]?.includes(one))
}

/**
 * Whether the content of a talk is somebody's to read: of those who talk, and before it is held of those who are asked or welcomed by
 * each one present.
 */
export const takesPart = (state: State, id: string): boolean =>
  participantOf(state, id) !== undefined ||
  (state.stage !== 'held' && (state.asked.includes(id) || isWelcome(state, id)))

/** Those present around a shared screen. */
const around = (state: State, screen: string): string[] =>
  state.participants.filter((one) => one.present && one.screen === screen).map((one) => one.id)

/** For whom an act speaks: those around the screen, or the one participant. A level of the organisation is nobody here. */
export const spokenFor = (state: State, by: By): string[] =>
  'screen' in by ? around(state, by.screen) : 'participant' in by ? [by.participant] : []

export const leads = (state: State, by: By): boolean =>
  state.lead !== null && spokenFor(state, by).includes(state.lead)

export const isScribeFor = (state: State, { by, enteredBy }: Sender): boolean => {
  if ('level' in by) return enteredBy === undefined
  if ('screen' in by) return enteredBy !== undefined && state.screens[by.screen]?.scribe === enteredBy
  if (enteredBy === undefined || enteredBy === by.participant) return true
  const screen = participantOf(state, by.participant)?.screen
  return typeof screen === 'string' && state.screens[screen]?.scribe === enteredBy
}

export const sameBy = (one: By, other: By): boolean =>
  ('participant' in one && 'participant' in other && one.participant === other.participant) ||
  ('screen' in one && 'screen' in other && one.screen === other.screen) ||
  ('level' in one && 'level' in other && one.level === other.level)

/** How many the talk is between: until it is held those who are asked, too, who may read it and come in at any time. */
export const howMany = ({ participants, asked, stage }: State): number =>
  new Set([...participants.map(({ id }) => id), ...(stage === 'held' ? [] : asked)]).size

/** Practice: no notice from the host, or one alone. The mark changes no rule. */
export const isPractice = (state: State): boolean =>
  state.notice === null || (state.started && state.participants.length < 2)
