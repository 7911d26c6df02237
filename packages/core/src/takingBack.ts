import type { Decided, EntryOf, EventType, SentEvent } from './events.ts'
import { takesNotedBack } from './noting.ts'
import { sameBy } from './people.ts'
import type { CounterEntries } from './room.ts'
import { ROOMS } from './rooms.ts'
import type { State } from './state.ts'

const COUNTERS = Object.assign(
  {},
  takesNotedBack,
  ...Object.values(ROOMS).map((room) => room.takesBack ?? {}),
) as CounterEntries

const refersTo = ({ event, resolved }: Decided, id: string): boolean =>
  resolved?.to !== undefined ||
  ('of' in event && event.of === id) ||
  ('about' in event && event.about === id) ||
  ('from' in event && event.from?.includes(id) === true) ||
  ('lines' in event && event.lines.includes(id))

type Counter = (entry: EntryOf<never>, earlier: readonly Decided[], state: State) => SentEvent | null

/**
 * What takes one's own last act back, while nothing later refers to it and the talk has not moved; null when nothing can. No patch
 * in the log: each kind of entry names its counter-entry in its phase.
 */
export const takeBackOf = (
  entries: readonly Decided[],
  state: State,
  by: Decided['by'],
): SentEvent | null => {
  let at = entries.length - 1
  while (at > 0 && !sameBy((entries[at] as Decided).by, by)) at--
  const own = entries[at]
  const counter = own && (COUNTERS[own.event.type as EventType] as Counter | undefined)
  if (!counter || !sameBy(own.by, by)) return null
  // A rewording is referred to through its line.
  const ids = own.event.type === 'revised' ? [own.id, own.event.of] : [own.id]
  if (entries.slice(at + 1).some((later) => ids.some((id) => refersTo(later, id)))) return null
  return counter(own as unknown as EntryOf<never>, entries.slice(0, at).reverse(), state)
}
