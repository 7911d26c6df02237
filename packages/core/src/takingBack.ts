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

/**
 * What takes one's own last act back, while nothing later refers to it and the talk has not moved; null when nothing can. No patch
 * in the log: each kind of entry names its counter-entry in its phase.
 */
export const takeBackOf = (
  entries: readonly Decided[],
  state: State,
  by: Decided['by'],
): SentEvent | null => {
  const last = [...entries].reverse()
  const at = last.findIndex((entry) => sameBy(entry.by, by))
  const own = last[at]
  if (!own || last.slice(0, at).some((later) => refersTo(later, own.id))) return null
  const counter = COUNTERS[own.event.type as EventType] as
    | ((entry: EntryOf<never>, earlier: readonly Decided[], state: State) => SentEvent | null)
    | undefined
  return counter?.(own as unknown as EntryOf<never>, last.slice(at + 1), state) ?? null
}
