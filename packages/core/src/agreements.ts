import type { EntryOf } from './events.ts'
import { spokenFor } from './people.ts'
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

/** Who was asked: those present at the first asking; asking everyone about an experiment again adds who came meanwhile. */
const ask = (line: Line, present: readonly string[], again: boolean) => {
  const { revision } = line
  const before = line.asked?.revision === revision ? line.asked.present : undefined
  if (!before) line.asked = { revision, present: [...present] }
  else if (again) line.asked = { revision, present: [...new Set([...before, ...present])] }
}

const object = (line: Line, people: readonly string[]) => {
  const { revision } = line
  line.agreements = (line.agreements ?? []).filter((one) => !people.includes(one.participant))
  line.objections = [
    ...(line.objections ?? []).filter((one) => !people.includes(one.participant)),
    ...people.map((participant) => ({ participant, revision })),
  ]
}

/** Enters the agreement of those an act speaks for, and whom it asked. */
export const enterAgreement = (state: State, entry: Agreeing): void => {
  const line = lineOf(state, entry.event.of)
  if (!line) return
  const { revision } = line
  const hand = entry.enteredBy
  const isAsking = entry.event.type === 'experiment.asked'
  // Saying for oneself that one sees no obstacle asks nobody else.
  const asked = entry.event.type === 'experiment.agreed' ? entry.resolved?.for : entry.resolved?.asked
  ask(line, asked ?? [], isAsking || entry.event.type === 'experiment.agreed')
  const kept = (line.agreements ?? []).filter((one) => one.revision === revision && !one.unconfirmed)
  // What somebody has said themselves is not entered for them again.
  const agreeing = (entry.resolved?.for ?? []).filter(
    (one) => hand === undefined || hand === one || !kept.some((agreement) => agreement.participant === one),
  )
  line.agreements = [
    ...(line.agreements ?? []).filter((one) => !agreeing.includes(one.participant)),
    ...agreeing.map((participant) => ({
      participant,
      revision,
      entry: entry.id,
      ...(hand !== undefined && hand !== participant && { unconfirmed: true as const }),
    })),
  ]
  line.objections = (line.objections ?? []).filter((one) => !agreeing.includes(one.participant))
  const except = 'except' in entry.event ? (entry.event.except ?? []) : []
  object(
    line,
    spokenFor(state, entry.by).filter((one) => except.includes(one)),
  )
}

export const enterObjection = (state: State, { event, resolved }: EntryOf<'experiment.objected'>): void => {
  const line = lineOf(state, event.of)
  if (line) object(line, resolved?.for ?? [])
}

/** Those who have said yes to the line as it is worded now. */
const agreeing = (line: Line): string[] =>
  (line.agreements ?? []).filter((one) => one.revision === line.revision).map((one) => one.participant)

/** Those who were asked about this revision. */
const askedOf = (line: Line): string[] => (line.asked?.revision === line.revision ? line.asked.present : [])

/** Those who were asked about this revision and have not said yes. */
export const notYetAgreeing = (line: Line): string[] => {
  const yes = agreeing(line)
  return askedOf(line).filter((one) => !yes.includes(one))
}

/** Each one present when it was asked has agreed to this revision; unconfirmed agreement counts. */
export const everyoneAgreed = (line: Line): boolean =>
  askedOf(line).length > 0 && notYetAgreeing(line).length === 0

/**
 * Whether a need that was taken forward, or a learning that was shared, stands: in this wording, and agreed by each one asked.
 * What was entered for somebody still waits for its objection time before it leaves.
 */
export const standsDecided = (line: Line): boolean =>
  line.status === 'open' &&
  (line.forwarded ?? line.shared)?.revision === line.revision &&
  everyoneAgreed(line)

/** Nobody present objects, and each one present was asked in this revision. */
export const takenTogether = (state: State, line: Line): boolean =>
  line.asked?.revision === line.revision &&
  state.participants.every(
    (one) => !one.present || (line.asked?.present.includes(one.id) && !objects(line, one.id)),
  )

/** Whether somebody objects to the line as it is worded now. */
export const objects = (line: Line, participant: string): boolean =>
  line.objections?.some((one) => one.participant === participant && one.revision === line.revision) === true

/**
 * Whether all of those an act speaks for have said this already, of this revision, by their own hand or its; so that saying it
 * again is no new act.
 */
export const saidAlready = (
  state: State,
  { by, enteredBy, event }: Pick<Agreeing, 'by' | 'enteredBy' | 'event'>,
): boolean => {
  const line = lineOf(state, event.of)
  const except = 'except' in event ? (event.except ?? []) : []
  const people = spokenFor(state, by)
  return (
    line?.revision === event.revision &&
    except.length === 0 &&
    people.length > 0 &&
    people.every((one) => {
      const said = line.agreements?.find(
        (each) => each.participant === one && each.revision === line.revision,
      )
      // One's own hand confirms what another's had entered: that is something new.
      return said && (!said.unconfirmed || (enteredBy !== undefined && enteredBy !== one))
    })
  )
}
