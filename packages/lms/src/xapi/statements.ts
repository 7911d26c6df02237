import { type Entries, OivallusError } from '@oivallus/core'
import { lifeOf, type Moment } from '../life.ts'
import { durationOf } from './duration.ts'
import { checkOptions, type StatementOptions } from './options.ts'
import { idOf, profileActivity, type Statement, seriesActivity, talkActivity } from './statement.ts'
import { RETURN, VERBS } from './terms.ts'

const resultOf = ({ happened, lasted, day }: Moment): Statement['result'] => ({
  ...(happened === 'held' && { completion: true }),
  ...(lasted !== undefined && { duration: durationOf(lasted) }),
  ...(day !== undefined && { extensions: { [RETURN]: day } }),
})

const named = (id: string): string => `urn:uuid:${id}`

/**
 * What an LMS may know of a talk, as statements of xAPI, in the order in which it happened: that it was begun (`initialized`),
 * suspended, resumed and held (`completed`), how long it went on, and when it returns (`schedule`). Nothing that was said is in them,
 * no kind of line, no phase, and nobody but the one who launched it.
 *
 * A pure function of the log: the same log gives the same statements with the same ids, on every device and however often it is asked,
 * so that sending one again does no harm. A longer log gives the same ones and more; words that are erased and times that are purged
 * change none.
 *
 * @param entries The shared stream. What no store has taken yet is told once it has.
 * @returns None for an empty stream, which is all that somebody outside a talk has of it.
 * @throws {OivallusError} `malformed-options` when the stream does not begin with its opening, or an option is of another form.
 * @example
 * const statements = statementsOf(conversation.entries(), { actor: { homePage: 'https://portal.example', name: '4711' } })
 */
export const statementsOf = (entries: Entries, options: StatementOptions): Statement[] => {
  checkOptions(options)
  const [first] = entries
  if (!first) return []
  const { event } = first
  if (event.type !== 'opened')
    throw new OivallusError(
      'malformed-options',
      `No statement can be made: the log begins with "${event.type}", expected "opened". Give the whole shared stream.`,
      'entries[0].event.type',
    )
  const { conversation, series } = event
  const { homePage, name } = options.actor
  const talk = talkActivity(options.activity ?? named(idOf('conversation', conversation)))
  const group = seriesActivity(options.series ?? named(idOf('series', series)))
  const registration = options.registration ?? idOf('registration', conversation)

  const moments = lifeOf(entries)
  return moments.map((moment, place) => {
    const verb = VERBS[moment.happened]
    const result = resultOf(moment)
    // Those that follow a profile's pattern are told apart by their time, and one entry may be two of them.
    const at = moment.at + (moments[place - 1]?.entry === moment.entry ? 1 : 0)
    return {
      id: idOf(conversation, moment.entry, verb.name),
      actor: { objectType: 'Agent', account: { homePage, name } },
      verb: { id: verb.id, display: { en: verb.name } },
      object: talk,
      ...(result && Object.keys(result).length > 0 && { result }),
      context: {
        registration,
        contextActivities: { category: [profileActivity()], grouping: [group] },
      },
      timestamp: new Date(at).toISOString(),
    }
  })
}
