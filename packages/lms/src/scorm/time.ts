import { durationOf } from '../xapi/duration.ts'

/** What a session lasts at the least, in ms: some LMSs take a shorter one for none at all. */
const LEAST = 1_000

/** What the type of SCORM 1.2 holds at the most, in hundredths of a second: `9999:59:59.99`. */
const MOST = 10_000 * 60 * 60 * 100 - 1

/**
 * A time span of SCORM 1.2 (CMITimespan), `HHHH:MM:SS.SS`, e.g. `0000:12:34.32`: at least a second, at most `9999:59:59.99`.
 *
 * @param milliseconds Counts as none when it is negative, as it is where a clock was set back.
 */
export const timespanOf = (milliseconds: number): string => {
  const hundredths = Math.min(Math.round(Math.max(milliseconds, LEAST) / 10), MOST)
  const places = (value: number, many: number) => String(Math.floor(value)).padStart(many, '0')
  const minutes = hundredths / 6_000
  return `${places(minutes / 60, 4)}:${places(minutes % 60, 2)}:${places((hundredths / 100) % 60, 2)}.${places(hundredths % 100, 2)}`
}

/** A time interval of SCORM 2004 (timeinterval(second,10,2)), e.g. `PT754.32S`: at least a second. */
export const intervalOf = (milliseconds: number): string => durationOf(Math.max(milliseconds, LEAST))
