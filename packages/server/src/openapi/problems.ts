import type { JsonSchema } from '@oivallus/core/deciding'
import type { ServerCode } from '../problem.ts'

/** Why a request is refused whole. */
export type ProblemCode = ServerCode | 'only-participants'

/** Each code, the statuses with which it is answered, and what it means. */
export const PROBLEMS: Readonly<Record<ProblemCode, { statuses: readonly number[]; means: string }>> = {
  'malformed-request': {
    statuses: [400, 415],
    means:
      'What was sent cannot be read: it is no JSON, does not say that it is, or is not what this place takes.',
  },
  'malformed-event': { statuses: [400], means: 'One of the acts is none: the title says which, and where.' },
  'not-signed-in': { statuses: [401], means: 'Nobody is signed in.' },
  'only-participants': {
    statuses: [403],
    means:
      'The content belongs to those who talk. Reading, it is the same answer whether there is such a talk or not.',
  },
  'cross-site': { statuses: [403], means: 'A browser sent this from another site.' },
  'not-by-you': { statuses: [403], means: 'Who erases is the host’s to say, and it did not say so.' },
  'unknown-place': { statuses: [404], means: 'There is no such place.' },
  'too-large': { statuses: [413], means: 'More than there may be at once, in a stream, or in a talk.' },
  'too-many': { statuses: [429], means: 'Oftener than one may, or by more live connections.' },
  broken: { statuses: [500], means: 'Something is broken here. Nothing of it is told.' },
  'store-unreachable': { statuses: [503], means: 'Where conversations are kept cannot be reached just now.' },
  'store-full': { statuses: [507], means: 'Where conversations are kept has no room left.' },
}

const codes = Object.keys(PROBLEMS) as ProblemCode[]

/** Statuses after which one may ask again, and when. */
const AGAIN: readonly number[] = [429, 503]

const again = {
  'Retry-After': {
    description: 'In how many seconds to ask again.',
    schema: { type: 'integer', minimum: 0 },
  },
}

/** A problem as it is answered, RFC 9457. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].means}`).join('\n\n'),
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri', pattern: '^urn:oivallus:problem:' },
    title: { type: 'string', description: 'What is wrong and what to do, for people.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: codes },
  },
  additionalProperties: false,
}

/** The answers by which a request may be refused, by their statuses. */
export const problemResponses = (): Record<string, JsonSchema> => {
  const statuses = [...new Set(codes.flatMap((code) => PROBLEMS[code].statuses))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => PROBLEMS[code].statuses.includes(status))
      const schema = {
        allOf: [{ $ref: '#/components/schemas/Problem' }],
        properties: { status: { const: status }, code: { enum: here } },
      }
      const response = {
        description: here.map((code) => `\`${code}\`: ${PROBLEMS[code].means}`).join('\n\n'),
        content: { 'application/problem+json': { schema } },
        ...(AGAIN.includes(status) && { headers: again }),
      }
      return [String(status), response]
    }),
  )
}

/** Those of a place, as references. */
export const problemsOf = (...statuses: readonly number[]): Record<string, JsonSchema> =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/${status}` }]))
