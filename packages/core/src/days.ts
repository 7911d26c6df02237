const written = (language: string) => (language === 'en' ? 'en-GB' : language)

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
  return new Intl.DateTimeFormat(written(language), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    // As in the notes: a Finnish month in words would have to be inflected.
    month: /^fi\b/.test(language) ? 'numeric' : 'long',
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
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
  // Finnish writes a day in figures; a month in words would have to be inflected by the sentence around it.
  const dateStyle = /^fi\b/.test(language) ? 'medium' : 'long'
  const isSwedish = /^sv\b/.test(language)
  const formatted = new Intl.DateTimeFormat(written(language), {
    timeZone: 'UTC',
    dateStyle,
    ...(time !== undefined && !isSwedish && { timeStyle: 'short' as const }),
  }).format(moment)
  if (!isSwedish) return formatted
  // Running Swedish text takes an article before the day, and a full stop in the time.
  return `den ${formatted}${time === undefined ? '' : ` kl. ${time.replace(/^0/, '').replace(':', '.')}`}`
}
