const written = (language: string) => (language === 'en' ? 'en-GB' : language)

/** Finnish writes a day in figures; a month in words would have to be inflected by the sentence around it. */
const isFinnish = (language: string): boolean => /^fi\b/.test(language)

const WEEKDAYS = ['su', 'ma', 'ti', 'ke', 'to', 'pe', 'la']

/** Figures as `Intl` writes them, which a browser would first have to load: some 25 ms before the first question. */
const inFigures = (moment: Date, withYear: boolean): string =>
  `${moment.getUTCDate()}.${moment.getUTCMonth() + 1}.${withYear ? moment.getUTCFullYear() : ''}`

const formats = new Map<string, Intl.DateTimeFormat>()

/** One format for each way of writing: making one takes longer than all that is written with it. */
const formatIn = (language: string, way: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${Object.entries(way)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(written(language), { timeZone: 'UTC', ...way })
  formats.set(key, format)
  return format
}

/**
 * A day as it is told to those who talk: with its weekday, and its year where that is not this one. `ke 9.12.`, `ons 9 december`,
 * `Wed 9 December 2027`.
 *
 * @param day `YYYY-MM-DD`; anything else comes back as it is.
 * @param today `YYYY-MM-DD`.
 */
export const tellDay = (day: string, language: string, today: string): string => {
  const moment = new Date(`${day}T00:00Z`)
  if (Number.isNaN(moment.getTime())) return day
  const withYear = day.slice(0, 4) !== today.slice(0, 4)
  if (isFinnish(language)) return `${WEEKDAYS[moment.getUTCDay()]} ${inFigures(moment, withYear)}`
  return formatIn(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(withYear && { year: 'numeric' as const }),
  })
    .format(moment)
    .replace(',', '')
}

/**
 * A day as one writes it in a language, in full: `12.5.2027`, `den 12 maj 2027`, `12 May 2027`; with a time, that too.
 *
 * @param day `YYYY-MM-DD`; anything else comes back as it is.
 * @param language BCP 47 tag; plain `en` is written the British way, as the built-in texts are.
 * @param time `HH:MM`.
 */
export const formatDay = (day: string, language: string, time?: string): string => {
  const moment = new Date(`${day}T${time ?? '00:00'}Z`)
  if (Number.isNaN(moment.getTime())) return day
  if (isFinnish(language) && time === undefined) return inFigures(moment, true)
  const isSwedish = /^sv\b/.test(language)
  const withTime = time !== undefined && !isSwedish
  const dateStyle = isFinnish(language) ? 'medium' : 'long'
  const formatted = formatIn(language, {
    dateStyle,
    ...(withTime && { timeStyle: 'short' as const }),
  }).format(moment)
  if (!isSwedish) return formatted
  // Running Swedish text takes an article before the day, and a full stop in the time.
  return `den ${formatted}${time === undefined ? '' : ` kl. ${time.replace(/^0/, '').replace(':', '.')}`}`
}
