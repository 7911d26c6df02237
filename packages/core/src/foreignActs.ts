import { decide } from './decide.ts'
import { describeIssues, OivallusError } from './errors.ts'
import {
  type Act,
  type Decided,
  decided,
  opening,
  PRIVATE_EVENTS,
  type SentEvent,
  sender,
  storedEvent,
} from './events.ts'
import { erases, hasErasedWords } from './forgetting.ts'
import { softensNoMoreThanItMay } from './notes/foreign.ts'
import { parseEvent } from './parse.ts'
import { senderOf } from './people.ts'
import type { State } from './state.ts'
import { isResend } from './stream.ts'
import type { Code } from './vocabulary.ts'

/*
 * Acts that came from another device. Nothing that it says is trusted: what it decided is decided again, and what that adds is made
 * anew.
 */

/** An act from elsewhere, parsed: what its device had decided about it is left out. */
export interface ForeignAct extends Omit<Decided, 'resolved'> {
  /** A person's text in it cannot be kept as it is. */
  unreadable?: true
}

/** What nobody sends, and a device writes all the same. */
const WRITTEN: readonly unknown[] = ['opened', 'carried', 'followed', 'cameBack']

const malformed = (input: unknown, issues: Parameters<typeof describeIssues>[1], at: number) => {
  const { path, message } = describeIssues(input, issues)
  return new OivallusError(
    'malformed-event',
    `Act ${at} cannot be read. ${message}. Send what a conversation object made, or events of the type SentEvent.`,
    `[${at}]${path && `.${path}`}`,
  )
}

/** Where the words of each line are taken along last, by the line's id. */
const takenAlongIn = (inputs: readonly unknown[]): ReadonlyMap<string, number> =>
  new Map(
    inputs.flatMap((input, at): [string, number][] => {
      const result = decided.safeParse(input)
      const line = result.success ? erases(result.data as Decided) : null
      return line === null ? [] : [[line, at]]
    }),
  )

/** Whether a later act of the same device takes the words of this one along, so that it had let go of them before it sent both. */
const isTakenAlong = ({ id, event }: Decided, at: number, taken: ReadonlyMap<string, number>): boolean =>
  [id, 'of' in event ? event.of : id].some((line) => (taken.get(line) ?? at) > at)

const parseAct = (input: unknown, at: number, taken: () => ReadonlyMap<string, number>): ForeignAct => {
  const { event, resolved: _resolved, ...from } = (input ?? {}) as Record<string, unknown>
  const by = sender.safeParse(from)
  if (!by.success) throw malformed(input, by.error.issues, at)
  const type = (event as { type?: unknown } | undefined)?.type
  if (type === 'opened') {
    const result = opening.safeParse({ ...by.data, event })
    if (!result.success) throw malformed(input, result.error.issues, at)
    return result.data as ForeignAct
  }
  const stored = storedEvent.safeParse(event)
  const isWritten = WRITTEN.includes(type)
  if (isWritten && !stored.success) throw malformed(event, stored.error.issues, at)
  const kept = stored.success ? ({ ...by.data, event: stored.data } as Decided) : undefined
  if (kept && (isWritten || (hasErasedWords(kept) && isTakenAlong(kept, at, taken())))) return kept
  const { event: sent, unreadable } = parseEvent(event)
  return { ...by.data, event: sent, ...(unreadable && { unreadable }) } as ForeignAct
}

/**
 * Parses the acts that another device sends together. Of what a person wrote, a text that cannot be kept is marked; whatever else
 * does not fit the schemas is no act.
 *
 * @throws {OivallusError} `malformed-event`, with the path, what was found and what was expected.
 */
export const parseActs = (inputs: readonly unknown[]): ForeignAct[] => {
  // Looked for once, and only if words are gone: whoever sends many acts makes nobody wait.
  let found: ReadonlyMap<string, number> | undefined
  const taken = () => {
    found ??= takenAlongIn(inputs)
    return found
  }
  return inputs.map((input, at) => parseAct(input, at, taken))
}

/** What becomes of an act from elsewhere: it is taken, it is there already or changes nothing, or a rule refuses it. */
export type Verdict = { takes: Decided } | { known: true } | { refuses: Code }

/** Where an act is decided: the shared state, and what stands in the stream that it is for. */
export interface Head {
  state: State
  /** An entry of that stream, by its id. */
  find(id: string): Decided | undefined
}

/** Decides an opening: it is the first of its log, and softens and hardens no more than a guide may. */
const decideOpening = (act: ForeignAct, { state }: Head): Verdict => {
  const { unreadable: _unreadable, ...entry } = act
  if (state.conversation !== '') return { refuses: 'moved-on' }
  return softensNoMoreThanItMay(entry) ? { takes: entry } : { refuses: 'softened-unseen' }
}

/**
 * Decides an act from elsewhere: by the same chart and rules as on the device, and with everything resolved here.
 *
 * @param today The day in the talk's time zone, `YYYY-MM-DD`.
 */
export const decideForeign = (act: ForeignAct, head: Head, today: () => string): Verdict => {
  const { unreadable, event } = act
  const before = head.find(act.id)
  if (before && isResend(before, act as Act)) return { known: true }
  // "Belongs elsewhere" is heard and leaves no trace.
  if (event.type === 'elsewhere') return { known: true }
  if (event.type === 'opened') return before ? { refuses: 'same-id' } : decideOpening(act, head)
  const asked: Act = { ...senderOf(act), event: event as SentEvent }
  const reused = before !== undefined
  const decision = decide(head.state, asked, { today, reused, ...(unreadable && { unreadable }) })
  if (!decision.accepted) return { refuses: decision.code }
  return decision.entry ? { takes: decision.entry } : { known: true }
}

/** Whether an act belongs into its author's private stream. */
export const isPrivate = ({ event }: Pick<ForeignAct, 'event'>): boolean =>
  (PRIVATE_EVENTS as readonly string[]).includes(event.type)
