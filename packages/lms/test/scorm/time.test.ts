import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalOf, timespanOf } from '../../src/scorm/time.ts'

const HOUR = 3_600_000

describe('the time of a session', () => {
  it.each([
    [754_321, '0000:12:34.32', 'PT754.32S'],
    [0, '0000:00:01.00', 'PT1S'],
    [-HOUR, '0000:00:01.00', 'PT1S'],
    [999, '0000:00:01.00', 'PT1S'],
    [59_996, '0000:01:00.00', 'PT60S'],
    [25 * HOUR + 61_500, '0025:01:01.50', 'PT90061.5S'],
    [10_000 * HOUR, '9999:59:59.99', 'PT36000000S'],
  ])('of %i ms is %s in 1.2, and %s in 2004', (milliseconds, span, interval) => {
    expect(timespanOf(milliseconds)).toBe(span)
    expect(intervalOf(milliseconds)).toBe(interval)
  })

  it('has the form that each version asks for, and means the same in both', () => {
    fc.assert(
      fc.property(fc.double({ min: -HOUR, max: 9_999 * HOUR, noNaN: true }), (milliseconds) => {
        const [, hours, minutes, seconds] =
          /^(\d{4}):([0-5]\d):([0-5]\d\.\d\d)$/.exec(timespanOf(milliseconds)) ?? []
        const [, all] = /^PT(\d+(?:\.\d{1,2})?)S$/.exec(intervalOf(milliseconds)) ?? []
        expect(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)).toBeCloseTo(Number(all), 5)
        expect(Number(all)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
