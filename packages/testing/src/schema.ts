import { type EventType, sentEvent } from '@oivallus/core'

/*
 * What the generators and the driver read off core's schemas. Only their descriptions are looked at, so that an event that is
 * added to core, or a field to an event, is known here at once.
 */

/** A schema, as far as it is read here. */
export interface Schema {
  _zod: { def: Definition | Later }
  safeParse(value: unknown): { success: boolean }
}

/** A check of a list's length. */
export interface Check {
  _zod: {
    def: {
      check: string
      minimum?: number
      maximum?: number
    }
  }
}

/** The description of a schema, by its type. */
export type Definition =
  | { type: 'object'; shape: Record<string, Schema> }
  | { type: 'optional' | 'nullable'; innerType: Schema }
  | { type: 'union'; options: Schema[] }
  | { type: 'array'; element: Schema; checks?: Check[] }
  | { type: 'record'; keyType: Schema; valueType: Schema; partial?: boolean }
  | { type: 'literal'; values: unknown[] }
  | { type: 'enum'; entries: Record<string, string> }
  | { type: 'string' | 'number' | 'boolean' | 'unknown' }

/** A schema that is made when it is asked for. */
interface Later {
  type: 'lazy'
  getter: () => Schema
}

export const definitionOf = (schema: Schema): Definition => {
  const definition: Definition | Later = schema._zod.def
  return definition.type === 'lazy' ? definitionOf(definition.getter()) : definition
}

/** The schema of whatever is there when something is: without `optional`. */
export const required = (schema: Schema): Schema => {
  const definition = definitionOf(schema)
  return definition.type === 'optional' ? required(definition.innerType) : schema
}

const shapesOf = (union: Schema): [EventType, Record<string, Schema>][] => {
  const definition = definitionOf(union)
  if (definition.type !== 'union') throw new Error('The schema of what may be sent is no union of events.')
  return definition.options.map((option) => {
    const object = definitionOf(option)
    if (object.type !== 'object') throw new Error('An event of what may be sent is no object.')
    const { type, ...shape } = object.shape
    const literal = type && definitionOf(type)
    if (literal?.type !== 'literal') throw new Error('An event of what may be sent has no type.')
    return [literal.values[0] as EventType, shape]
  })
}

/** The fields of every event that can be sent, by its type. */
export const EVENT_FIELDS = Object.fromEntries(shapesOf(sentEvent as unknown as Schema)) as Record<
  EventType,
  Record<string, Schema>
>

/** Every type of event that can be sent. */
export const EVENT_TYPES = Object.keys(EVENT_FIELDS) as EventType[]
