/**
 * The environment, handed in and never reached for: time, ids and the calendar. Deciding and applying use none of it but
 * the day.
 */
export interface Platform {
  /** The present moment, ISO 8601 in UTC with milliseconds. */
  now(): string
  /** A new id, unique across conversations; 1 to 200 characters without white space. */
  id(): string
  /** The calendar day, `YYYY-MM-DD`, of a moment in an IANA time zone. */
  dayOf(moment: string, zone: string): string
  /** The day so many days later, `YYYY-MM-DD`. */
  addDays(day: string, days: number): string
}

/** As much of `Temporal` as a day asks for. */
interface Calendar {
  Instant: {
    from(moment: string): { toZonedDateTimeISO(zone: string): { toPlainDate(): { toString(): string } } }
  }
}

/** Where there is one, no format is made, which in a browser takes 25 ms the first time. */
const { Temporal: calendar } = globalThis as { Temporal?: Calendar }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs ten times as much as using one, and every act asks for the day. */
const formatIn = (zone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, format)
  return format
}

/** The platform of the machine: its clock, `crypto.randomUUID`, and `Temporal` or `Intl`. */
export const systemPlatform: Platform = {
  now: () => new Date().toISOString(),
  id: () => crypto.randomUUID(),
  dayOf: (moment, zone) => {
    if (calendar) return calendar.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString()
    const parts = formatIn(zone).formatToParts(new Date(moment))
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  },
  addDays: (day, days) => {
    const date = new Date(`${day}T00:00:00Z`)
    date.setUTCDate(date.getUTCDate() + days)
    return date.toISOString().slice(0, 10)
  },
}
