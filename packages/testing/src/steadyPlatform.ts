import { type Platform, systemPlatform } from '@oivallus/core'

/** A platform that gives the same times and ids at every run, and whose clock can be moved on. */
export interface SteadyPlatform extends Platform {
  /** Moves the clock on to a moment (ISO 8601 in UTC). It never goes back: an earlier moment changes nothing. */
  moveTo(moment: string): void
}

/**
 * A deterministic platform: the clock steps a second at every look, and ids count. Days are those of the real calendar.
 *
 * @param start The first moment, ISO 8601 in UTC.
 * @param prefix What ids begin with.
 */
export const steadyPlatform = (start = '2026-09-01T06:00:00.000Z', prefix = 'id'): SteadyPlatform => {
  let next = Date.parse(start)
  let ids = 0
  return {
    now: () => {
      const moment = new Date(next).toISOString()
      next += 1000
      return moment
    },
    id: () => `${prefix}-${++ids}`,
    dayOf: systemPlatform.dayOf,
    addDays: systemPlatform.addDays,
    moveTo: (moment) => {
      next = Math.max(next, Date.parse(moment))
    },
  }
}
