import type { Decision } from './decide.ts'
import type { Act } from './events.ts'
import { type Entries, leavesNext } from './notes/leaving.ts'
import { notesOf } from './notes/notes.ts'
import type { OutsideNotes } from './notes/types.ts'
import { senderOf } from './people.ts'
import type { Platform } from './platform.ts'
import type { State } from './state.ts'
import type { OutsideSight } from './store/contract.ts'
import type { Code } from './vocabulary.ts'

/** For whom, and when, a talk is seen from outside. */
export interface Seeing {
  /** The levels that they answer for. */
  levels: readonly string[]
  /** The present moment, ISO 8601. */
  now: string
  platform: Platform
  mayKnock: boolean
}

/** What is seen of a talk from outside. */
export const sightOf = (
  state: State,
  entries: Entries,
  { levels, now, platform, mayKnock }: Seeing,
): OutsideSight => ({
  notes: notesOf(state, entries, { reader: { levels }, now, platform }) as OutsideNotes,
  form: state.form,
  mayKnock,
  wakeAt: leavesNext(entries, state, levels, now),
})

const answersNeed = ({ notes }: OutsideSight, { by, event }: Act): boolean =>
  event.type === 'noted.answer' &&
  notes.needs.some(({ id, level }) => id === event.need && 'level' in by && by.level === level)

/**
 * Decides what somebody sends of whose talk nothing is held here but what is seen from outside: an answer to a need, or a knock.
 * Whether it holds inside, the store says.
 */
export const decideOutside = (
  sight: OutsideSight,
  act: Act,
  { state, unreadable }: { state: State; unreadable: boolean },
): Decision => {
  const refused = (code: Code): Decision => ({ accepted: false, code, facts: { state, act, unreadable } })
  const isOffered = act.event.type === 'knocked' ? sight.mayKnock : answersNeed(sight, act)
  if (!isOffered) return refused('only-participants')
  return unreadable
    ? refused('not-readable')
    : { accepted: true, entry: { ...senderOf(act), event: act.event } }
}
