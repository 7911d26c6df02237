import type { Words } from '../schema.ts'
import type { Line, State } from '../state.ts'
import type { Fate, Kind, NeedStatus, Origin } from '../vocabulary.ts'

/** A line as it stands in the notes. */
export interface NotedLine extends Pick<Line, 'id' | 'kind' | 'text' | (typeof NOTED)[number]> {
  /** The participant whose line it is; null when it is ours, or a level's. */
  by: string | null
  /** Entered for them by another, and still waiting for them. */
  unconfirmed?: true
  /** Who said yes to it as it is worded; empty where nobody was asked. */
  agreement: Agreed[]
}

/** Somebody's yes; unconfirmed while it was entered by another and still waits for them. */
export interface Agreed {
  participant: string
  unconfirmed?: true
}

/** What a line may bear besides its words. */
export const NOTED = [
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

export interface NotedNeed extends NotedLine {
  status: NeedStatus
  /** The day on which it was taken forward as it is worded now. */
  forwarded?: string
  /** Of a need of this talk: whether it shows outside already. */
  hasLeft?: boolean
  answers: NotedLine[]
}

export interface NotedExperiment extends NotedLine {
  /** What becomes of it, when it came from the talk before. */
  fate?: Fate
}

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
  participants: { id: string; name: Words; facilitator?: true; supervisor?: true; guest?: true }[]
  lastExperiment: NotedExperiment | null
  lastSignals: Words[]
  /** What became of the last experiment. */
  outcome: NotedLine | null
  /** The question that the last talk left for this one. */
  questionLeft: Words | null
  chosen: NotedLine[]
  learnings: (NotedLine & { shared?: { day: string; hasLeft: boolean } })[]
  /** "We don't know yet" was an answer. */
  notKnownYet: boolean
  /** Each matter that was told apart: a line, or the topic. */
  origins: { of: string; text: Words; origin: Origin | 'seenDifferently' }[]
  findings: NotedLine[]
  /** Those carried from the talk before come first. */
  needs: NotedNeed[]
  /** "Nothing now" was the answer to what is needed from the organisation. */
  nothingNow: boolean
  experiment: NotedExperiment | null
  nothingToTry: boolean
  /** What is needed before one can try. */
  needFirst: Words | null
  decisions: NotedLine[]
  /** What is continued, stopped and lightened. */
  goOn: NotedLine[]
  support: NotedLine[]
  supportNone: boolean
  signals: NotedLine[]
  return: NotedReturn | null
  /** The stated reason for not coming back. */
  noReturn: Words | null
  nextQuestions: NotedLine[]
  /** A plain list, shown to all: `carries` is a participant or `us`. */
  whoCarriesWhat: { carries: string; kind: Kind; text: Words }[]
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

export type Notes = InsideNotes | OutsideNotes
