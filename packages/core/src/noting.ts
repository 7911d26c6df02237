import type { Decided, EntryOf, Sender, StoredEvents } from './events.ts'
import { senderOf } from './people.ts'
import type { Changes, CounterEntries } from './room.ts'
import { addLine } from './said.ts'
import type { Line, State } from './state.ts'
import { KINDS, type Kind } from './vocabulary.ts'

/* What is noted and what is parked, of every kind. Where a line is filed or waits was decided with the act. */

type NotedEntry = EntryOf<keyof StoredEvents & `noted.${Kind}`>

const isEnteredForAnother = ({ by, enteredBy }: Sender): boolean =>
  enteredBy !== undefined && 'participant' in by && by.participant !== enteredBy

const lineFrom = (entry: Omit<EntryOf<'parked'>, 'event'>, kind: Kind, fields: object): Line => ({
  // First a name: a literal that begins with a spread becomes a slow dictionary, and a talk has a thousand lines.
  kind,
  ...senderOf(entry),
  phase: entry.resolved?.filed ?? 'framing',
  text: '',
  revision: 0,
  status: 'open',
  ...(isEnteredForAnother(entry) && { unconfirmed: true }),
  ...fields,
})

const note = (kind: Kind) => (state: State, entry: NotedEntry) => {
  const { type, ...fields } = entry.event
  addLine(state, lineFrom(entry, kind, fields))
  if ('participant' in entry.by && state.page.includes('reality'))
    state.reality.turns[entry.by.participant] = true
}

/** What was noted is taken back by withdrawing it. */
export const takesNotedBack = Object.fromEntries(
  KINDS.map((kind) => [`noted.${kind}`, ({ id }: Decided) => ({ type: 'withdrawn', of: id })]),
) as CounterEntries

export const noting: Changes = {
  ...(Object.fromEntries(KINDS.map((kind) => [`noted.${kind}`, note(kind)])) as Changes),
  parked: (state, entry) => {
    const { kind, ...fields } = entry.event.line
    const { until, back } = entry.resolved ?? {}
    addLine(state, {
      ...lineFrom(entry, kind, fields),
      status: 'parked',
      ...(until && { until }),
      ...(back && { back }),
    })
  },
}
