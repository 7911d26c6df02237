const DAY = 24 * 60 * 60 * 1000

/** The clock on the wall in a zone at a moment, written as if it were UTC, in ms. */
const wallAt = (moment: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/**
 * The moment at which a clock in a zone shows a day and a time. Where clocks are set back and it comes twice, the first; where
 * they are set forward and it never comes, as long after the change as it was meant to be after it.
 *
 * @param day `YYYY-MM-DD`.
 * @param time `HH:MM`.
 * @param zone IANA time zone.
 */
export const momentOf = (day: string, time: string, zone: string): Date => {
  const wall = Date.parse(`${day}T${time}:00Z`)
  // Zones change their clocks at most once in two days, so one of the offsets on either side is the right one.
  const by = (around: number) => wall - (wallAt(around, zone) - around)
  const before = by(wall - DAY)
  const after = by(wall + DAY)
  const shows = (moment: number) => wallAt(moment, zone) === wall
  return new Date(shows(before) || !shows(after) ? before : after)
}
