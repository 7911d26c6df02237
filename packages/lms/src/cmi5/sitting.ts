import type { Entries } from '@oivallus/core'
import { durationOf } from '../xapi/duration.ts'
import { type Activity, idOf, type Statement } from '../xapi/statement.ts'
import { statementsOf } from '../xapi/statements.ts'
import { VERBS } from '../xapi/terms.ts'
import type { RegistrationState } from './documents.ts'
import type { Launch } from './launch.ts'
import { type ContextTemplate, type LaunchMode, sessionOf } from './launchData.ts'

/** A session of cmi5: somebody sits down to the talk, and leaves it. Several sittings may follow one another until it is held. */
export interface Sitting {
  launch: Omit<Launch, 'endpoint' | 'fetch'>
  mode: LaunchMode
  contextTemplate: ContextTemplate
  /** When it began, in ms since 1970. */
  began: number
  /**
   * When it ended.
   *
   * @default it goes on
   */
  ended?: number
  /**
   * What earlier sittings told: it is not told again.
   *
   * @default nothing
   */
  before?: Omit<RegistrationState, 'token'>
}

const TERMINATED = { name: 'terminated', id: 'http://adlnet.gov/expapi/verbs/terminated' }

const category = (name: string): Activity => ({
  objectType: 'Activity',
  id: `https://w3id.org/xapi/cmi5/context/categories/${name}`,
})
/** What says that cmi5 defines a statement, and that it counts for what comes next in a course. */
const [CMI5, MOVE_ON] = [category('cmi5'), category('moveon')]

/** The context that the LMS gave, with our activities after its own: what it gave is never changed. */
const contextOf = (
  { launch: { registration }, contextTemplate }: Sitting,
  ours: { [kind: string]: Activity[] },
): Statement['context'] => {
  const given = contextTemplate.contextActivities ?? {}
  const contextActivities = Object.fromEntries(
    Object.keys({ ...given, ...ours }).map((kind) => {
      const theirs = [given[kind] ?? []].flat()
      const added = (ours[kind] ?? []).filter(({ id }) => !theirs.some((one) => one.id === id))
      return [kind, [...theirs, ...added]]
    }),
  ) as Statement['context']['contextActivities']
  return { ...contextTemplate, registration, contextActivities }
}

/** An actor of a launch, as it was given: an agent without a type is an agent. */
const actorOf = ({ launch }: Sitting): Statement['actor'] => launch.actor as Statement['actor']

/** A statement about the sitting itself. */
const ofSitting = (
  sitting: Sitting,
  verb: { name: string; id: string },
  at: number,
  result?: Statement['result'],
): Statement => ({
  id: idOf(sitting.launch.registration, sessionOf(sitting.contextTemplate), verb.name),
  actor: actorOf(sitting),
  verb: { id: verb.id, display: { en: verb.name } },
  object: { objectType: 'Activity', id: sitting.launch.activityId },
  ...(result && { result }),
  context: contextOf(sitting, { category: [CMI5] }),
  timestamp: new Date(at).toISOString(),
})

/** A statement about the talk, as one of this sitting. cmi5 defines `completed`, and allows the others. */
const inSitting = (sitting: Sitting, statement: Statement): Statement => {
  const isHeld = statement.verb.id === VERBS.held.id
  return {
    ...statement,
    actor: actorOf(sitting),
    // What a unit is, and what it is called, the LMS knows from its course.
    object: isHeld ? { objectType: 'Activity', id: statement.object.id } : statement.object,
    context: contextOf(
      sitting,
      isHeld ? { category: [CMI5, MOVE_ON] } : { ...statement.context.contextActivities },
    ),
    // cmi5 orders by these times: nothing is before `initialized`, not even what happened before it, or by a clock that is slow.
    timestamp: new Date(Math.max(Date.parse(statement.timestamp), sitting.began)).toISOString(),
  }
}

/** What the talk adds: nothing but in a normal launch, what was not told before, and that it was held once in a registration. */
const ofTalk = (entries: Entries, sitting: Sitting): Statement[] => {
  if (sitting.mode !== 'Normal') return []
  const { launch, before = {} } = sitting
  const { registration, activityId, actor } = launch
  const all = statementsOf(entries, { actor: actor.account, registration, activity: activityId })
  const after = all.findIndex(({ id }) => id === before.told) + 1
  return all
    .slice(after)
    .filter(({ verb }) => verb.id !== VERBS.begun.id && !(before.isCompleted && verb.id === VERBS.held.id))
    .map((statement) => inSitting(sitting, statement))
}

/**
 * What an LMS may know of a talk in one session of cmi5, in order: `initialized`, then what happened to the talk that no session before
 * told (`suspended`, `resumed`, `completed`, `schedule`), and `terminated` once it has ended. That the talk was begun is not told by
 * itself: cmi5 has `initialized` for the session. In `Browse` and `Review` the session alone is told of.
 *
 * A pure function of the log and the sitting: the same give the same statements with the same ids.
 *
 * @param entries The shared stream, or none as long as there is no talk.
 * @throws {OivallusError} as statementsOf.
 */
export const statementsOfSitting = (entries: Entries, sitting: Sitting): Statement[] => {
  const { began, ended } = sitting
  const statements = [ofSitting(sitting, VERBS.begun, began), ...ofTalk(entries, sitting)]
  if (ended === undefined) return statements
  // By whatever clock, nothing is after it.
  const last = Math.max(ended, ...statements.map(({ timestamp }) => Date.parse(timestamp)))
  const duration = durationOf(last - began)
  return [...statements, ofSitting(sitting, TERMINATED, last, { duration })]
}
