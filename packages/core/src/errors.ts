import type * as z from 'zod/mini'

/**
 * What a programmer did that cannot be carried out, or why a store could not keep or read something (`store-full`,
 * `store-unreachable`, `store-unreadable`), or gives and takes nothing of it for whoever asks (`store-refused`). A person's act is
 * refused, never thrown.
 */
export type Reason =
  | 'malformed-event'
  | 'malformed-options'
  | 'malformed-guide'
  | 'malformed-envelope'
  | 'newer-envelope'
  | 'foreign-log'
  | 'erased'
  | 'previous-missing'
  | 'disposed'
  | 'store-full'
  | 'store-unreachable'
  | 'store-unreadable'
  | 'store-refused'

/** A programmer's mistake, or trouble with a store: `reason` for programs, `message` for people, `path` to the place. */
export class OivallusError extends Error {
  override readonly name = 'OivallusError'
  readonly reason: Reason
  /** Where it was, e.g. `streams.shared.entries[3].event.type`. */
  readonly path: string

  constructor(reason: Reason, message: string, path = '', options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
    this.path = path
  }
}

/** A path as one writes it in code: `entries[3].event`. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (all, part) =>
      typeof part === 'number' ? `${all}[${part}]` : all ? `${all}.${String(part)}` : String(part),
    '',
  )

/** What was found at an issue's place, short. */
const found = (input: unknown, path: readonly PropertyKey[]): string => {
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  )
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const expected = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'unrecognized_keys':
      return `expected no ${issue.keys.map((key) => `"${key}"`).join(', ')}`
    case 'too_big':
      return `expected at most ${issue.maximum}`
    case 'too_small':
      return `expected at least ${issue.minimum}`
    case 'invalid_format':
      // A pattern says nothing to a reader; its own sentence does, where it has one.
      return issue.message.startsWith('expected') ? issue.message : `expected the format ${issue.format}`
    case 'invalid_union':
      return 'discriminator' in issue ? `expected a known "${issue.discriminator}"` : 'expected another form'
    default:
      return issue.message ?? 'expected another value'
  }
}

/** One sentence for the first issue: where, what was found, what was expected. Messages are made from codes, in no locale. */
export const describeIssues = (
  input: unknown,
  issues: readonly z.core.$ZodIssue[],
): { path: string; message: string } => {
  const [issue] = issues
  if (!issue) return { path: '', message: 'expected another value' }
  const path = pathOf(issue.path)
  return { path, message: `${path || 'value'}: found ${found(input, issue.path)}, ${expected(issue)}` }
}
