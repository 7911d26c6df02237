import * as z from 'zod/mini'
import type { Conversation } from '../conversation.ts'
import { OivallusError } from '../errors.ts'
import { type Decided, decided, type Entry, entry } from '../events.ts'
import { id, sentWords, whole } from '../schema.ts'
import type { StreamName } from '../store/contract.ts'
import { KINDS } from '../vocabulary.ts'

/** The version of the envelope that this library writes. */
export const ENVELOPE_VERSION = 2

const stream = () =>
  z.strictObject({
    /** How many entries the stream has: fewer in the file mean that it was cut off. */
    version: whole(0),
    /** How many erasures there have been: a device that has seen fewer reads the stream anew. */
    erasures: whole(0),
    entries: z.array(entry),
    /** Acts that no store has taken yet: without a time, and decided again when they are sent. */
    pending: z.optional(z.array(decided)),
  })

export const envelope = z.lazy(() =>
  z.strictObject({
    format: z.literal('oivallus'),
    version: z.literal(ENVELOPE_VERSION),
    id,
    series: id,
    /** Words that came back where there is no private stream for them, until somebody decides. */
    returned: z.optional(z.array(z.strictObject({ id, text: sentWords, kind: z.enum([...KINDS, 'other']) }))),
    streams: z.record(z.string().check(z.regex(/^(shared|private\/\S{1,200})$/)), stream()),
  }),
)

/** A conversation as it is kept and taken along: ours, and versioned. A machine's snapshot is never stored. */
export interface Envelope extends z.infer<typeof envelope> {}

/** What an envelope is made from. */
export type Enveloped = Pick<Conversation, 'id' | 'entries' | 'erasures' | 'getSnapshot' | 'viewer'>

/**
 * A conversation's streams as an envelope, to be kept or taken along: the shared one, and the viewer's own. What the store has not
 * taken yet stands apart, as pending.
 */
export const toEnvelope = (conversation: Enveloped): Envelope => {
  const { viewer } = conversation
  if (conversation.entries('shared').length === 0)
    throw new OivallusError(
      'malformed-options',
      'There is nothing to take along: this viewer takes no part in the conversation. Make the envelope of a participant, or of a shared screen.',
      'viewer',
    )
  const { returned, mine, state } = conversation.getSnapshot()
  const strays = returned.filter((one) => !mine.cameBack.some(({ id }) => id === one.id))
  const own: StreamName[] = 'participant' in viewer ? [`private/${viewer.participant}`] : []
  return {
    format: 'oivallus',
    version: ENVELOPE_VERSION,
    id: conversation.id,
    series: state.series,
    ...(strays.length > 0 && { returned: strays as NonNullable<Envelope['returned']> }),
    streams: Object.fromEntries(
      (['shared', ...own] as const).map((name) => [
        name,
        streamOf(conversation.entries(name), conversation.erasures(name)),
      ]),
    ),
  }
}

const streamOf = (all: readonly (Entry | Decided)[], erasures: number): Envelope['streams'][string] => {
  const entries = all.filter((one): one is Entry => 'at' in one)
  const pending = all.filter((one) => !('at' in one))
  return { version: entries.length, erasures, entries, ...(pending.length > 0 && { pending }) }
}
