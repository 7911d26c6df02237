import type { Conversation, Opening, Surroundings } from './conversation.ts'
import { insideOf } from './converse.ts'
import { create } from './create.ts'
import { OivallusError } from './errors.ts'

/**
 * Opens the next talk of a series. What the last one left is read when the talk starts, so that what came meanwhile (an answer, a
 * moved return) is in it.
 *
 * @param previous The talk before, held.
 * @param opening As for createConversation; the series is the previous talk's, and its participants are asked unless others
 *   are.
 * @throws {OivallusError} `malformed-options` when the previous talk has not been held.
 */
export const nextConversation = (
  previous: Conversation,
  surroundings: Surroundings,
  opening: Partial<Omit<Opening, 'series'>> = {},
): Conversation => {
  const before = insideOf(previous).state()
  if (before.stage !== 'held')
    throw new OivallusError(
      'malformed-options',
      `The previous talk is not held yet (it is ${before.stage}). Close it, or end it for today, before opening the next.`,
      'previous',
    )
  const asked = before.participants.filter((one) => !one.guest).map((one) => one.id)
  return create(
    {
      zone: before.zone,
      notice: before.notice,
      ...(typeof before.discloses === 'string' && { discloses: before.discloses }),
      asked,
      ...opening,
      lead: opening.lead ?? before.lead ?? asked[0] ?? '',
      series: before.series,
    },
    surroundings,
    previous,
  )
}
