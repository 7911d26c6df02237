import { describeIssues, OivallusError } from './errors.ts'
import { type Sender, type SentEvent, sender, sentEventOf } from './events.ts'
import { UNREADABLE } from './schema.ts'

const message = (issue: { message?: string; errors?: unknown }): string | undefined => issue.message

/**
 * Checks who sends, and under which id.
 *
 * @throws {OivallusError} `malformed-event`, with the path, what was found and what was expected.
 */
export const parseSender = <S extends Sender>(given: S): S => {
  const result = sender.safeParse({ id: given.id, by: given.by, enteredBy: given.enteredBy })
  if (result.success) return given
  const described = describeIssues(given, result.error.issues)
  throw new OivallusError('malformed-event', `Nobody can send this. ${described.message}.`, described.path)
}

/**
 * Parses what is sent. A person's text that cannot be kept as it is becomes a refusal (`unreadable`); anything else malformed
 * is a programmer's mistake.
 *
 * @throws {OivallusError} `malformed-event`, with the path, what was found and what was expected.
 */
export const parseEvent = (input: unknown): { event: SentEvent; unreadable: boolean } => {
  const result = sentEventOf((input as { type?: unknown } | null)?.type).safeParse(input)
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
