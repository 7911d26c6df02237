import type { Sender } from '../events.ts'
import type { CameBack, Draft } from '../private.ts'
import type { EventTemplate, Refusal } from '../refusal.ts'
import type { Code, Form, Kind, Nudge, Phase, Stage } from '../vocabulary.ts'

/** Something that can be done: an event to send, with the fields still to be filled in. */
export interface Action {
  /** Names the action, stable across languages. */
  key: string
  /** In the viewer's language. */
  label: string
  /** What to send, once `fillTemplate` has filled in what is missing. */
  event: EventTemplate
  /** Names of the fields that a person fills in; `line.text` is a field inside `line`. */
  missing: readonly string[]
  /** Why it would not hold now, with something to do instead; null when it holds. */
  refusal: Refusal | null
  /** As whom it is sent, where that is not this device's viewer: a scribe enters for those around the screen. */
  as?: Omit<Sender, 'id'>
  /** Asked aloud around a shared screen: those for whom it is entered. The ids of any who are unticked go into the event, as `except`. */
  except?: { id: string; name: string }[]
  /** What a rule that is only a nudge in this talk has to say before it; null when none has. */
  nudge: string | null
}

/** A line as it is read. */
export interface LineView {
  id: string
  kind: Kind
  /** The word for its kind, e.g. "Hard going". */
  label: string
  /** The words; null where they were withdrawn or erased. */
  text: string | null
  /** What stands in the place of words that are gone, in the viewer's language. */
  mark: string | null
  /** Whose it is: a name, or *ours*. */
  who: string
  /** Who sees to it: a name, or all together; null while nobody was named. */
  carries: string | null
  /** Said by the viewer, or on a shared screen by those around it. */
  mine: boolean
  /** How many times it was reworded. */
  revision: number
  phase: Phase
  /** One of the lines that learning and distinction are about. */
  chosen: boolean
  /** It was kept for later and has come back. */
  handedBack: boolean
  /** Entered for somebody by another, and not confirmed by them. */
  unconfirmed: boolean
  tags: readonly string[]
}

/** What can be done about something. */
export interface WithActions {
  actions: Action[]
}

/** A draft of one's own: brought in it is a new line, and stays a draft until it is discarded. */
export interface DraftView extends Draft, WithActions {}

/** A line in a list; with `actions` where it can be said who sees to it. */
export interface ListedLine extends LineView, Partial<WithActions> {}

/** A line with what can be done about it. */
export interface LineWithActions extends LineView, WithActions {
  /** A participant's name stands in a text that may leave the room: one line to read before it does. */
  nameNote?: string | null
}

/** One kind of line that the field of a phase takes; with `keep`, it is kept for later in one press. */
export interface ComposerKind {
  key: string
  kind: Kind
  label: string
  event: EventTemplate
  missing: readonly string[]
  keep: boolean
  /** Rare here: one tap further away. */
  more?: true
  /** What a rule that is only a nudge has to say, e.g. that the others speak first. */
  nudge: string | null
}

/** A part of the page with a heading. */
export interface Titled {
  title: string
  /** Closed to begin with: it is there for whoever wants it. */
  folded?: boolean
}

/** A goal of the work, as the host knows it. */
export interface Goal {
  id: string
  label: string
  link?: string
}

/** A question of the guide. */
export interface QuestionView {
  id: string
  text: string
  /**
   * What a line that answers it bears as its `question`. The wording of a question that an organisation added stands in the log
   * once, when it is first answered; null for the built-in ones.
   */
  question: { id: string; wording?: string } | null
}

