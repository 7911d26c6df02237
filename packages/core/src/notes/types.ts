import type { Words } from '../schema.ts'
import type { Line, State } from '../state.ts'
import type { Fate, NeedStatus, Origin } from '../vocabulary.ts'

/** The kinds of line that stay. The experiment, the return and what stood before stand apart. */
export const KEPT = [
  'learning',
  'finding',
  'need',
  'decision',
  'continue',
  'stop',
  'lighten',
  'support',
  'signal',
  'nextQuestion',
] as const
/** A kind of line that stays. */
export type KeptKind = (typeof KEPT)[number]

/** What a line may bear besides its words. */
export const DETAILS = [
  'under',
  'as',
  'finding',
  'tags',
  'level',
  'situation',
  'end',
  'carries',
  'outcome',
] as const

/** A line as it stands in the notes. */
export interface NotedLine extends Pick<Line, 'id' | 'kind' | 'text' | (typeof DETAILS)[number]> {
  /** The participant whose line it is; null when it is ours, a level's, or carried from the talk before. */
  by: string | null
  /** Entered for them by another, and still waiting for them. */
  unconfirmed?: true
  /** Who said yes to it as it is worded now; unconfirmed while it was entered by another and still waits for them. */
  agreement?: { participant: string; unconfirmed?: true }[]
  /**
   * A need that was taken forward or a learning that was shared, as it is worded now: since when, whether it shows outside, and
   * if not yet, the day on which it will unless somebody objects.
   */
  outside?: { day: string; hasLeft?: boolean; leaves?: string }
  /** Of a need. */
  status?: NeedStatus
  answers?: NotedLine[]
  /** What becomes of an experiment that came from the talk before. */
  fate?: Fate
}

/** When the talk goes on. */
export interface NotedReturn {
  /** `YYYY-MM-DD`, in the talk's time zone. */
  day: string
  /** `HH:MM`. */
  time?: string
}

/** The notes as those who talked see them. People stand by id, and their names once, in `participants`. */
export interface InsideNotes {
  projection: 'inside'
  conversation: string
  series: string
  /** Without a notice from the host, or alone. */
  practice: boolean
  /** The day on which the talk was held: the first time, if it was taken up again. */
  held: string | null
  topic: State['called']['topic']
  /** What is disclosed to whom, in the host's words. */
  discloses: Words | null
  /** Months after which all but the notes go, at the latest. */
  retentionMonths: number
  participants: { id: string; name: Words; facilitator?: true; supervisor?: true; guest?: true }[]
  /** What the talk before left, and what became of it. */
  lastTime: {
    experiment: NotedLine | null
    signals: Words[]
    outcome: NotedLine | null
    needs: NotedLine[]
    question: Words | null
  }
  chosen: NotedLine[]
  /** What stays of this talk, by kind, in the order in which it was said. */
  lines: Record<KeptKind, NotedLine[]>
  /** Each matter that was told apart: a line, or the topic. */
  origins: { of: string; text: Words; origin: Origin | 'seenDifferently' }[]
  experiment: NotedLine | null
  /** What was answered where no line was written. */
  said: {
    notKnownYet: boolean
    nothingNow: boolean
    nothingToTry: boolean
    needFirst: Words | null
    supportNone: boolean
    noReturn: Words | null
  }
  return: NotedReturn | null
  /** A plain list, shown to all: `carries` is a participant or `us`. */
  whoCarriesWhat: { carries: string; line: string; text: Words }[]
  /** What the reader kept for later and still waits for its phase. */
  keptForLater: NotedLine[]
}

/** The notes as everybody else sees them: this, and nothing else at all. */
export interface OutsideNotes {
  projection: 'outside'
  conversation: string
  practice: boolean
  /** The day on which the talk was held. Told once: taking the talk up again changes nothing here. */
  held: string | null
  return: NotedReturn | null
  /** Needs taken forward to the levels that the reader answers for, each with that level's own answers. */
  needs: {
    id: string
    text: string
    level: string
    status: NeedStatus
    forwarded: string
    answers: string[]
  }[]
  /** Learnings shared by agreement. They bear no name. */
  learnings: string[]
}

/** What remains after a talk: `projection` tells which of the two it is. */
export type Notes = InsideNotes | OutsideNotes
