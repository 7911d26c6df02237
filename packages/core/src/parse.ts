import { describeIssues, OivallusError } from './errors.ts'
import { type SentEvent, sentEvent } from './events.ts'
import { UNREADABLE } from './schema.ts'

const message = (issue: { message?: string; errors?: unknown }): string | undefined => issue.message

/**
 * Parses what is sent. A person's text that cannot be kept as it is becomes a refusal (`unreadable`); anything else malformed
 * is a programmer's mistake.
 *
 * @throws {OivallusError} `malformed-event`, with the path, what was found and what was expected.
 */
export const parseEvent = (input: unknown): { event: SentEvent; unreadable: boolean } => {
  const result = sentEvent.safeParse(input)
  if (result.success) return { event: result.data, unreadable: false }
  const { issues } = result.error
  if (issues.every((issue) => message(issue) === UNREADABLE))
    return { event: input as SentEvent, unreadable: true }
  const described = describeIssues(input, issues)
  throw new OivallusError(
    'malformed-event',
    `This event cannot be sent. ${described.message}. Build events from allowed() or from the type SentEvent.`,
    described.path,
  )
}
