import type { Statement } from '@oivallus/lms/xapi'

/** Makes a statement wrong in one way; undefined where this one has nothing to be made wrong. */
type Mutation = (statement: Statement) => unknown

const withResult =
  (change: (result: NonNullable<Statement['result']>) => unknown): Mutation =>
  (statement) =>
    statement.result && {
      ...statement,
      result: { ...statement.result, ...(change(statement.result) as object) },
    }

const withActor =
  (actor: unknown): Mutation =>
  (statement) => ({ ...statement, actor })

const withContext =
  (change: object): Mutation =>
  (statement) => ({
    ...statement,
    context: { ...statement.context, ...change },
  })

/** Ways to make a statement of ours invalid, by what is so in it then. */
export const MUTATIONS: Record<string, Mutation> = {
  'its id is no UUID': (statement) => ({ ...statement, id: 'begun' }),
  'there is nobody': ({ actor: _, ...rest }) => rest,
  'there is no verb': ({ verb: _, ...rest }) => rest,
  'there is no object': ({ object: _, ...rest }) => rest,
  'the actor has two identifiers': (statement) => ({
    ...statement,
    actor: { ...statement.actor, mbox: 'mailto:anna@example.org' },
  }),
  'the actor has none': withActor({ objectType: 'Agent', name: 'Anna' }),
  'the account has no home page': withActor({ objectType: 'Agent', account: { name: '4711' } }),
  'the account has no name': withActor({
    objectType: 'Agent',
    account: { homePage: 'https://portal.example' },
  }),
  'the home page is no IRI': withActor({
    objectType: 'Agent',
    account: { homePage: 'portal', name: '4711' },
  }),
  'the actor is something else': (statement) => ({
    ...statement,
    actor: { ...statement.actor, objectType: 'Somebody' },
  }),
  'the verb is no IRI': (statement) => ({ ...statement, verb: { ...statement.verb, id: 'initialized' } }),
  'the verb is shown in no language': (statement) => ({
    ...statement,
    verb: { ...statement.verb, display: { 'in english': 'initialized' } },
  }),
  'the object is no IRI': (statement) => ({ ...statement, object: { ...statement.object, id: 'talk' } }),
  'the type of the activity is no IRI': (statement) => ({
    ...statement,
    object: { ...statement.object, definition: { type: 'conversation' } },
  }),
  'its time is none': (statement) => ({ ...statement, timestamp: 'yesterday' }),
  'its registration is no UUID': withContext({ registration: 'talk' }),
  'its category is no activity': withContext({ contextActivities: { category: ['urn:oivallus:xapi:1'] } }),
  'its context has something else': withContext({ phase: 'learning' }),
  'its duration is none': withResult(() => ({ duration: '33 s' })),
  'its completion is a word': withResult(() => ({ completion: 'yes' })),
  'its extension is named by no IRI': withResult(() => ({ extensions: { return: '2026-10-01' } })),
  'its score is a word': withResult(() => ({ score: { scaled: 'good' } })),
  'something is null': (statement) => ({ ...statement, result: null }),
  'there is something that no statement has': (statement) => ({ ...statement, words: 'We said' }),
}
