import * as z from 'zod/mini'
import type { Conversation } from '../conversation.ts'
import { entry } from '../events.ts'
import { id } from '../schema.ts'
import type { StreamName } from '../store/contract.ts'

/** The version of the envelope that this library writes. */
export const ENVELOPE_VERSION = 1

const stream = z.strictObject({
  /** How many erasures there have been in this stream. */
  erasures: z.number().check(z.int(), z.nonnegative()),
  entries: z.array(entry),
})

/** A conversation as it is kept and taken along: ours, and versioned. A machine's snapshot is never stored. */
export const envelope = z.strictObject({
  format: z.literal('oivallus'),
  version: z.literal(ENVELOPE_VERSION),
  id,
  series: id,
  streams: z.record(z.string().check(z.regex(/^(shared|private\/\S{1,200})$/)), stream),
})
export type Envelope = z.infer<typeof envelope>

/** A conversation's streams as an envelope, to be kept or taken along. */
export const toEnvelope = (
  conversation: Pick<Conversation, 'id' | 'entries' | 'getSnapshot' | 'viewer'>,
): Envelope => {
  const { viewer } = conversation
  const own: StreamName[] = 'participant' in viewer ? [`private/${viewer.participant}`] : []
  const streams = (['shared', ...own] as StreamName[]).map((name) => [
    name,
    { erasures: 0, entries: conversation.entries(name).map((one) => ({ at: null, ...one })) },
  ])
  return {
    format: 'oivallus',
    version: ENVELOPE_VERSION,
    id: conversation.id,
    series: conversation.getSnapshot().state.series,
    streams: Object.fromEntries(streams),
  }
}
