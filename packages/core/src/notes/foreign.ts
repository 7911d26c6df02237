import { decide } from '../decide.ts'
import { OivallusError } from '../errors.ts'
import { type Act, type Decided, PRIVATE_EVENTS, type SentEvent } from '../events.ts'
import { evolve } from '../evolve.ts'
import { hasErasedWords } from '../forgetting.ts'
import { senderOf } from '../people.ts'
import { CATALOGUE } from '../rules/catalogue.ts'
import { EMPTY, type State } from '../state.ts'
import { canonical, isResend } from '../stream.ts'
import type { Code } from '../vocabulary.ts'

/** Where a log from elsewhere stops holding, counted from 0, and why. */
export type StopsAt = { index: number } & (
  | /** This rule refuses the entry. */ { code: Code }
  /** Its words were erased, so it cannot be decided again; or deciding it does not give what it says. */
  | { reason: 'erased' | 'altered' }
)

/**
 * Decides every shared entry of a log from elsewhere again, under the settings that the log carries. Where one does not hold
 * the log opens for reading, and the reader is told where.
 *
 * @param entries The shared stream, as parseEnvelope gave it.
 */
export const checkLog = (entries: readonly Decided[]): { stopsAt: StopsAt | null } => {
  let state = EMPTY
  const ids = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const stop = index === 0 ? whyNotOpened(entry) : whyNot(state, entry, ids.has(entry.id))
    if (stop) return { stopsAt: { index, ...stop } }
    ids.add(entry.id)
    state = evolve(state, entry)
  }
  return { stopsAt: null }
}

const ERASED = { reason: 'erased' } as const
const ALTERED = { reason: 'altered' } as const

/** What is never sent into the shared stream, or leaves no trace in it. */
const LEAVES_NO_TRACE: readonly string[] = [...PRIVATE_EVENTS, 'elsewhere', 'opened']

/** Whether an opening softens and hardens no more than a guide may, and says why. */
export const softensNoMoreThanItMay = ({ event }: Pick<Decided, 'event'>): boolean => {
  if (event.type !== 'opened') return false
  const settings = Object.entries(event.settings) as [Code, NonNullable<State['settings'][Code]>][]
  return settings.every(([code, { mode, reason }]) => {
    const { mode: standing, may } = CATALOGUE[code]
    return mode === standing || (may === (mode === 'nudge' ? 'toNudge' : 'toGuard') && reason !== undefined)
  })
}

/** The opening is applied, not decided. */
const whyNotOpened = (entry: Decided) => {
  if (entry.event.type !== 'opened' || entry.resolved) return ALTERED
  if (hasErasedWords(entry)) return ERASED
  return softensNoMoreThanItMay(entry) ? undefined : ALTERED
}

const whyNot = (state: State, entry: Decided, reused: boolean) => {
  const { event, resolved } = entry
  if (LEAVES_NO_TRACE.includes(event.type)) return ALTERED
  if (hasErasedWords(entry)) return ERASED
  const act: Act = { ...senderOf(entry), event: event as SentEvent }
  // On which day it was decided nobody can tell any more; everything else follows from the log.
  const decision = decide(state, act, { today: () => resolved?.day ?? '', reused })
  if (!decision.accepted) return { code: decision.code }
  return decision.entry && canonical(decision.entry.resolved) === canonical(resolved) ? undefined : ALTERED
}

/**
 * Refuses a log of the same id that went another way: without a common store nothing is merged. One log may be the beginning of
 * the other, and words may have been erased in either.
 *
 * @throws {OivallusError} `foreign-log`, with the path to the first entry that differs.
 */
export const refuseForeign = (kept: readonly Decided[], other: readonly Decided[]): void => {
  // When a person was erased, they bear another id in every entry of theirs.
  const renamed = [...kept, ...other].some((one) => one.event.type === 'joined' && hasErasedWords(one))
  const index = kept.findIndex((entry, at) => other[at] && !isSame(entry, other[at], renamed))
  if (index >= 0)
    throw new OivallusError(
      'foreign-log',
      `This log is not the one kept here: they part at entries[${index}]. Nothing was merged; open it under an id of its own.`,
      `entries[${index}]`,
    )
}

const isSame = (one: Decided, other: Decided, renamed: boolean): boolean =>
  one.id === other.id &&
  (renamed || hasErasedWords(other) ? one.event.type === other.event.type : isResend(one, other))
