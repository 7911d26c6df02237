import { ACTIVITY_TYPES, PROFILE, PROFILE_VERSION, RETURN, VERBS } from './terms.ts'

/** A value of JSON. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const en = (text: string) => ({ en: text })

/** What every concept, template and pattern says of itself. */
const described = (id: string, type: string, name: string, definition: string) => ({
  id,
  type,
  inScheme: PROFILE_VERSION,
  prefLabel: en(name),
  definition: en(definition),
})

/** Nobody is rated: no statement of this profile has a score, or success. */
const UNRATED = ['$.result.score', '$.result.success', '$.result.response'].map((location) => ({
  location,
  presence: 'excluded',
}))

const included = (location: string) => ({ location, presence: 'included' })

/** The template for the statements of one verb. */
const statements = (happened: keyof typeof VERBS): string => `${PROFILE}:statements:${VERBS[happened].name}`

/** What a statement of one verb holds. */
const template = (
  happened: keyof typeof VERBS,
  definition: string,
  rules: readonly { readonly [key: string]: Json }[] = [],
) => ({
  ...described(statements(happened), 'StatementTemplate', VERBS[happened].name, definition),
  verb: VERBS[happened].id,
  objectActivityType: ACTIVITY_TYPES.conversation,
  contextGroupingActivityType: [ACTIVITY_TYPES.series],
  rules: [
    included('$.id'),
    included('$.timestamp'),
    included('$.context.registration'),
    included('$.actor.account'),
    ...UNRATED,
    ...rules,
  ],
})

const pattern = (id: string, definition: string, parts: { readonly [key: string]: Json }) => ({
  ...described(`${PROFILE}:patterns:${id}`, 'Pattern', id, definition),
  ...parts,
})

/**
 * The profile that statements of talks follow, as JSON-LD (xAPI Profiles 1.0): our own terms, what each statement holds, and in which
 * order they come. Give it to a record store that checks by profiles. Its names are URNs, which lead nowhere: serve it where you like.
 */
export const xapiProfile: { readonly [key: string]: Json } = {
  '@context': 'https://w3id.org/xapi/profiles/context',
  id: PROFILE,
  type: 'Profile',
  conformsTo: 'https://w3id.org/xapi/profiles#1.0',
  prefLabel: en('Learning conversations'),
  definition: en(
    'What may be known of a learning conversation: that it was begun, suspended, resumed and held, how long it went on, and when it returns. Nothing that was said, nobody but whoever launched it, and no score: the content belongs to those who talked.',
  ),
  author: { type: 'Organization', name: 'Oivallus' },
  versions: [{ id: PROFILE_VERSION, generatedAtTime: '2026-11-26T00:00:00Z' }],
  concepts: [
    described(
      ACTIVITY_TYPES.conversation,
      'ActivityType',
      'learning conversation',
      'A short, regular talk in which people at work stop to ask what the work has taught them. It is no appraisal.',
    ),
    described(
      ACTIVITY_TYPES.series,
      'ActivityType',
      'series of learning conversations',
      'Learning conversations that follow one another. A statement about one is grouped by its series.',
    ),
    {
      ...described(
        RETURN,
        'ResultExtension',
        'day of return',
        'The day on which those who talked come back to it, YYYY-MM-DD, in their own time zone. Of several in one registration, the latest statement holds.',
      ),
      recommendedVerbs: [VERBS.returnScheduled.id],
      inlineSchema: JSON.stringify({ type: 'string', format: 'date' }),
    },
  ],
  templates: [
    template('begun', 'The talk was begun: whoever leads it started its first phase.'),
    template(
      'suspended',
      'The talk came to a pause. The duration is the time since it was begun or last resumed.',
      [included('$.result.duration')],
    ),
    template('resumed', 'The talk was taken up again after a pause.'),
    template(
      'held',
      'The talk was held, to its end or as far as those who talked went on that day. The duration is how long they talked in all, without pauses. It is told once, also if they take it up again.',
      [included('$.result.duration'), { ...included('$.result.completion'), all: [true] }],
    ),
    template(
      'returnScheduled',
      'After the talk was held: the day on which it returns, or the day to which that moved.',
      [included(`$.result.extensions['${RETURN}']`)],
    ),
  ],
  patterns: [
    pattern('pause-or-resuming', 'A talk pauses and is taken up again.', {
      alternates: [statements('suspended'), statements('resumed')],
    }),
    pattern('pauses', 'It does so as often as it needs.', {
      zeroOrMore: `${PROFILE}:patterns:pause-or-resuming`,
    }),
    pattern('returns', 'Its return may move.', { zeroOrMore: statements('returnScheduled') }),
    pattern('end', 'It is held, and returns.', {
      sequence: [statements('held'), `${PROFILE}:patterns:returns`],
    }),
    pattern('ends', 'It may still go on.', { optional: `${PROFILE}:patterns:end` }),
    {
      ...pattern('talk', 'The life of one learning conversation: all statements of one registration.', {
        sequence: [statements('begun'), `${PROFILE}:patterns:pauses`, `${PROFILE}:patterns:ends`],
      }),
      primary: true,
    },
  ],
}
