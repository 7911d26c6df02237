import type {
  Code,
  Contact,
  Fate,
  FindingAs,
  Form,
  Kind,
  LearningAs,
  Level,
  NeedStatus,
  Nudge,
  ObservationUnder,
  OfferLabel,
  Origin,
  Outcome,
  Phase,
  QuestionId,
  Stage,
  Tag,
  TopicKind,
} from '../vocabulary.ts'

/** The languages that the library ships. An organisation's guide may use others. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const

/** A question or sentence in its one-to-one form (*you*) and its team form (*us*). */
export interface Both {
  one: string
  team: string
}

/**
 * Everything that people read, in one language. Placeholders stand in braces (`{day}`, `{name}`); the same ones must stand
 * in every language. Sentences are plain: no markup.
 */
export interface Texts {
  /** BCP 47 tag, e.g. `fi`. */
  language: string
  /** The name of the talk, and of the product of a talk. */
  talk: {
    name: string
    notes: string
    series: string
    lastTime: string
    nextTime: string
    /** Shown on every screen of a practice talk. */
    practice: string
    /** What that mark means, once, where the talk begins. */
    practiceNote: string
  }
  stages: Record<Stage, string>
  /** One line under the name of a phase: what it is for. */
  purposes: Record<Phase, Both>
  questions: Record<QuestionId, Both>
  called: {
    whatAbout: string
    topicPreset: string
    whyNow: string
    serves: string
    whoIsHere: string
    ownScreen: string
    sharedScreen: string
    /** Somebody new asks to be let in. */
    atTheDoor: string
    ownPreparation: string
    ownPreparationNote: string
  }
  framing: {
    /** Three large points: no appraisal, learning is wanted, the work and not the person. */
    points: readonly [string, string, string]
    modelSentence: Both
    orOwnWords: string
    whoSees: { onlyYouTwo: string; onlyYou: string; onlyWeHere: string }
    outsideView: string
    neverUsedFor: string
    softened: string
    saidClear: string
    /** Short form: the framing in one breath. */
    short: Both
    deviation: string
    /** How long the notes and the other lines stay. */
    keptFor: { months: string; oneMonth: string; none: string }
    /** Who is responsible for the data, and whom to ask. */
    responsible: string
    /** What the notes are for. */
    askedFor: string
  }
  reality: {
    listen: readonly [string, string, string, string]
    healthNote: string
    everyoneSpoken: string
    notNoted: string
    pass: string
    choose: string
    lastExperiment: string
    noAnswerYet: string
    /** The same, with the day on which the need was taken forward. */
    noAnswerSince: string
    /** To write down what the organisation has answered. */
    noteAnswer: string
    questionLeft: string
  }
  learning: {
    notEveryLearning: string
    notKnownYet: string
    moreQuestions: string
    smallLearning: string
  }
  distinction: {
    supported: string
    inTheWay: string
    wordingFine: string
    /** The wording was asked about, and is fine: in one tap. */
    wellPut: string
    nothingNow: string
    whoAnswers: string
    isThisYours: string
    tags: string
  }
  experiment: {
    situation: string
    obstacle: string
    noObstacle: string
    /** Obstacles were asked about aloud, and none was seen: in one tap for all. */
    askedNoObstacle: string
    notAForever: string
    nextTime: string
    carries: string
    us: string
    needFirst: string
    supportNone: string
    becomesOfIt: string
  }
  followUp: {
    when: string
    weeks: string
    /** The same for one week. */
    oneWeek: string
    otherDay: string
    noReturn: string
    shareMore: string
    forwardMore: string
    addToCalendar: string
  }
  closing: {
    /** The closing words, said aloud. */
    words: Both
    weTry: string
    weComeBack: string
    thanks: string
  }
  held: {
    enteredForYou: string
    confirm: string
    correct: string
    ownCopy: string
    ownCopyNote: string
    whoCarriesWhat: string
    mirror: string
    mirrorParked: string
    mirrorCarried: string
    resumeUntilNext: string
    answerNeed: string
  }
  /** For the facilitator alone: five reminders, the preparation (to read, never to tick), and the background. */
  facilitator: {
    reminders: readonly [string, string, string, string, string]
    preparation: readonly string[]
    background: string
  }
  elsewhere: {
    title: string
    /** Harassment, health, pay, discipline, danger, small things to fix. Nothing said here is stored. */
    about: string
    contactsTitle: string
    noContacts: string
    goOn: string
    pause: string
    end: string
  }
  topics: Record<TopicKind, string>
  forms: Record<Form, string>
  kinds: Record<Kind, string>
  observations: Record<ObservationUnder, string>
  learnings: Record<LearningAs, string>
  origins: Record<Origin, string>
  findings: Record<FindingAs, string>
  outcomes: Record<Outcome, string>
  fates: Record<Fate, string>
  statuses: Record<NeedStatus, string>
  tags: Record<Tag, string>
  levels: Record<Level, string>
  contacts: Record<Contact, string>
  /** What each rule says, in its viewer's language: first what happened to the words, then one short why. */
  rules: Record<Code, { says: string; kept?: string }>
  offers: Record<OfferLabel, string>
  nudges: Record<Nudge, string>
  /** Words for buttons, roles and marks. */
  labels: {
    facilitator: string
    supervisor: string
    scribe: string
    participant: string
    guest: string
    someone: string
    ours: string
    noteIt: string
    send: string
    cancel: string
    start: string
    moveOn: string
    goBack: string
    keepForLater: string
    /** Beside what is kept for later: when the others see it. */
    keptShows: string
    keptForLater: string
    cameBack: string
    discard: string
    takeBack: string
    reword: string
    bringIn: string
    draft: string
    acknowledge: string
    agree: string
    object: string
    withdrawAgreement: string
    iWantToAsk: string
    elsewhere: string
    pause: string
    resume: string
    leave: string
    takeLead: string
    handOver: string
    /** Lets in somebody new. */
    welcome: string
    endForToday: string
    close: string
    seenDifferently: string
    organisationNeed: string
    takeForward: string
    tryThis: string
    keepHere: string
    nothingToTry: string
    share: string
    unconfirmed: string
    withdrawn: string
    erased: string
    level: string
    tag: string
    end: string
    returnOn: string
    noReturn: string
    signal: string
    nextQuestion: string
    chosen: string
    from: string
    language: string
    progress: string
    asksToMove: string
    guideMissing: string
    /** Of what was decided but has not left the room yet. */
    untilObjection: string
    moveReturn: string
    wait: string
    /** Who of those asked has not said yes yet. */
    awaits: string
  }
  /** What a screen says besides: its own buttons, and what became of an act. */
  screen: {
    /** Goes on to the next question of the page. */
    nextOne: string
    more: string
    /** Opens the field. */
    write: string
    /** Asks of what kind a line is. */
    kindOfLine: string
    keepWriting: string
    notNow: string
    noted: string
    /** What became of an act. */
    filed: string
    kept: string
    keptForNext: string
    /** Words in the field made room for others. */
    keptAsDraft: string
    takenBack: string
    done: string
    /** Told when somebody else moved the talk. */
    now: string
    waitForStart: string
    waitForLead: string
    allSaid: string
    nothingYet: string
    questions: string
    reminders: string
    whoIsHere: string
    yourName: string
    name: string
    /** How far one is among the seven phases. */
    step: string
    /** Opens the kinds of topic, and one's own words. */
    otherTopic: string
    ownTopic: string
    /** Sets the topic that was written. */
    talkAboutThis: string
    /** Opens the field of one's own preparation. */
    prepare: string
    /** Opens the names for whom an agreement is entered, to untick any. */
    someoneElse: string
    /** The same once some are unticked. */
    everyoneBut: string
    noDayYet: string
    day: string
    pastDay: string
    aboutLine: string
    addWhy: string
    drafts: string
    saveNotes: string
    picture: string
    pictureAbout: string
    /** Opens the same as lists. */
    pictureAsText: string
    hide: string
    close: string
    back: string
    otherEnds: string
    tellMore: string
    /** The store cannot be reached. */
    trouble: string
    /** The store has no room left. */
    full: string
    /** The store does not let this person in, as when they are signed in no more. */
    refused: string
    /** The store has another conversation under this id, or none any more. */
    endsHere: string
    /** Said by a form that asks for a talk that was held. */
    notHeldYet: string
  }
  /** Headings and sentences of the notes that are found nowhere else. */
  notes: {
    title: string
    topic: string
    whyNow: string
    serves: string
    participants: string
    lastExperiment: string
    chosen: string
    learnings: string
    origins: string
    findings: string
    needs: string
    experiment: string
    situation: string
    end: string
    agreedBy: string
    decisions: string
    goOnStopLighten: string
    support: string
    signals: string
    return: string
    nextQuestion: string
    shared: string
    notAppraisal: string
    whoSees: string
    nothingToTry: string
    notKnownYet: string
    outsideTitle: string
    heldOn: string
  }
  /** The calendar entry. It says what, never about what: a calendar is read by others. */
  calendar: {
    summary: string
    description: string
    cancelled: string
  }
}
