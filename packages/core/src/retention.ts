import type { ActType, Entry } from './events.ts'
import { eraseLine } from './forgetting.ts'
import type { GuideTexts } from './guides/guide.ts'
import { filled } from './refusal.ts'
import { allLines } from './said.ts'
import type { State } from './state.ts'
import type { Kind } from './vocabulary.ts'

/*
 * What is kept. The notes stay; all other lines, thoughts kept for later, private streams and the times of acts go when the next
 * talk of the series is held, at the latest after twelve months, sooner if the notice says so.
 */

/** Kinds of line that stay; of ideas, the experiment alone. */
const STAYS: readonly Kind[] = [
  'learning',
  'finding',
  'need',
  'continue',
  'stop',
  'lighten',
  'support',
  'decision',
  'outcome',
  'answer',
  'signal',
  'return',
  'nextQuestion',
]

const KEEP_TIME: readonly (ActType | 'opened')[] = [
  'opened',
  'started',
  'paused',
  'resumed',
  'ended',
  'closed',
]

/** Entries that keep their time: that a talk was called, begun, suspended (also by leaving it), resumed and held. */
const keepsTime = ({ event, resolved }: Entry): boolean =>
  KEEP_TIME.includes(event.type) || resolved?.to === 'paused' || resolved?.to === 'held'

/** The most months for which all but the notes is kept. */
export const MOST_MONTHS = 12

/** How long what was written is kept, in words: none, one and several months are each said in their own way. */
export const keptFor = ({ framing }: Pick<GuideTexts, 'framing'>, months: number): string => {
  const { none, oneMonth, months: several } = framing.keptFor
  return months === 0 ? none : months === 1 ? oneMonth : filled(several, { months })
}

/** The ids of the lines whose words go. */
const going = (state: State): string[] =>
  allLines(state)
    .filter(
      (line) =>
        line.status === 'parked' ||
        (!STAYS.includes(line.kind) &&
          line.id !== state.experiment.taken &&
          line.id !== state.carried?.experiment?.id),
    )
    .map((line) => line.id)

const monthsLater = (moment: string, months: number): number => {
  const date = new Date(moment)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.getTime()
}

/**
 * Whether a talk's retention has come.
 *
 * @param entries Its shared stream.
 * @param nextHeld Whether a later talk of the series has been held.
 * @param now The present moment, ISO 8601.
 */
export const isDue = (entries: readonly Entry[], state: State, nextHeld: boolean, now: string): boolean => {
  // Of a talk that goes on, every act counts, and it has a month at least: nothing goes from under those who talk, also if somebody
  // holds another of the series beside it.
  const isHeld = state.stage === 'held'
  if (nextHeld && isHeld) return true
  const last = entries.findLast((entry) => entry.at !== null && (!isHeld || keepsTime(entry)))?.at
  const months = Math.max(Math.min(state.notice?.retentionMonths ?? MOST_MONTHS, MOST_MONTHS), isHeld ? 0 : 1)
  return last != null && monthsLater(last, months) <= Date.parse(now)
}

/** A shared stream as it is kept for good. Private streams go whole. */
export const purged = (entries: readonly Entry[], state: State): Entry[] => {
  const lines = going(state)
  return entries.map((entry) => {
    const bare = lines.reduce(eraseLine<Entry>, entry)
    return keepsTime(bare) || bare.at === null ? bare : { ...bare, at: null }
  })
}
