import type { EventTemplate, EventType, SentEvent } from '@oivallus/core'
import fc from 'fast-check'
import { HOSTILE_IDS, HOSTILE_TEXTS, UNREADABLE_TEXTS } from './hostile.ts'
import { type Check, definitionOf, EVENT_FIELDS, EVENT_TYPES, required, type Schema } from './schema.ts'

/*
 * Arbitrary events, made from core's own schemas: a field or an event that is added there is generated here at once. What is
 * made always fits the schema; whether it holds in a talk is for the rules to say.
 */

/** What arbitrary events are made with. */
export interface EventOptions {
  /**
   * The types of event.
   *
   * @default every type that can be sent
   */
  types?: readonly EventType[]
  /**
   * Ids to refer to: of lines, participants, screens, levels.
   *
   * @default a few plain ones and all of HOSTILE_IDS; each is to be a valid one
   */
  ids?: readonly string[]
  /**
   * People's words.
   *
   * @default words()
   */
  words?: fc.Arbitrary<string>
}

interface Making {
  ids: fc.Arbitrary<string>
  words: fc.Arbitrary<string>
}

const PLAIN_TEXTS = [
  'Vuorolista tuli taas perjantaina',
  'Vi hann inte fram i tid',
  'The form asks for it twice',
  'Öljyä ja äyriäisiä à la carte',
  'x',
] as const

/** People's words that can be kept as they are: plain ones, any readable text, and all of HOSTILE_TEXTS. */
export const words = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PLAIN_TEXTS) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(isReadable) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter(isReadable) },
  )

/** People's words that cannot be kept as they are: all of UNREADABLE_TEXTS, and readable text broken somewhere. */
export const unreadableWords = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...UNREADABLE_TEXTS),
    fc
      .tuple(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('\0', '\uD800', '\uDFFF'),
        fc.string({ maxLength: 20 }),
      )
      .map((parts) => parts.join('')),
  )

const isReadable = (text: string): boolean => text.trim() !== '' && !/\0|\p{Cs}/u.test(text)

const PLAIN_IDS = ['anna', 'ville', 'duken', 'line-1', 'line-2', 'it'] as const

/** Valid ids: plain ones and all of HOSTILE_IDS. */
export const ids = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PLAIN_IDS) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_IDS) },
  )

/** Days of the calendar, `YYYY-MM-DD`, the last of a leap February among them. */
export const days = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .date({
        min: new Date('1970-01-01T00:00:00Z'),
        max: new Date('2199-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('2028-02-29', '2026-12-31', '2027-01-01', '2026-03-29'),
  )

const times = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

/**
 * Events that fit the schema of what may be sent: every type, with optional fields there or not.
 *
 * @example
 * fc.assert(fc.property(arbitraryEvent(), (event) => { conversation.send(event) }))
 */
export const arbitraryEvent = (options: EventOptions = {}): fc.Arbitrary<SentEvent> => {
  const { types = EVENT_TYPES } = options
  const making = makingOf(options)
  return fc.oneof(...types.map((type) => eventOf(type, making)))
}

/** Events that fit the schema but for words that cannot be kept as they are: they are refused with `not-readable`. */
export const unreadableEvent = (options: Omit<EventOptions, 'words'> = {}): fc.Arbitrary<SentEvent> => {
  const { types = EVENT_TYPES } = options
  const making = makingOf({ ...options, words: unreadableWords() })
  const bearing = types.filter((type) => Object.values(EVENT_FIELDS[type]).some(bearsWords))
  return fc
    .oneof(...bearing.map((type) => eventOf(type, making)))
    .filter((event) =>
      Object.entries(EVENT_FIELDS[event.type]).some(([field, schema]) => !fits(event, field, schema)),
    )
}

/**
 * Fillings of a template or of an offer: the event with every missing field filled with values that fit its schema.
 *
 * @param template The event with what is there already.
 * @param missing Names of the fields that are left open; `line.text` is the field `text` inside `line`.
 */
export const fillTemplate = (
  template: EventTemplate,
  missing: readonly string[],
  options: Omit<EventOptions, 'types'> = {},
): fc.Arbitrary<SentEvent> => {
  const making = makingOf(options)
  const values = missing.map((field) => madeFor(required(fieldAt(template, field)), making))
  return fc
    .tuple(...values)
    .map((filling) =>
      missing.reduce((event, field, at) => set(event, field.split('.'), filling[at]), template),
    )
    .map((event) => event as unknown as SentEvent)
}

const makingOf = ({ ids: given, words: said }: EventOptions): Making => ({
  ids: given ? fc.constantFrom(...given) : ids(),
  words: said ?? words(),
})

const fits = (event: SentEvent, field: string, schema: Schema): boolean =>
  accepts(schema, (event as Record<string, unknown>)[field])

const eventOf = (type: EventType, making: Making): fc.Arbitrary<SentEvent> =>
  objectOf(EVENT_FIELDS[type], making).map((fields) => ({ type, ...fields }) as SentEvent)

const objectOf = (shape: Record<string, Schema>, making: Making): fc.Arbitrary<Record<string, unknown>> => {
  const values = Object.entries(shape).map(
    ([key, schema]) => [key, madeFor(required(schema), making)] as const,
  )
  const always = Object.keys(shape).filter((key) => definitionOf(shape[key] as Schema).type !== 'optional')
  return fc.record(Object.fromEntries(values), { requiredKeys: always, noNullPrototype: true })
}

/** Whether people's words can stand somewhere in a value. */
const bearsWords = (schema: Schema): boolean => {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'string':
      return isWords(schema)
    case 'object':
      return Object.values(definition.shape).some(bearsWords)
    case 'optional':
    case 'nullable':
      return bearsWords(definition.innerType)
    case 'array':
      return bearsWords(definition.element)
    case 'union':
      return definition.options.some(bearsWords)
    case 'record':
      return bearsWords(definition.valueType)
    default:
      return false
  }
}

const accepts = (schema: Schema, value: unknown): boolean => schema.safeParse(value).success

/** People's words are the strings that may be a sentence, and may not hold NUL. */
const isWords = (schema: Schema): boolean => accepts(schema, 'Yksi rivi riittää.') && !accepts(schema, '\0')

const madeFor = (schema: Schema, making: Making): fc.Arbitrary<unknown> => {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'string':
      return stringOf(schema, making)
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...definition.values)
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries))
    case 'object':
      return objectOf(definition.shape, making)
    case 'optional':
      return fc.option(madeFor(definition.innerType, making), { nil: undefined })
    case 'nullable':
      return fc.option(madeFor(definition.innerType, making), { nil: null })
    case 'union':
      return fc.oneof(...definition.options.map((option) => madeFor(option, making)))
    case 'array':
      return fc.array(madeFor(definition.element, making), {
        minLength: bound(definition.checks, 'min_length') ?? 0,
        maxLength: Math.min(bound(definition.checks, 'max_length') ?? 3, 3),
      })
    case 'record':
      return fc.dictionary(keyOf(definition.keyType, making), madeFor(definition.valueType, making), {
        maxKeys: 3,
      })
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 })
    default:
      throw new Error(`No values are known for a schema of type "${(definition as { type: string }).type}".`)
  }
}

