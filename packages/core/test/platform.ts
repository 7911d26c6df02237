import type { Platform } from '../src/platform.ts'
import { systemPlatform } from '../src/platform.ts'

/** A platform whose clock steps a second at every look and whose ids count. */
export const steadyPlatform = (start = '2026-09-01T06:00:00.000Z', prefix = 'id'): Platform => {
  let ticks = 0
  let ids = 0
  return {
    now: () => new Date(Date.parse(start) + ticks++ * 1000).toISOString(),
    id: () => `${prefix}-${++ids}`,
    dayOf: systemPlatform.dayOf,
    addDays: systemPlatform.addDays,
  }
}
