/**
 * The words of the conversation, as closed lists. Everything that can be named in a log, a guide or a view is
 * named here once; types are read off the lists. This module imports nothing.
 */

/** The seven phases, always in this order. */
export const PHASES = [
  'framing',
  'reality',
  'learning',
  'distinction',
  'experiment',
  'followUp',
  'closing',
] as const
/** One of the seven phases. */
export type Phase = (typeof PHASES)[number]

export const isPhase = (stage: string | null | undefined): stage is Phase =>
  PHASES.some((phase) => phase === stage)

/** Where a talk can stand: called before the phases, paused between, held after. */
export const STAGES = ['called', ...PHASES, 'paused', 'held'] as const
/** Where a talk can stand: before the phases, in one of them, paused, or held. */
export type Stage = (typeof STAGES)[number]

/** Kinds of line. */
export const KINDS = [
  'question',
  'wondering',
  'heard',
  'observation',
  'perspective',
  'interpretation',
  'explanation',
  'learning',
  'finding',
  'need',
  'idea',
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
] as const
/** A kind of line. */
export type Kind = (typeof KINDS)[number]

/** What an observation is about. */
export const OBSERVATIONS = ['focus', 'success', 'difficulty', 'feedback'] as const
/** What an observation is about. */
export type ObservationUnder = (typeof OBSERVATIONS)[number]

/** A learning is an insight; it may also be an assumption noticed or something to unlearn. */
export const LEARNINGS = ['insight', 'assumption', 'unlearning'] as const
/** What a learning is: an insight, an assumption noticed, or something to unlearn. */
export type LearningAs = (typeof LEARNINGS)[number]

/** The four origins. Never a person. */
export const ORIGINS = ['structures', 'doing', 'both', 'notYetKnown'] as const
/** Where a chosen matter comes from. Never a person. */
export type Origin = (typeof ORIGINS)[number]

/** What structures did. */
export const FINDINGS = ['supported', 'gotInTheWay', 'missing', 'notUsed'] as const
/** What structures did. */
export type FindingAs = (typeof FINDINGS)[number]

/** What became of the last experiment. None of these is a failure. */
export const OUTCOMES = ['tried', 'triedInPart', 'changedOnTheWay', 'notTriedYet'] as const
/** What became of the last experiment. None of these is a failure. */
export type Outcome = (typeof OUTCOMES)[number]

/** What becomes of a carried experiment now. */
export const FATES = ['keepTrying', 'change', 'becamePractice', 'stopHere'] as const
/** What becomes of a carried experiment now. */
export type Fate = (typeof FATES)[number]

/** Statuses of a need. */
export const NEED_STATUSES = ['worded', 'agreed', 'takenForward', 'answered', 'keptHere'] as const
/** How far a need has come. */
export type NeedStatus = (typeof NEED_STATUSES)[number]

/** Kinds of topic. */
export const TOPICS = [
  'workLately',
  'situation',
  'deviation',
  'newTask',
  'experiment',
  'endOfProject',
] as const
/** A kind of topic. */
export type TopicKind = (typeof TOPICS)[number]

/** The full form, or the short one of four pages. */
export const FORMS = ['full', 'short'] as const
/** The full form, or the short one of four pages. */
export type Form = (typeof FORMS)[number]

/**
 * The rules, in the order in which they speak when several refuse: who, then what is stale, then order and gates as
 * the table of rules lists them.
 */
export const CODES = [
  'only-participants',
  'open-for-reading',
  'not-readable',
  'same-id',
  'not-on-your-screen',
  'outside-the-talk',
  'facilitator-leads',
  'moved-on',
  'framing-not-presented',
  'framing-not-acknowledged',
  'topic-required',
  'too-early',
  'not-yet-interpreting',
  'not-yet-solving',
  'in-order',
  'not-your-words',
  'others-first',
  'someone-waiting',
  'no-learning-yet',
  'origin-missing',
  'no-person-as-cause',
  'organisation-question-open',
  'need-not-agreed',
  'experiment-open',
  'one-experiment',
  'experiment-needs-end',
  'not-agreed-together',
  'support-not-asked',
  'last-time-first',
  'left-loose',
  'closing-not-presented',
  'sharing-needs-everyone',
  'someone-new',
  'softened-unseen',
] as const
/** The code of a rule, which a refusal bears. */
export type Code = (typeof CODES)[number]

