import type { Appended, Code, Decided, Slice, State, Store, StreamName } from '@oivallus/core'
import { decideForeign, type ForeignAct, isPrivate } from '@oivallus/core/deciding'
import { from, type Head } from './heads.ts'
import type { Identity } from './identity.ts'
import { Problem } from './problem.ts'

/** Acts as they were decided, one after the other. */
export interface DecidedActs {
  takes: Decided[]
  refused: { id: string; code: Code }[]
  /** The state after them, where each was decided on top of those before. */
  state?: State
}

/** A stream to which somebody appends. */
interface Appending<H extends Omit<Slice, 'entries'>> {
  conversation: string
  stream: StreamName
  /** How far the device has read it. */
  expected: number
  /** How long it may become; as long as it likes unless given. */
  longest?: number
  /** Where the stream stands now. */
  head(): Promise<H>
  decide(head: H): Promise<DecidedActs>
  /** Called when something was appended to this head. */
  after?(head: H, appended: Slice, decided: DecidedActs): Promise<void>
  /** The stream as it stands now, from what the device has read on. */
  since(): Promise<Slice>
}

/**
 * Decides at the head of a stream and appends there, anew for as long as somebody was sooner: the version that is expected stands
 * between here and the store alone. The answer holds whatever the device has not read yet.
 */
export const appendDecided = async <H extends Omit<Slice, 'entries'>>(
  store: Store,
  appending: Appending<H>,
): Promise<Appended> => {
  const { conversation, stream, expected, longest = Number.POSITIVE_INFINITY } = appending
  for (;;) {
    const head = await appending.head()
    // The device has more than is kept here: it is told how much there is.
    if (expected > head.version) return { appended: false, version: head.version }
    const decided = await appending.decide(head)
    const { takes, refused } = decided
    const told = refused.length > 0 ? { refused } : {}
    if (takes.length === 0) return { appended: true, slice: await appending.since(), ...told }
    if (head.version + takes.length > longest)
      throw new Problem(413, 'too-large', `No more than ${longest} entries in a stream: it is full.`)
    const result = await store.append(conversation, stream, head.version, takes)
    if (result.appended) {
      await appending.after?.(head, result.slice, decided)
      const slice = expected === head.version ? from(result.slice, expected) : await appending.since()
      return { appended: true, slice, ...told }
    }
    if (result.gone) return result
  }
}

/** Decides what somebody sent to their private stream. */
export const decidePrivate = (
  acts: readonly ForeignAct[],
  { participant }: Identity,
  { state }: Head,
  { entries }: Slice,
  today: () => string,
): DecidedActs => {
  const takes: Decided[] = []
  const refused: DecidedActs['refused'] = []
  const find = (id: string) => [...entries, ...takes].find((one) => one.id === id)
  for (const act of acts) {
    const isOwn = 'participant' in act.by && act.by.participant === participant && isPrivate(act)
    const verdict = isOwn
      ? decideForeign(act, { state, find }, today)
      : { refuses: 'only-participants' as const }
    if ('takes' in verdict) takes.push(verdict.takes)
    if ('refuses' in verdict) refused.push({ id: act.id, code: verdict.refuses })
  }
  return { takes, refused }
}
