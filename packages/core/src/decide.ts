import { edgeAt, rulesOn, stagesTaking } from './chart.ts'
import { type Act, type Decided, type EntryOf, kindNoted, type Resolved, type SentEvent } from './events.ts'
import { factsOf, firstRefusing, nudging } from './guards.ts'
import { ask } from './machine/machine.ts'
import { pageOf, phaseNow } from './pages.ts'
import { presentIds, senderOf, spokenFor } from './people.ts'
import type { Wishes } from './room.ts'
import { homeBefore, PHASE_ROOMS, ROOMS, waitsUntil } from './rooms.ts'
import { isAway } from './rules/moved.ts'
import type { Facts } from './rules/rule.ts'
import { startSettings } from './rules/settings.ts'
import type { State } from './state.ts'
import { type Code, isPhase, type Kind, type Phase, STAGES, type Stage } from './vocabulary.ts'

/** What deciding needs to know besides the state and the act. */
export interface Knowing {
  /** Today in the talk's time zone, `YYYY-MM-DD`: asked for by the few acts that keep their day. */
  today: () => string
  /** The id was used before, with other content. */
  reused?: boolean
  /** A person's text in the act cannot be kept as it is. */
  unreadable?: boolean
  /** The act belongs into a private stream that this device does not hold. */
  notHeldHere?: boolean
  /** The conversation was opened for reading, and takes nothing. */
  forReading?: boolean
}

/** What was decided: the entry (null when its wish is already true), or the rule that refuses. */
export type Decision =
  | { accepted: true; entry: Decided | null }
  | { accepted: false; code: Code; facts: Facts }

const WISHES = Object.assign({}, ...Object.values(ROOMS).map((room) => room.wishes ?? {})) as Wishes

const isAlreadyTrue = (state: State, act: Act): boolean => {
  const { event } = act
  if (event.type.startsWith('go.') && event.type === `go.${state.stage}`) return true
  const wish = WISHES[event.type] as ((state: State, entry: EntryOf<never>) => boolean) | undefined
  return wish?.(state, act as unknown as EntryOf<never>) === true
}

/** Where a kind is filed now: its own phase's shelf, or another's. */
const filedUnder = (state: State, kind: Kind): Phase => {
  const now = phaseNow(state) ?? 'closing'
  const here = [now, ...state.page.filter((phase) => phase !== now)]
  const open = here.find((phase) => PHASE_ROOMS[phase].takes[kind] === 'open')
  if (open) return open
  const takes = PHASE_ROOMS[now].takes[kind]
  if (typeof takes === 'object' && 'files' in takes) return takes.files
  // A rule that was softened to a nudge lets it through early: it is filed where it would have waited.
  return typeof takes === 'object' && takes.parks !== 'next' ? takes.parks : now
}

const AGREEMENTS: readonly string[] = [
  'need.agreed',
  'sharing.agreed',
  'experiment.asked',
  'experiment.agreed',
]
const SPOKEN_FOR: readonly string[] = [
  'framing.presented',
  'framing.acknowledged',
  'welcomed',
  'left',
  'turn.taken',
  'experiment.objected',
  'agreement.withdrawn',
]
const DAYS: readonly string[] = ['need.forwarded', 'learning.shared', 'closed', 'ended']

/** Whatever the act leaves to be looked up, so that applying the entry asks nobody. */
const resolve = (state: State, { by, event }: Act, to: Stage | null, today: Knowing['today']): Resolved => {
  const kind = kindNoted(event.type)
  const now = phaseNow(state) ?? 'framing'
  const all: Resolved = {}
  if (to && to !== state.stage) all.to = to
  // The form is chosen by the very act that starts the talk.
  const form = event.type === 'started' ? event.form : state.form
  if (isPhase(to) && to !== state.stage) all.opens = pageOf({ ...state, form }, to)
  if (kind) all.filed = filedUnder(state, kind)
  if (event.type === 'parked') {
    const { kind: parked } = event.line
    all.until = waitsUntil(parked, now, state.page)
    all.filed = now
    // Too late here, and not only too early: it comes back should one go back to its phase.
    const back = PHASE_ROOMS[now].takes[parked] === 'open' ? undefined : homeBefore(parked, now)
    if (all.until === 'next' && back) all.back = back
  }
  if (AGREEMENTS.includes(event.type)) {
    const except = ('except' in event && event.except) || []
    all.for = spokenFor(state, by).filter((one) => !except.includes(one))
    all.asked = presentIds(state)
  }
  if (SPOKEN_FOR.includes(event.type)) all.for = spokenFor(state, by)
  if (DAYS.includes(event.type)) all.day = today()
  if (event.type === 'started') all.settings = startSettings(state, event.form)
  return all
}

const stored = (state: State, act: Act, to: Stage | null, today: Knowing['today']): Decided => {
  const resolved = resolve(state, act, to, today)
  return {
    ...senderOf(act),
    event: act.event,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  }
}

/** Why an act has no edge here: its time has not come, it has gone, or there is no talk. */
const edgeless = (state: State, type: SentEvent['type']): Code => {
  if (state.stage === 'called' || state.stage === 'held') return 'outside-the-talk'
  const taking = stagesTaking(type).map((stage) => STAGES.indexOf(stage))
  const here = STAGES.indexOf(state.stage)
  if (kindNoted(type)) return state.stage === 'paused' ? 'moved-on' : 'too-early'
  return state.stage === 'paused' || taking.every((at) => at < here) ? 'moved-on' : 'too-early'
}

/**
 * Decides an act by asking the statechart. The codes are read off the edge only to explain a refusal.
 */
export const decide = (state: State, act: Act, knowing: Knowing): Decision => {
  const { today, reused = false, unreadable = false, notHeldHere = false, forReading = false } = knowing
  const asked = { act, reused, unreadable, notHeldHere, forReading }
  const edge = edgeAt(state.stage, act.event.type)
  const facts = factsOf({ state, ...asked, mate: edge?.mate })
  // Who acts comes before what is wished; a wish that is true already is no act.
  const isKnown = firstRefusing(CHECKED_FIRST, facts) === undefined && !isAway(facts)
  if (isKnown && isAlreadyTrue(state, act)) return { accepted: true, entry: null }
  const answer = ask(state, asked)
  if (answer) return { accepted: true, entry: stored(state, act, answer.to, today) }
  const code = firstRefusing(edge ? rulesOn(edge, state) : CHECKED_FIRST, facts)
  return { accepted: false, code: code ?? edgeless(state, act.event.type), facts }
}

/** Asked of an act that has no edge here: who it is comes before when it is. */
const CHECKED_FIRST: readonly Code[] = [
  'only-participants',
  'open-for-reading',
  'not-readable',
  'same-id',
  'not-on-your-screen',
]

/** The rules that are nudges in this talk and would have something to say about an act. */
export const nudgesOn = (state: State, act: Act): Code[] => {
  const edge = edgeAt(state.stage, act.event.type)
  return edge ? nudging(rulesOn(edge, state), { state, act, mate: edge.mate }) : []
}