/** What a refusal may offer, by the key of its label. */
export const OFFERS = [
  'saidClear',
  'modelSentence',
  'gotIt',
  'wantToAsk',
  'nothingFromMe',
  'workLately',
  'topicKinds',
  'park',
  'asQuestion',
  'whatWasSeen',
  'nextPhase',
  'goBack',
  'heard',
  'seeDifferently',
  'asDraft',
  'whoWaits',
  'everyoneSpoken',
  'oneLine',
  'notKnownYet',
  'theQuestions',
  'structures',
  'doing',
  'both',
  'notYetKnown',
  'seenDifferently',
  'sameForAnother',
  'writeNeed',
  'nothingNow',
  'agree',
  'reword',
  'keepHere',
  'chooseLevel',
  'keptIdeas',
  'nothingToTry',
  'needFirst',
  'replace',
  'keepAsIdea',
  'makeSmaller',
  'endNextTime',
  'endOnDay',
  'anyObstacle',
  'asDecision',
  'supportLine',
  'supportNone',
  'tried',
  'triedInPart',
  'changedOnTheWay',
  'notTriedYet',
  'returnOnDay',
  'noReturnBecause',
  'saidClosing',
  'closingWords',
  'shareWithoutName',
  'askToMove',
  'handOver',
  'takeLead',
  'lookAgain',
  'doAgain',
  'resume',
  'comeBack',
  'askEveryone',
  'takePen',
  'nextTime',
  'toMyPreparation',
  'nextTalk',
  'askThem',
  'sendAnew',
  'shorten',
  'defaultRule',
] as const
/** The key of an offer, the same in every language. */
export type OfferLabel = (typeof OFFERS)[number]

/** Nudges that are no softened rule. */
export const NUDGES = [
  'framingLong',
  'framingQuick',
  'onlyDifficulties',
  'learningShort',
  'noLearningOfYourOwn',
  'everyOriginDoing',
  'sameTagThirdTime',
  'everythingOnYou',
  'experimentLarge',
  'nothingLightened',
  'noSituation',
  'noSignal',
  'numbersOnly',
  'returnFar',
  'noNextQuestion',
  'needUnanswered',
  'rhythmSlipping',
  'nameInText',
  'shorterFraming',
] as const
/** A nudge that is no softened rule. */
export type Nudge = (typeof NUDGES)[number]

/** What structures can lack: the built-in tags of findings. A guide may add its own. */
export const TAGS = [
  'place',
  'rhythm',
  'direction',
  'climate',
  'organisationsCapability',
  'agreementOnLearning',
  'linkToStrategy',
  'managementSystem',
  'sharedPractices',
  'measures',
  'deviations',
  'commonKnowledge',
  'supportForSupervisors',
] as const
/** A built-in tag of a finding. */
export type Tag = (typeof TAGS)[number]

/** The levels and functions to which the built-in guides let a need go. An organisation names its own. */
export const LEVELS = ['unit', 'management', 'hr', 'it', 'premises'] as const
/** A built-in level or function of the organisation. */
export type Level = (typeof LEVELS)[number]

/** Whom the built-in guides name where something belongs elsewhere. An organisation names its own. */
export const CONTACTS = ['safetyDelegate', 'shopSteward', 'occupationalHealth', 'nextSuperior'] as const
/** A built-in contact. */
export type Contact = (typeof CONTACTS)[number]

/** Questions of the built-in guides, by the phase that asks them. */
export const QUESTIONS = {
  framing: [],
  reality: ['centre', 'success', 'difficulty'],
  learning: ['taught', 'understand', 'surprised', 'differently', 'unlearn', 'customer', 'serves'],
  distinction: ['origin', 'supported', 'inTheWay', 'needed'],
  experiment: ['change', 'goOn', 'makeRoom', 'supportNeeded'],
  followUp: ['whenBack', 'howNotice', 'learnMore'],
  closing: [],
} as const satisfies Record<Phase, readonly string[]>
/** The id of a built-in question. */
export type QuestionId = (typeof QUESTIONS)[Phase][number]
