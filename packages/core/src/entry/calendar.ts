import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { Decided } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { GuideTexts } from '../guides/guide.ts'
import { returnOf } from '../notes/facts.ts'
import type { NotedReturn } from '../notes/types.ts'
import { EMPTY, type State } from '../state.ts'
import { momentOf } from '../zonedTime.ts'

/** How a calendar entry is written. */
export interface CalendarOptions {
  /** The texts of the viewer's language. Their summary and description tell nothing of the talk. */
  texts: Pick<GuideTexts, 'calendar'>
  /** The present moment, ISO 8601. */
  now: string
  /**
   * How long a return with a time lasts.
   *
   * @default 60
   */
  minutes?: number
  /** Cancels the entry whatever the log says, e.g. when the host erases the talk. */
  cancelled?: boolean
  /** Instead of the guide's words. A calendar is read by others. */
  summary?: string
  description?: string
}

interface Return {
  /** The last one there was. */
  comesBack: NotedReturn
  /** How often it had moved before: by this a calendar knows the newer entry. */
  moves: number
  /** There is none any more. */
  gone: boolean
}

/** The return as the log tells it, with the state at its end; no return when there never was one. */
const readLog = (entries: readonly Decided[]): { state: State; found: Return | null } => {
  let state = EMPTY
  let found = null as Return | null
  // A talk that is taken up again has come back: that cancels nothing, until it is said or held that there is no other return.
  let cameBack = false
  for (const entry of entries) {
    state = evolve(state, entry)
    const now = returnOf(state)
    const before = found?.gone ? null : (found?.comesBack ?? null)
    if (entry.event.type === 'resumed') cameBack = now === null
    else if (now || state.stage === 'held' || state.followUp.noReturn) cameBack = false
    if (cameBack || (before?.day === now?.day && before?.time === now?.time)) continue
    const comesBack = now ?? before
    if (comesBack) found = { comesBack, moves: found ? found.moves + 1 : 0, gone: now === null }
  }
  return { state, found }
}

/** What iCalendar takes no other way: one kind of line break, and no control characters. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, '')

/**
 * The return as an iCalendar file (RFC 5545): a day, or a time in UTC. Its UID stays the same and its SEQUENCE rises with every
 * move, so that opening a newer file moves the entry; when there is no return any more, it cancels it.
 *
 * @param entries The shared stream.
 * @returns null when the log never had a day of return.
 * @example
 * const file = toCalendar(conversation.entries(), { texts: fi, now: platform.now() })
 */
export const toCalendar = (entries: readonly Decided[], options: CalendarOptions): string | null => {
  const { state, found } = readLog(entries)
  if (!found) return null
  const { comesBack, moves, gone } = found
  const { texts, now, minutes = 60, summary, description } = options
  const isCancelled = gone || options.cancelled === true
  const { day, time } = comesBack
  const start = time === undefined ? new Date(`${day}T00:00:00Z`) : momentOf(day, time, state.zone)
  const calendar = new ICalCalendar({ prodId: '//oivallus//core//EN' })
  calendar.createEvent({
    // In a UID nothing is escaped by the library, so the id brings nothing to escape.
    id: `${encodeURIComponent(state.conversation)}@oivallus`,
    // A forced cancelling comes after every move of the log.
    sequence: isCancelled && !gone ? moves + 1 : moves,
    stamp: new Date(now),
    start,
    ...(time === undefined ? { allDay: true } : { end: new Date(start.getTime() + minutes * 60_000) }),
    summary: plain(summary ?? (isCancelled ? texts.calendar.cancelled : texts.calendar.summary)),
    description: plain(description ?? texts.calendar.description),
    ...(isCancelled && { status: ICalEventStatus.CANCELLED }),
  })
  return calendar.toString()
}
