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
  const formatted = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    dateStyle,
    ...(time !== undefined && !isSwedish && { timeStyle: 'short' as const }),
  }).format(moment)
  if (!isSwedish) return formatted
  // Running Swedish text takes an article before the day, and a full stop in the time.
  return `den ${formatted}${time === undefined ? '' : ` kl. ${time.replace(/^0/, '').replace(':', '.')}`}`
}
