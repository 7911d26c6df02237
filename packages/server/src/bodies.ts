import * as z from 'zod/mini'
import { Problem } from './problem.ts'

/* What requests bring, besides the acts themselves, which core parses. */

/** The furthest place of a stream: databases count places in 32 bits. */
export const FURTHEST = 2 ** 31 - 1

export const appending = z.strictObject({
  /** How many entries of the stream the device has read. */
  expected: z.int().check(z.gte(0), z.lte(FURTHEST)),
  /** Acts as a conversation object made them, in their order. */
  entries: z.array(z.unknown()),
})

export const erasing = z.union([
  z.strictObject({ conversation: z.literal(true) }),
  z.strictObject({ line: z.string() }),
  z.strictObject({ person: z.string() }),
])

const streamName = z.union([z.literal('shared'), z.templateLiteral(['private/', z.string()])])

export const place = z.object({
  conversation: z.string().check(z.minLength(1), z.maxLength(200)),
  stream: streamName,
  from: z.optional(
    z.coerce.number<string>().check(z.refine(Number.isSafeInteger), z.gte(0), z.lte(FURTHEST)),
  ),
})

/** Which conversations are asked for; whoever asks gets none but their own. */
export const listing = z.object({
  series: z.optional(z.string()),
  participant: z.optional(z.string()),
  level: z.optional(z.string()),
})

/**
 * Reads what was sent by what it should be.
 *
 * @throws {Problem} `malformed-request`, saying where.
 */
export const read = <S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> => {
  const result = schema.safeParse(value)
  if (result.success) return result.data as z.output<S>
  const at = result.error.issues[0]?.path.join('.') || 'the request'
  throw new Problem(
    400,
    'malformed-request',
    `What was sent cannot be read at ${at}. See openapi.json for what it should be.`,
  )
}
