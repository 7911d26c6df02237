import * as z from 'zod/mini'
import { by } from './eventShapes.ts'
import { decided, entry, resolved, storedEvent } from './events.ts'
import { day, id, LONGEST_TEXT, moment, sentWords, storedWords, text } from './schema.ts'

/** A description in JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const plain = (schema: z.ZodMiniType): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

const READABLE = '^[^\\u0000\\p{Cs}]*$'

const predicates = () =>
  new Map<unknown, JsonSchema>([
    [day, plain(z.iso.date())],
    [moment, { ...plain(z.iso.datetime()), allOf: [{ pattern: 'T\\d\\d:\\d\\d:\\d\\d' }] }],
    [text, { maxLength: LONGEST_TEXT, pattern: READABLE }],
    [sentWords, { maxLength: LONGEST_TEXT, allOf: [{ pattern: '\\S' }, { pattern: READABLE }] }],
  ])

/** What predicates check, in the words of JSON Schema. Every number of ours is a whole one. @public */
export const predicatesInWords = () => {
  const known = predicates()
  return ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Record<string, unknown> }): void => {
    Object.assign(jsonSchema, known.get(zodSchema))
    if (jsonSchema.type === 'number' && jsonSchema.const === undefined) jsonSchema.type = 'integer'
  }
}

/** The name of a part that is described. */
export type Described =
  | 'Act'
  | 'By'
  | 'Day'
  | 'Entry'
  | 'Event'
  | 'Id'
  | 'Moment'
  | 'Resolved'
  | 'Text'
  | 'Words'

const NAMED: Record<Described, z.ZodMiniType> = {
  Act: decided,
  By: by,
  Day: day,
  Entry: entry,
  Event: storedEvent,
  Id: id,
  Moment: moment,
  Resolved: resolved,
  Text: text,
  Words: storedWords,
}

/**
 * What devices send and what is kept, in JSON Schema: an act, an entry, and what they are made of, each by its name.
 *
 * @param uri Where one is found from another, by its name.
 */
export const describeActs = (uri: (name: Described) => string): Record<Described, JsonSchema> => {
  const names = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(NAMED)) names.add(schema, { id: name })
  const { schemas } = z.toJSONSchema(names, {
    uri: (name) => uri(name as Described),
    override: predicatesInWords(),
  })
  const all = Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema])
  return Object.fromEntries(all) as Record<Described, JsonSchema>
}
