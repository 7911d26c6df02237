import type { By, Notice } from './eventShapes.ts'
import type { StoredEvents } from './events.ts'
import type { WaitsFor } from './lines.ts'
import type { CalledState } from './phases/called.ts'
import type { ClosingState } from './phases/closing.ts'
import type { DistinctionState } from './phases/distinction.ts'
import type { ExperimentState } from './phases/experiment.ts'
import type { FollowUpState } from './phases/followUp.ts'
import type { FramingState } from './phases/framing.ts'
import type { LearningState } from './phases/learning.ts'
import type { RealityState } from './phases/reality.ts'
import type { Words } from './schema.ts'
import type {
  Code,
  FindingAs,
  Form,
  Kind,
  LearningAs,
  ObservationUnder,
  Outcome,
  Phase,
  Stage,
} from './vocabulary.ts'

/** Somebody in the talk. */
export interface Participant {
  id: string
  name: Words
  /** Joined and not left. */
  present: boolean
  /** The shared screen around which they sit, or null for a screen of their own. */
  screen: string | null
  supervisor?: true
  guest?: true
  /** Levels of the organisation that they answer for. */
  answersFor?: string[]
}

/** Somebody's yes to one revision of a wording, an experiment or a sharing. */
export interface Agreement {
  participant: string
  revision: number
  /** The entry it came by: its time tells when the objection time has passed. */
  entry: string
  /** Entered for them by another, and not confirmed by themselves. */
  unconfirmed?: true
}

/** What was said, of one kind. */
export interface Line {
  id: string
  kind: Kind
  by: By
  enteredBy?: string
  /** The phase under which it is filed. */
  phase: Phase
  text: Words
  /** How many times it was reworded. */
  revision: number
  /** The entry that reworded it last: only that can be taken back. */
  reworded?: string
  status: 'open' | 'parked' | 'withdrawn'
  /** While parked: the phase it waits for. */
  until?: WaitsFor
  /** While it waits for the next talk: the phase in which it comes back, should one go back there. */
  back?: Phase
  /** It was parked and has come back. */
  handedBack?: true
  /** It came from the talk before. */
  carried?: true
  /** Entered for the one whose name it bears, and not confirmed by them. */
  unconfirmed?: true

  under?: ObservationUnder
  as?: LearningAs
  finding?: FindingAs
  tags?: string[]
  level?: string
  situation?: Words
  end?: string
  carries?: string
  from?: string[]
  about?: string
  outcome?: Outcome
  need?: string
  day?: string
  time?: string
  question?: { id: string; wording?: Words }

  agreements?: Agreement[]
  objections?: { participant: string; revision: number }[]
  /** Who was present when it was last asked, and in which revision. */
  asked?: { revision: number; present: string[] }
  /** A need taken forward, with the day; or kept here. */
  forwarded?: { revision: number; day: string }
  keptHere?: true
  /** A learning shared more widely. */
  shared?: { revision: number; day: string; withoutName?: true }
}

/** How a rule stands: a guard refuses, a nudge only says something. */
export type RuleMode = 'guard' | 'nudge'
/** Rules that stand otherwise than by default, and why, in each language. */
export type Settings = { [C in Code]?: { mode: RuleMode; reason?: Record<string, string> } }

/**
 * The state of a talk: plain JSON, evolved from the shared stream alone. It holds no time of any act, and nothing that
 * rates a person.
 */
export interface State {
  conversation: string
  series: string
  zone: string
  guide: { id: string; version: string }
  notice: Notice | null
  discloses: Words | null
  asked: string[]

  stage: Stage
  /** While paused, or held by ending early: the phase that was left. */
  left: Phase | null
  /** It was ended for today, in whatever phase: the closing words are shown. */
  endedForToday: boolean
  /** How many times the talk has moved between stages. */
  moves: number
  /** The phases open now: one, or those of a page of the short form. */
  page: Phase[]
  reached: Phase[]
  form: Form
  settings: Settings
  /** The settings before anything was softened or hardened during the talk. */
  started: boolean

  participants: Participant[]
  screens: Record<string, { scribe: string }>
  lead: string | null
  /** Who asks to be let in, by their name. */
  knocking: Record<string, Words>
  /** Who has welcomed somebody new. */
  welcomed: Record<string, string[]>
  /** Who asks the facilitator to move, and where. */
  asksToMove: Record<string, Phase>

  /** Lines in chunks of 32, in the order in which they were said. */
  lines: Line[][]
  /** Ids of parked lines by the phase they wait for; one withdrawn since is passed over. */
  waiting: { [P in Phase]?: string[] }
  /** The same of those whose phase has passed, by that phase. */
  passed: { [P in Phase]?: string[] }
  /** How many open lines there are of each kind. */
  counts: { [K in Kind]?: number }

  carried: Omit<StoredEvents['carried'], 'type'> | null
  /** The next talk of the series has begun. */
  followed: boolean

  called: CalledState
  framing: FramingState
  reality: RealityState
  learning: LearningState
  distinction: DistinctionState
  experiment: ExperimentState
  followUp: FollowUpState
  closing: ClosingState
}

/** A talk before anything: what the entry `opened` is applied to. */
export const EMPTY: State = {
  conversation: '',
  series: '',
  zone: 'UTC',
  guide: { id: '', version: '' },
  notice: null,
  discloses: null,
  asked: [],
  stage: 'called',
  left: null,
  endedForToday: false,
  moves: 0,
  page: [],
  reached: [],
  form: 'full',
  settings: {},
  started: false,
  participants: [],
  screens: {},
  lead: null,
  knocking: {},
  welcomed: {},
  asksToMove: {},
  lines: [],
  waiting: {},
  passed: {},
  counts: {},
  carried: null,
  followed: false,
  called: { topic: null },
  framing: { presented: false, softenedShown: [], acknowledged: {}, screens: {} },
  reality: { turns: {}, everyoneSpoken: false, chosen: [], outcome: null },
  learning: { notKnownYet: false },
  distinction: { origins: {}, seenDifferently: {}, nothingNow: false },
  experiment: { taken: null, none: false, needFirst: null, supportNone: false, fate: null, inItsPlace: null },
  followUp: { return: null, noReturn: null },
  closing: { presented: false },
}
