import { formatDay, type OutsideNotes } from '@oivallus/core'
import type { WaitingNeed } from '@oivallus/storage/http'
import { type Language, said, type Words } from './words.ts'

/** For how long a need has waited, in words. */
const waitedIn = (words: Words, days: number): string => {
  if (days === 0) return words.waitedNone
  return days === 1 ? words.waitedOne : said(words.waitedMany, { days: String(days) })
}

/** When those who talked come back to it, in words; nothing once that day has come. */
const backIn = (words: Words, day: string | undefined, language: Language): string[] => {
  const isAhead = day !== undefined && day > new Date().toISOString().slice(0, 10)
  return isAhead ? [said(words.backOn, { day: formatDay(day, language) })] : []
}

/** How a need stands, in words: for how long it has waited, and the days that belong to it. */
export const needInWords = (
  { answers, waits, forwarded, return: back }: WaitingNeed,
  language: Language,
  words: Words,
) => ({
  waits: answers.length > 0 ? words.answered : waitedIn(words, waits),
  marks: [
    said(words.forwardedOn, { day: formatDay(forwarded, language) }),
    ...backIn(words, back ?? undefined, language),
  ].join(' · '),
})

const latestFirst = (one: OutsideNotes, other: OutsideNotes) =>
  (other.held ?? '').localeCompare(one.held ?? '')

/** A talk that was held, as it is told outside. */
export interface OutsideTalk {
  id: string
  told: string
  /** What was learned, and is shared by agreement. */
  learnings: readonly string[]
}

/** The latest comes first. */
export const outsideTalks = (
  notes: readonly OutsideNotes[],
  language: Language,
  words: Words,
): OutsideTalk[] =>
  notes.toSorted(latestFirst).map(({ conversation, held, return: back, learnings }) => ({
    id: conversation,
    told: [
      said(words.heldOn, { day: held === null ? '' : formatDay(held, language) }),
      ...backIn(words, back?.day, language),
    ].join(' · '),
    learnings,
  }))
