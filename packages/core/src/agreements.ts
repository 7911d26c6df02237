import type { EntryOf } from './events.ts'
import { isPresent } from './people.ts'
import { lineOf } from './said.ts'
import type { Line, State } from './state.ts'

/*
 * Agreement is somebody's yes to one revision. Entered for another it is unconfirmed, until they confirm it on their own
 * sign-in or the objection time has passed. "Each one" means each one present when it was asked.
 */
type Agreeing =
  | EntryOf<'need.agreed'>
  | EntryOf<'sharing.agreed'>
  | EntryOf<'experiment.asked'>
  | EntryOf<'experiment.agreed'>

/** Enters the agreement of those an act speaks for, and whom it asked. */
export const enterAgreement = (state: State, entry: Agreeing): void => {
  const line = lineOf(state, entry.event.of)
  if (!line) return
  const { revision } = line
  if (entry.resolved?.asked && line.asked?.revision !== revision)
    line.asked = { revision, present: entry.resolved.asked }
  const agreeing = entry.resolved?.for ?? []
  const hand = entry.enteredBy
  line.agreements = [
    ...(line.agreements ?? []).filter((one) => !agreeing.includes(one.participant)),
    ...agreeing.map((participant) => ({
      participant,
      revision,
      entry: entry.id,
      ...(hand !== undefined && hand !== participant && { unconfirmed: true as const }),
    })),
  ]
  line.objections = (line.objections ?? []).filter((one) => !agreeing.includes(one))
  if ('except' in entry.event && entry.event.except)
    line.objections = [...line.objections, ...entry.event.except]
}

export const enterObjection = (state: State, { by, event }: EntryOf<'experiment.objected'>): void => {
  const line = lineOf(state, event.of)
  if (!line || !('participant' in by)) return
  const { participant } = by
  line.agreements = (line.agreements ?? []).filter((one) => one.participant !== participant)
  line.objections = [...(line.objections ?? []).filter((one) => one !== participant), participant]
}

/** Those who have said yes to the line as it is worded now. */
export const agreeing = (line: Line): string[] =>
  (line.agreements ?? []).filter((one) => one.revision === line.revision).map((one) => one.participant)

/** Each one present when it was asked has agreed to this revision; unconfirmed agreement counts. */
export const everyoneAgreed = (line: Line): boolean => {
  const yes = agreeing(line)
  const asked = line.asked?.revision === line.revision ? line.asked.present : []
  return asked.length > 0 && asked.every((one) => yes.includes(one))
}

/** Nobody present objects, and each one present was asked in this revision. */
export const takenTogether = (state: State, line: Line): boolean =>
  line.asked?.revision === line.revision &&
  state.participants.every(
    (one) => !one.present || (line.asked?.present.includes(one.id) && !line.objections?.includes(one.id)),
  )

/** Whether an own agreement to this revision is already there, and confirmed. */
export const hasAgreed = (state: State, of: string, participant: string): boolean => {
  const line = lineOf(state, of)
  return (
    isPresent(state, participant) &&
    line?.agreements?.some(
      (one) => one.participant === participant && one.revision === line.revision && !one.unconfirmed,
    ) === true
  )
}
