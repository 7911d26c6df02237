import { namesNobody } from '../carriers.ts'
import { kindNoted, PRIVATE_EVENTS } from '../events.ts'
import { isBy, isPresent, personIn } from '../people.ts'
import { lineOf } from '../said.ts'
import type { State } from '../state.ts'
import { type Kind, STAGES } from '../vocabulary.ts'
import { aimed, type Facts } from './rule.ts'

/** The kind of line that an act is about, by the first word of its type. Without a row it may be about any line. */
const TARGETS: Record<string, Kind> = {
  need: 'need',
  experiment: 'idea',
  sharing: 'learning',
  learning: 'learning',
}

/** After the talk, and for what is one's own, nobody has to be in the room. */
const WITHOUT_PRESENCE: readonly string[] = [
  ...PRIVATE_EVENTS,
  'joined',
  'knocked',
  'left',
  'confirmed',
  'agreement.withdrawn',
]

/** Somebody counted as left, where one has to be in the room. */
export const isAway = (facts: Facts): boolean => {
  const { state, act } = facts
  const { by, event } = act
  if (!('participant' in by) || isPresent(state, by.participant)) return false
  // After the talk nobody has to be in the room, but for taking it up again.
  if (state.stage === 'held') return event.type === 'resumed'
  return !WITHOUT_PRESENCE.includes(event.type) && !mendsOwn(facts)
}

const lineHasMoved = ({ state, act: { event } }: Facts, of: string): boolean => {
  const line = lineOf(state, of)
  const stands = line?.status === 'open' || (line?.status === 'parked' && event.type === 'withdrawn')
  const target = TARGETS[event.type.split('.')[0] ?? '']
  if (!stands || (target && line.kind !== target)) return true
  if (event.type === 'revised' && event.takesBack !== undefined && event.takesBack !== line.reworded)
    return true
  return 'revision' in event && event.revision !== line.revision
}

/** The phase that would have taken it, on the same page of the short form, lies behind. */
const hasPassed = ({ state, mate, act }: Facts): boolean =>
  mate !== undefined &&
  kindNoted(act.event.type) === undefined &&
  !state.page.includes(mate) &&
  STAGES.indexOf(mate) < STAGES.indexOf(state.stage)

const isOfReality = (state: State, id: string): boolean => {
  const line = lineOf(state, id)
  return line?.status === 'open' && line.phase === 'reality'
}

const isKnownNeed = (state: State, id: string): boolean =>
  (lineOf(state, id)?.kind === 'need' && lineOf(state, id)?.status === 'open') ||
  state.carried?.needs.some((need) => need.id === id) === true

/** Whether an act rests on something that has moved since it was seen. */
export const hasMoved = (facts: Facts): boolean => {
  const { state, act, to } = facts
  const { event } = act
  if (isAway(facts) || hasPassed(facts) || namesNobody(state, event)) return true
  if (to || event.type === 'closed')
    return 'revision' in event && (event.revision !== state.moves || event.of !== state.stage)
  if (event.type === 'lines.chosen') return event.lines.some((id) => !isOfReality(state, id))
  if (event.type === 'handedOver') return !isPresent(state, event.to)
  if (event.type === 'noted.outcome') return !state.carried?.experiment
  if (event.type === 'noted.answer') return !isKnownNeed(state, event.need)
  if (!('of' in event) || PRIVATE_EVENTS.includes(event.type)) return false
  if (event.type === 'experiment.continued') return event.of !== state.carried?.experiment?.id
  if (event.type === 'origin.named' || event.type === 'origin.seenDifferently') {
    if (event.of === 'topic') return state.called.topic === null
    // Told apart are the matters at which one stops, and no others.
    if (!state.reality.chosen.includes(event.of)) return true
  }
  return lineHasMoved(facts, event.of)
}

/** Words entered for one by another may be mended by oneself, also after the talk. */
export const mendsOwn = (facts: Facts): boolean => {
  const line = aimed(facts)
  const { by, event } = facts.act
  return (
    (event.type === 'revised' || event.type === 'withdrawn') &&
    line?.unconfirmed === true &&
    isBy(line.by, personIn(by))
  )
}
