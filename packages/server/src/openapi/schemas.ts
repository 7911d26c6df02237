import { CODES } from '@oivallus/core'
import { describeActs, type JsonSchema } from '@oivallus/core/deciding'
import { FURTHEST } from '../bodies.ts'
import type { Limits } from '../limits.ts'
import { problemSchema } from './problems.ts'

/** A reference to a described part. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

const object = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
  additionalProperties: false,
})

const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const day = ref('Day')

/** A need as it is seen from outside. */
const need = {
  id: ref('Id'),
  text,
  level: ref('Id'),
  status: { type: 'string', enum: ['worded', 'agreed', 'takenForward', 'answered', 'keptHere'] },
  forwarded: { ...day, description: 'The day on which it was taken forward.' },
  answers: list(text),
}

const stream = {
  type: 'string',
  pattern: '^(shared|private/[^]*)$',
  description: '`shared`, or `private/` and the id of whoever is signed in.',
}

const sight = object({
  notes: object({
    projection: { const: 'outside' },
    conversation: ref('Id'),
    practice: { type: 'boolean', description: 'Without a notice from the host, or alone.' },
    held: orNull(day),
    return: orNull(object({ day, time: text }, ['time'])),
    needs: list(object(need)),
    learnings: list(text),
  }),
  form: { type: 'string', enum: ['full', 'short'] },
  mayKnock: { type: 'boolean', description: 'Whether one may ask to be let in.' },
  wakeAt: { ...orNull(ref('Moment')), description: 'When time alone changes this.' },
})

const slice = object({
  entries: list(ref('Entry')),
  version: { ...count, description: 'How many entries the stream has.' },
  erasures: {
    ...count,
    description: 'How often words were erased: whoever is behind reads the stream anew.',
  },
})

const refused = list(object({ id: ref('Id'), code: ref('Code') }))

/** Everything that is sent and answered, by its name. */
export const schemasOf = (limits: Limits): Record<string, JsonSchema> => ({
  ...describeActs((name) => `#/components/schemas/${name}`),
  Code: { type: 'string', enum: CODES, description: 'The rule that refuses an act.' },
  Problem: problemSchema,
  Stream: stream,
  Slice: { ...slice, description: 'A stream from a version on.' },
  Appending: object({
    expected: {
      ...count,
      maximum: FURTHEST,
      description: 'How many entries of the stream the device has read.',
    },
    entries: {
      ...list(ref('Act')),
      maxItems: limits.entries,
      description:
        'Acts in their order. Each is decided again: `resolved` is made anew, and a text that cannot be kept is refused.',
    },
  }),
  Appended: {
    description:
      'What became of the acts. Those of `refused` were not taken, and come back to their author; the others stand in the slice, with whatever else the device has not read. Else the device has read more than there is, or the conversation is gone.',
    anyOf: [
      object({ appended: { const: true }, slice: ref('Slice'), refused }, ['refused']),
      object({ appended: { const: false }, version: count, gone: { const: true } }, ['gone']),
    ],
  },
  OutsideSight: {
    ...sight,
    description:
      'What is seen from outside: needs of one’s own levels alone, and learnings that all agreed to share.',
  },
  Erasure: {
    anyOf: [object({ conversation: { const: true } }), object({ line: text }), object({ person: text })],
  },
  WaitingNeed: object({
    conversation: ref('Id'),
    return: { ...orNull(day), description: 'When those who asked come back to it.' },
    waits: { ...count, description: 'For how many days it has waited for an answer; 0 once it is answered.' },
    ...need,
  }),
  Me: object({
    participant: ref('Id'),
    supervisor: { type: 'boolean', description: 'Whether they may note a supervisor’s decision.' },
    levels: { ...list(ref('Id')), description: 'Levels of the organisation that they answer for.' },
  }),
  Changed: {
    ...object({ conversation: text, stream: ref('Stream'), version: count, erasures: count }),
    description:
      'Where a stream stands. To whoever is outside, version and erasures are 0: what they see may have changed.',
  },
  Here: { ...object({ conversation: text, participants: list(ref('Id')) }), description: 'Who is here.' },
})
