import type { Platform } from '@oivallus/core'

/** The names of a language's months or weekdays, in order, each in small letters as it is written whole and short. */
const namesIn = (
  language: string,
  part: 'month' | 'weekday',
  count: number,
  dateOf: (at: number) => number,
): string[][] =>
  Array.from({ length: count }, (_, at) =>
    (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(language, { [part]: style, timeZone: 'UTC' })
        .format(dateOf(at))
        .toLowerCase()
        .replace('.', ''),
    ),
  )

/** Whether a word is a name, its beginning, or the whole name with an ending: `joulu`, `joulukuuta`. */
const isNamed = (word: string, [whole = '', short]: readonly string[]): boolean =>
  word === short || whole.startsWith(word) || word.startsWith(whole)

/** The number of a month, from 1; undefined for any other word. */
const monthOf = (word: string, language: string): number | undefined => {
  if (word.length < 3) return undefined
  const months = namesIn(language, 'month', 12, (month) => Date.UTC(2026, month, 1))
  const at = months.findIndex((names) => isNamed(word, names))
  return at < 0 ? undefined : at + 1
}

const isWeekday = (word: string, language: string): boolean =>
  word.length > 1 &&
  namesIn(language, 'weekday', 7, (day) => Date.UTC(2026, 0, 5 + day)).some((names) => isNamed(word, names))

/** The day, if the calendar has it. */
const dayIn = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}

/** Words around a day that do not change it: *den*, *the*, *om*, *in*, *päästä*, and the endings of ordinal numbers. */
const AROUND = /^(den|the|on|om|in|of|about|päästä|kuluttua|päivä|st|nd|rd|th|e)$/

const UNITS = {
  day: /^(pv|päivän|päivää|dag|dagar|days?)$/,
  week: /^(vk|vko|viik(ko|koa|on)|v|vecka|veckor|w|wk|weeks?)$/,
  month: /^(kk|kuukau(si|tta|den)|mån|månad|månader|months?)$/,
}

/** Small numbers in words, as they stand before a unit. */
const NUMBERS: readonly RegExp[] = [
  /^(yhden|yksi|en|ett|a|an|one)$/,
  /^(kahden|kaksi|två|two)$/,
  /^(kolmen|kolme|tre|three)$/,
  /^(neljän|neljä|fyra|four)$/,
  /^(viiden|viisi|fem|five)$/,
  /^(kuuden|kuusi|sex|six)$/,
]

const numberOf = (word: string): number => {
  if (/^\d+$/.test(word)) return Number(word)
  const at = NUMBERS.findIndex((number) => number.test(word))
  return at < 0 ? Number.NaN : at + 1
}

/** So many months later; where that month is shorter, its last day. */
const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/**
 * The day that somebody meant: `2027-05-12`, `12.5.`, `to 10.12. klo 9`, `joulukuun 10.`, `den 10 december`, `10th of May`, or so many
 * days, weeks or months from today. Without a year it is the next such day.
 *
 * @returns `YYYY-MM-DD`, or undefined for no day of the calendar.
 */
export const dayMeant = (
  text: string,
  language: string,
  today: string,
  { addDays }: Pick<Platform, 'addDays'>,
): string | undefined => {
  const said = text.toLowerCase().replace(/\s(klo|kello|kl|at)\b.*$/, '')
  const all = (said.match(/\p{L}+|\d+/gu) ?? []).filter((word) => !AROUND.test(word))
  const words = all.length > 1 && isWeekday(all[0] ?? '', language) ? all.slice(1) : all
  const [first = '', second = '', third] = words
  if (words.length > 3) return undefined
  if (/^\d{4}$/.test(first)) return dayIn(Number(first), Number(second), Number(third))
  if (words.length < 3) {
    const [count, unit] = words.length === 1 ? [1, first] : [numberOf(first), second]
    if (UNITS.day.test(unit)) return isSmall(count) ? addDays(today, count) : undefined
    if (UNITS.week.test(unit)) return isSmall(count) ? addDays(today, count * 7) : undefined
    if (UNITS.month.test(unit)) return isSmall(count) ? addMonths(today, count) : undefined
  }
  const isMonthFirst = /^\p{L}/u.test(first)
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  const number = /^\d{1,2}$/.test(month) ? Number(month) : monthOf(month, language)
  if (number === undefined || !/^\d{1,2}$/.test(day)) return undefined
  if (third !== undefined) return dayIn(Number(third) + (third.length < 3 ? 2000 : 0), number, Number(day))
  const thisYear = Number(today.slice(0, 4))
  const soon = dayIn(thisYear, number, Number(day))
  return soon !== undefined && soon >= today ? soon : dayIn(thisYear + 1, number, Number(day))
}

const isSmall = (count: number): boolean => count > 0 && count < 100