/** What is on a page, as plain data. `part` is the published name of its place. */
export type Section =
  | ({
      part: 'topic'
      text: string | null
      kind: string | null
      why: string | null
      serves: string | null
      goal: { label: string; link?: string } | null
      preset: string
      set: Action | null
      /** What kind of topic it is. */
      kinds: Action[]
      /** Why now, what it serves, and the goals that the host gave to link it to. */
      more: Action[]
    } & Titled)
  | ({
      part: 'people'
      people: PersonView[]
      /** Who asks to be let in, in a sentence each; welcoming them is among the actions. */
      atTheDoor: string[]
      actions: Action[]
    } & Titled)
  | ({ part: 'preparation'; note: string; drafts: DraftView[]; add: Action | null } & Titled)
  | {
      part: 'script'
      points: readonly string[]
      sentence: string
      /** The framing in one breath, from the third talk on, where nobody is new; null where it is to be given whole. */
      shorter: string | null
      orOwnWords: string
      whoSees: string
      outsideView: string
      disclosed: string | null
      /** How long the notes and the rest are kept. */
      keptFor: string
      /** The host's notice, in sentences; null without one. */
      notice: { lines: string[]; link: string | null } | null
      /** What the mark of a practice talk means; null where the host gave a notice. */
      practiceNote: string | null
      neverUsedFor: string
      softened: { code: Code; title: string; says: string; reason: string }[]
      deviation: string | null
      actions: Action[]
    }
  | ({
      part: 'lastTime'
      experiment: string | null
      outcome: string | null
      outcomes: Action[]
      signals: string[]
      needs: { id: string; text: string; answers: string[]; note: string | null; answer: Action | null }[]
      question: string | null
    } & Titled)
  | {
      part: 'questions'
      questions: QuestionView[]
      /** Answers that need no words: "we don't know yet" is as good as any. */
      answers: Action[]
      /** Further ones, one tap away. */
      more: QuestionView[]
      small: readonly string[]
    }
  | ({ part: 'lines'; phase: Phase; lines: ListedLine[] } & Titled)
  | {
      part: 'composer'
      kinds: ComposerKind[]
      first: string
      whoSees: string
      /** What is kept for later shows to the others when its phase comes. */
      keptShows: string
      /** Around a shared screen a line is ours, unless the speaker wants their name on it: then it is sent `as` them. */
      speakers: { id: string; name: string; as: Omit<Sender, 'id'> }[]
    }
  | ({ part: 'turns'; waiting: string[]; actions: Action[] } & Titled)
  | ({ part: 'chosen'; lines: LineView[]; choices: LineWithActions[] } & Titled)
  | ({ part: 'parked'; lines: LineView[] } & Titled)
  | ({ part: 'kept'; lines: LineWithActions[] } & Titled)
  | {
      part: 'origins'
      matters: {
        id: string
        text: string
        origin: string | null
        seenDifferently: boolean
        actions: Action[]
      }[]
      title: string
    }
  | {
      part: 'findings'
      supported: LineWithActions[]
      inTheWay: LineWithActions[]
      titles: { supported: string; inTheWay: string; tags: string }
      /** Tags of what structures can lack, on request. */
      tags: { id: string; label: string }[]
    }
  | ({
      part: 'needs'
      needs: (LineWithActions & {
        status: string
        level: string | null
        yours: string | null
        /** When it leaves the room, where it was taken forward and has not yet. */
        leaves: string | null
        /** Who of those asked has not said yes yet, once somebody has. */
        awaits: string | null
      })[]
      levels: { id: string; label: string }[]
      nothingNow: Action | null
    } & Titled)
  | ({
      part: 'experiment'
      ideas: LineWithActions[]
      taken: (LineWithActions & { situation: string | null; end: string | null }) | null
      carried: { text: string; fate: string | null; fates: Action[] } | null
      none: Action | null
      isNone: boolean
      /** "What we need before we can try": as full an outcome. */
      needFirstAction: Action | null
      needFirst: string | null
      note: string
      obstacle: string
    } & Titled)
  | ({ part: 'support'; lines: ListedLine[]; none: Action | null } & Titled)
  | ({
      part: 'return'
      day: string | null
      text: string | null
      dates: Action[]
      other: Action | null
      none: Action | null
    } & Titled)
  | ({ part: 'sharing'; learnings: LineWithActions[] } & Titled)
  | { part: 'closing'; words: string; weTry: string | null; weComeBack: string | null; actions: Action[] }
  | ({
      part: 'after'
      /** What others entered for the viewer; `entered` is the agreement that was, null where it was the line itself. */
      confirmations: (LineWithActions & { entered: string | null })[]
      carries: { who: string; what: string }[]
      mirror: string[]
      ownCopy: string
      actions: Action[]
    } & Titled)
  | {
      part: 'checklist'
      reminders: readonly string[]
      preparation: readonly string[]
      background: string | null
    }
  | ({
      part: 'outside'
      held: string | null
      returns: string | null
      needs: {
        id: string
        text: string
        level: string
        status: string
        forwarded: string
        answers: string[]
        answer: Action
      }[]
      learnings: string[]
    } & Titled)
  | ({ part: 'elsewhere'; about: string; contacts: string[]; actions: Action[] } & Titled)

/** Somebody in the talk, as they are shown. */
export interface PersonView {
  id: string
  name: string
  /** Facilitator, supervisor, guest, note-taker: in the viewer's language. */
  roles: string[]
  present: boolean
  /** The shared screen around which they sit, or null for one of their own. */
  screen: string | null
}

/** One of the seven words at the top. */
export interface ProgressStep {
  phase: Phase
  name: string
  /** How many minutes are suggested for it. */
  minutes: number
  /** `now` for every phase of a page of the short form. */
  at: 'done' | 'now' | 'ahead'
  /** To go there; null where one cannot. */
  go: Action | null
}

/** A day on which the talk could go on, by the rhythm of its series. */
export interface OfferedDay {
  /** How many weeks from now. */
  weeks: number
  /** `YYYY-MM-DD`. */
  day: string
  /** In the viewer's language, e.g. "In 2 weeks · Wed 12 May". */
  label: string
}

/** Something worth a look. Never stored; a screen remembers the keys that were dismissed. */
export interface NudgeView {
  key: Nudge
  text: string
}

/** What is true and allowed for one viewer at one moment: plain JSON. */
export interface View {
  /** BCP 47 tag of the texts. */
  language: string
  stage: Stage
  /** The phases that are open: one, or those of a page of the short form; none before the talk. */
  page: readonly Phase[]
  form: Form
  /** Whether texts say *you* or *us*. */
  address: 'one' | 'team'
  /** The mark of a practice talk, or null. */
  practice: string | null
  /** The name of the stage. */
  title: string
  /** One line under it; null outside the phases. */
  purpose: string | null
  /** Who sees what is written here. */
  whoSees: string
  /** The guide of the log could not be loaded, and another stands in for it. */
  guideMissing: string | null
  /** The seven phases in order. */
  progress: ProgressStep[]
  /** What is on the page, in order. */
  sections: Section[]
  /** At the foot of every page. */
  foot: Action[]
  /** Days to choose from, wherever an action asks for one. */
  days: OfferedDay[]
  /** Going on, with the gate before it; for others than the facilitator, asking to. Null at the end and outside the phases. */
  moveOn: Action | null
  /** Takes one's own last act back, while nothing later refers to it. */
  takeBack: Action | null
  /** Who asks the facilitator to move. */
  asks: string[]
  /** The first is shown, unless it was dismissed; never two at a time, and none while somebody types. */
  nudges: NudgeView[]
  /** The viewer's own drafts; none on a shared screen. */
  drafts: DraftView[]
  /** Words that were accepted on this device and did not hold, until their author discards them. */
  cameBack: (CameBack & WithActions)[]
  /** When time alone changes this view: ISO 8601, or null. */
  wakeAt: string | null
}
