import { sentEvent } from '@oivallus/core'
import { toJSONSchema } from 'zod'

/*
 * Every field of every event that takes any text, read off the schema: a new one is known here at once, and has to be shown as text.
 */

interface Schema {
  type?: string
  const?: string
  enum?: string[]
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** What stands in the fields that take no text. */
const OTHERS: Record<string, unknown> = {
  under: 'difficulty',
  finding: 'missing',
  outcome: 'tried',
  day: '2027-01-11',
  id: 'made-up',
}

/** Markup, scripts, links that run, formulas, and lines of other formats. */
const HOSTILE = [
  '=HYPERLINK("http://evil.example/x";"x")',
  "@SUM(1)|cmd|'/C calc'!A0",
  '"><script>executed()</script>',
  '<img src=x onerror="executed()">',
  "'><svg onload=executed()>",
  '</textarea></title><iframe src="javascript:executed()"></iframe>',
  'javascript:executed()',
  '[x](javascript:executed()) ![x](http://evil.example/x) <javascript:executed()>',
  '{{executed()}}',
  'X-Injected: yes',
  'ATTACH:http://evil.example/x',
  'END:VEVENT',
].join('\r\n')

const { oneOf, anyOf = oneOf } = toJSONSchema(sentEvent as never, { unrepresentable: 'any' }) as Schema
const schemas = new Map((anyOf ?? []).map((one) => [one.properties?.type?.const ?? '', one]))

const isText = ({ type, const: value, enum: values, pattern }: Schema) =>
  type === 'string' && value === undefined && !values && !pattern

/** Written so far: which field each text stands in, by its number. */
export const written = new Map<string, string>()

/** The hostile text, with a number by which it is found again. */
export const hostile = (field: string): string => {
  const number = `№${written.size + 1};`
  written.set(number, field)
  return /link$/i.test(field) ? `javascript:executed()//${number}` : `${HOSTILE}\r\n${number}`
}

/** The fields of a schema that take any text, by their names. */
const textsIn = (schema: Schema, field: string): string[] => {
  if (isText(schema)) return [field]
  const kind = schema.properties?.kind?.const
  const here = kind === undefined ? field : `${field}.${kind}`
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => textsIn(inner, `${here}.${name}`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => textsIn(one, here)),
  ]
}

/** Every field of an event that takes any text. */
export const FIELDS = [...schemas].flatMap(([type, schema]) => textsIn(schema, type))

const filled = (schema: Schema, field: string, given: unknown): unknown => {
  if (given !== undefined && typeof given !== 'object') return given
  if (isText(schema)) return hostile(field)
  const { properties, required = [] } = schema
  const fields = (given ?? {}) as Record<string, unknown>
  if (!properties) return given ?? schema.const
  const kind = properties.kind?.const
  const here = kind === undefined ? field : `${field}.${kind}`
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, inner]) => {
      const isWanted = name in fields || required.includes(name) || textsIn(inner, '').length > 0
      const other = inner.const ?? OTHERS[name]
      return isWanted ? [[name, filled(inner, `${here}.${name}`, fields[name] ?? other)]] : []
    }),
  )
}

/** An event with hostile text in every field that takes any. */
export const saying = (type: string, given: Record<string, unknown> = {}): { type: string } =>
  filled(schemas.get(type) ?? {}, type, { ...given, type }) as { type: string }

/** The same of a line that is kept for later. */
export const keeping = (kind: string, given: Record<string, unknown> = {}): { type: string } => {
  const lines = schemas.get('parked')?.properties?.line
  const line = [...(lines?.anyOf ?? []), ...(lines?.oneOf ?? [])].find(
    (one) => one.properties?.kind?.const === kind,
  )
  return { type: 'parked', line: filled(line ?? {}, 'parked.line', { ...given, kind }) } as { type: string }
}
