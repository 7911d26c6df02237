import type { JsonSchema } from '@oivallus/core/deciding'
import { FURTHEST } from '../bodies.ts'
import type { Limits } from '../limits.ts'
import { problemsOf } from './problems.ts'
import { ref } from './schemas.ts'

const query = (name: string, required: boolean, schema: JsonSchema, description: string): JsonSchema => ({
  name,
  in: 'query',
  required,
  schema,
  description,
})

const conversation = query(
  'conversation',
  true,
  { type: 'string', minLength: 1, maxLength: 200 },
  'The id of the conversation.',
)

const stream = query('stream', true, ref('Stream'), 'Which of its streams.')

const json = (schema: JsonSchema, description: string): JsonSchema => ({
  description,
  content: { 'application/json': { schema } },
})

const object = (name: string, items: JsonSchema): JsonSchema => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items } },
  additionalProperties: false,
})

/** Whatever place it is, a request may come from elsewhere, from nobody, or too often, or meet a store that has its troubles. */
const READING = [401, 403, 429, 500, 503]
const WRITING = [400, ...READING, 413, 415, 507]

const body = (name: string): JsonSchema => ({
  required: true,
  content: { 'application/json': { schema: ref(name) } },
})

/** What there is, by its path. */
export const placesOf = ({ connections, entries }: Limits): Record<string, JsonSchema> => ({
  '/conversations': {
    get: {
      operationId: 'listConversations',
      summary: 'The talks in which one takes part, in the order in which they were opened.',
      parameters: [query('series', false, { type: 'string' }, 'Those of this series alone.')],
      responses: {
        200: json(object('conversations', ref('Id')), 'Their ids.'),
        ...problemsOf(...READING),
      },
    },
  },
  '/stream': {
    get: {
      operationId: 'readStream',
      summary: 'A stream of a talk: the shared one, or one’s own.',
      parameters: [
        conversation,
        stream,
        query(
          'from',
          false,
          { type: 'integer', minimum: 0, maximum: FURTHEST, default: 0 },
          'From this version on.',
        ),
      ],
      responses: { 200: json(ref('Slice'), 'The stream.'), ...problemsOf(400, ...READING) },
    },
    post: {
      operationId: 'appendToStream',
      summary: 'Sends acts. Each is decided again where the talk stands; a resend is harmless.',
      parameters: [conversation, stream],
      requestBody: body('Appending'),
      responses: { 200: json(ref('Appended'), 'What became of them.'), ...problemsOf(...WRITING) },
    },
  },
  '/outside': {
    get: {
      operationId: 'lookFromOutside',
      summary: 'What is seen of a talk from outside, by whoever is signed in.',
      parameters: [conversation],
      responses: { 200: json(ref('OutsideSight'), 'It.'), ...problemsOf(400, ...READING) },
    },
  },
  '/erase': {
    post: {
      operationId: 'erase',
      summary: 'Erases a conversation, a line or a person, for whom the host lets do so.',
      parameters: [conversation],
      requestBody: body('Erasure'),
      responses: { 204: { description: 'It is erased.' }, ...problemsOf(...WRITING) },
    },
  },
  '/needs': {
    get: {
      operationId: 'readNeeds',
      summary:
        'The needs that wait for the levels one answers for; those that have waited longest come first.',
      responses: { 200: json(object('needs', ref('WaitingNeed')), 'They.'), ...problemsOf(...READING) },
    },
  },
  '/me': {
    get: {
      operationId: 'readMe',
      summary: 'Who is signed in, as the host says.',
      responses: { 200: json(ref('Me'), 'They.'), ...problemsOf(...READING) },
    },
  },
  '/live': {
    get: {
      operationId: 'watch',
      summary: 'Tells of talks while the connection stands: how far they are, never what was said.',
      description: `Server-sent events: \`open\` first, then \`changed\` and \`here\`, whose data is described under \`x-events\`. Whoever is here counts as present. At most ${connections} connections each; a line begins with a colon every 15 s.`,
      parameters: [
        query(
          'conversation',
          false,
          { type: 'array', maxItems: entries, items: { type: 'string' } },
          'Whichever are to be told of.',
        ),
      ],
      responses: {
        200: {
          description: 'The events, as they come.',
          content: {
            'text/event-stream': {
              schema: { type: 'string' },
              'x-events': { open: { type: 'object' }, changed: ref('Changed'), here: ref('Here') },
            },
          },
        },
        ...problemsOf(...READING),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'describe',
      summary: 'This description, for anybody.',
      responses: { 200: json({ type: 'object' }, 'It.') },
    },
  },
})