/** Keys of a record: never `__proto__`, which a parser does not keep as a key of its own. */
const keyOf = (schema: Schema, making: Making): fc.Arbitrary<string> =>
  (madeFor(schema, making) as fc.Arbitrary<string>).filter((key) => key !== '__proto__')

/** What a string is for is asked of its schema, so that a schema may be written otherwise and mean the same. */
const stringOf = (schema: Schema, making: Making): fc.Arbitrary<string> => {
  if (isWords(schema)) return making.words
  const candidates: [string, () => fc.Arbitrary<string>][] = [
    ['any string', () => fc.string({ maxLength: 40 })],
    ['anna', () => making.ids],
    ['2028-02-29', days],
    ['12:30', times],
  ]
  const [, make] = candidates.find(([sample]) => accepts(schema, sample)) ?? []
  if (!make)
    throw new Error('No values are known for a string that is neither words, an id, a day nor a time.')
  return make().filter((value) => accepts(schema, value))
}

const bound = (checks: readonly Check[] = [], name: string): number | undefined => {
  const check = checks.find((one) => one._zod.def.check === name)?._zod.def
  return check?.minimum ?? check?.maximum
}

const numberOf = (schema: Schema): fc.Arbitrary<number> =>
  fc
    .oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1000 }))
    .filter((value) => accepts(schema, value))

/** The schema of a field of an event, also of one inside another. */
const fieldAt = (template: EventTemplate, field: string): Schema => {
  const names = field.split('.')
  let shape: Record<string, Schema> = EVENT_FIELDS[template.type]
  let given: unknown = template
  for (const [depth, name] of names.entries()) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!schema) throw new Error(`"${template.type}" has no field "${field}".`)
    if (depth === names.length - 1) return schema
    given = (given as Record<string, unknown>)[name]
    shape = shapeFor(required(schema), given)
  }
  throw new Error(`"${template.type}" has no field "${field}".`)
}

/** The fields of an object, or of the one option of a union that the literals given so far allow. */
const shapeFor = (schema: Schema, given: unknown): Record<string, Schema> => {
  const definition = definitionOf(schema)
  if (definition.type === 'object') return definition.shape
  if (definition.type !== 'union') return {}
  const shapes = definition.options.map((option) => shapeFor(option, given))
  const allows = (shape: Record<string, Schema>) =>
    Object.entries(shape).every(
      ([key, inner]) =>
        definitionOf(inner).type !== 'literal' ||
        inner.safeParse((given as Record<string, unknown>)?.[key]).success,
    )
  return shapes.find(allows) ?? {}
}

const set = <T extends object>(target: T, [name = '', ...rest]: string[], value: unknown): T => ({
  ...target,
  [name]:
    rest.length === 0 ? value : set(((target as Record<string, unknown>)[name] ?? {}) as object, rest, value),
})
