import { type Entries, evolve, replay, type State } from '@oivallus/core'

/** What happens to a talk as far as an LMS may know. */
export type Happening = 'begun' | 'suspended' | 'resumed' | 'held' | 'returnScheduled'

/** One thing that happened to a talk. */
export interface Moment {
  happened: Happening
  /** The entry of the log that made it so. */
  entry: string
  /** When, in ms since 1970. */
  at: number
  /** In ms. When suspended: how long the talk went on since it was begun or last resumed; when held: in all, without pauses. */
  lasted?: number
  /** The day of return, `YYYY-MM-DD`. */
  day?: string
}

const isResumed = ({ event, resolved }: Entries[number]): boolean =>
  event.type === 'resumed' && resolved?.to !== undefined

/** How long a talk has gone on, in the time between being begun or resumed and the next pause. */
const stopwatch = () => {
  let before = 0
  let since: number | undefined
  return {
    start: (at: number) => {
      since = at
    },
    /** How long it went on since the last start, and in all. Times come from several clocks: none goes backwards here. */
    stop: (at: number) => {
      const sitting = since === undefined ? 0 : Math.max(0, at - since)
      before += sitting
      since = undefined
      return { sitting, all: before }
    },
  }
}

/**
 * The life of a talk, out of its shared stream: who acted is not in it. It is suspended whenever it comes to a pause, and resumed
 * when it is taken up again. Once it was held it stays held, and is told of once: if it ended early and is taken up again,
 * nothing more happens to it but that its return moves.
 *
 * Entries that no store has taken yet have no time, and wait. Those whose time was purged are passed over: what is told here
 * keeps its time, save a return that was moved after the talk.
 */
export const lifeOf = (entries: Entries): Moment[] => {
  const moments: Moment[] = []
  const watch = stopwatch()
  let state: State = replay([])
  let isHeld = false
  let told: string | undefined
  for (const entry of entries) {
    if (entry.at === undefined) break
    state = evolve(state, entry)
    const to = entry.resolved?.to
    const day = state.followUp.return?.day
    if (entry.at === null) continue
    const at = Date.parse(entry.at)
    const happens = (happened: Happening, more: Pick<Moment, 'lasted' | 'day'> = {}) =>
      moments.push({ happened, entry: entry.id, at, ...more })
    if (!isHeld && (entry.event.type === 'started' || isResumed(entry))) {
      watch.start(at)
      happens(entry.event.type === 'started' ? 'begun' : 'resumed')
    }
    if (!isHeld && to === 'paused') happens('suspended', { lasted: watch.stop(at).sitting })
    if (!isHeld && to === 'held') {
      isHeld = true
      happens('held', { lasted: watch.stop(at).all })
    }
    if (isHeld && day !== undefined && day !== told) {
      told = day
      happens('returnScheduled', { day })
    }
  }
  return moments
}
