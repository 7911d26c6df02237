import type { Platform } from '@oivallus/core'

/** The months of a language, as they are written whole and short. */
const monthsOf = (language: string): string[][] =>
  Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(2026, month, 1))
    return (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(first).toLowerCase(),
    )
  })

const monthOf = (word: string, language: string): number | undefined => {
  const said = word.toLowerCase().replace(/\.$/, '')
  if (said.length < 3) return undefined
  const at = monthsOf(language).findIndex((names) => names.some((name) => name.startsWith(said)))
  return at < 0 ? undefined : at + 1
}

/** The day, if the calendar has it. */
const dayIn = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}

/**
 * The day that somebody meant: `2027-05-12`, `12.5.`, `12/5`, `12 May`, or so many weeks from today. Without a year it is the
 * next such day.
 *
 * @returns `YYYY-MM-DD`, or undefined for no day of the calendar.
 */
export const dayMeant = (
  text: string,
  language: string,
  today: string,
  platform: Pick<Platform, 'addDays'>,
): string | undefined => {
  const said = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const weeks = /^\+?(\d{1,2})\s*(vk|viikko|viikkoa|viikon|v|vecka|veckor|w|week|weeks)\b/i.exec(said)
  if (weeks) return platform.addDays(today, Number(weeks[1]) * 7)
  const [, day, word, year] = /^(\d{1,2})[\s./-]*([\p{L}]+\.?|\d{1,2})[\s./-]*(\d{4})?$/u.exec(said) ?? []
  if (day === undefined || word === undefined) return undefined
  const month = /^\d/.test(word) ? Number(word) : monthOf(word, language)
  if (month === undefined) return undefined
  if (year !== undefined) return dayIn(Number(year), month, Number(day))
  const thisYear = Number(today.slice(0, 4))
  const soon = dayIn(thisYear, month, Number(day))
  return soon !== undefined && soon >= today ? soon : dayIn(thisYear + 1, month, Number(day))
}
