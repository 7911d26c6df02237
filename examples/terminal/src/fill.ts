import {
  type EventTemplate,
  fillTemplate,
  type Guide,
  type GuideTexts,
  lineOf,
  type Platform,
  type SentEvent,
  type State,
  type View,
} from '@oivallus/core'
import { dayMeant } from './day.ts'
import { wrapped } from './screen/style.ts'
import type { Terminal } from './screen/terminal.ts'
import type { Words } from './words.ts'

/** An event with fields that are still open. */
export interface Open {
  label: string
  event: EventTemplate
  missing: readonly string[]
}

/** What filling asks with, and knows. */
export interface Filling {
  terminal: Terminal
  words: Words
  texts: GuideTexts
  guide: Guide
  platform: Platform
  days: View['days']
  state: State
}

/** The event with what was asked for; or nothing, with the words that were typed before one turned back. */
export type Filled = { event: SentEvent } | { event: null; words: string }

/** Asks for every open field of an event. Words that were typed before are not asked for again. */
export const fill = async (open: Open, given: string, filling: Filling): Promise<Filled> => {
  const values: Record<string, string> = {}
  let words = given
  for (const field of open.missing) {
    const answer =
      field === 'level'
        ? await askLevel(filling)
        : field === 'day' || field === 'end'
          ? await askDay(open, field, words, filling)
          : await askWords(open, words, filling)
    if (answer.value === undefined) return { event: null, words: answer.words }
    values[field] = answer.value
    words = ''
  }
  return { event: dayless(fillTemplate(open, values)) }
}

interface Answer {
  value: string | undefined
  words: string
}

const TURNED_BACK: Answer = { value: undefined, words: '' }

const answered = (value: string): Answer => ({ value, words: '' })

/** Rewording begins with the words as they stand. */
const standing = ({ event, missing }: Open, { state }: Filling): string => {
  const line =
    event.type === 'revised' && missing.includes('text') ? lineOf(state, String(event.of)) : undefined
  return typeof line?.text === 'string' ? line.text : ''
}

const askWords = async (open: Open, given: string, filling: Filling): Promise<Answer> => {
  if (given) return answered(given)
  const { terminal, words } = filling
  const { words: said, sent } = await terminal.write({
    label: open.label,
    hint: words.send,
    initial: standing(open, filling),
  })
  return sent && said ? answered(said) : { value: undefined, words: said }
}

const askLevel = async ({ terminal, texts, guide }: Filling): Promise<Answer> => {
  const level = await terminal.choose({
    question: texts.distinction.whoAnswers,
    options: guide.settings.levels.map((id) => ({ key: id, label: texts.levels[id] ?? id })),
  })
  return level === undefined ? TURNED_BACK : answered(level)
}

/** A day that is no day: ending for today may leave it open. */
const NO_DAY = 'none'

const dayless = (event: SentEvent): SentEvent => {
  if (event.type !== 'ended' || event.day !== NO_DAY) return event
  return { type: 'ended' }
}

const askDay = async (
  { event, label }: Open,
  field: 'day' | 'end',
  given: string,
  filling: Filling,
): Promise<Answer> => {
  const { terminal, texts, platform, state, days } = filling
  const today = platform.dayOf(platform.now(), state.zone)
  const meant = (text: string) => dayMeant(text, texts.language, today, platform)
  const already = given ? meant(given) : undefined
  if (already !== undefined) return answered(already)
  // The dates by the rhythm were offered beside it.
  if (label === texts.followUp.otherDay) return askOtherDay(meant, today, filling)
  const chosen = await terminal.choose({
    question: texts.followUp.when,
    options: [
      ...(field === 'end' ? [{ key: 'next', label: texts.experiment.nextTime }] : []),
      ...days.map(({ day, label }) => ({ key: day, label })),
      { key: 'other', label: texts.followUp.otherDay },
      ...(event.type === 'ended' ? [{ key: NO_DAY, label: texts.screen.noDayYet }] : []),
    ],
  })
  if (chosen === undefined) return TURNED_BACK
  return chosen === 'other' ? askOtherDay(meant, today, filling) : answered(chosen)
}

const askOtherDay = async (
  meant: (text: string) => string | undefined,
  today: string,
  { terminal, words, texts }: Filling,
): Promise<Answer> => {
  let above = words.day
  for (;;) {
    terminal.say(['', ...wrapped(above, terminal.width)])
    const { words: said, sent } = await terminal.write({ label: texts.screen.day, hint: words.send })
    if (!sent || said === '') return TURNED_BACK
    const day = meant(said)
    if (day !== undefined && day >= today) return answered(day)
    above = day === undefined ? words.whichDay : texts.screen.pastDay
  }
}
