export type { Conversation, Opening, Sent, Snapshot, Surroundings, Viewer } from './conversation.ts'
export {
  createConversation,
  importConversation,
  joinConversation,
  type Reopening,
  restoreConversation,
} from './create.ts'
export { formatDay } from './days.ts'
export { OivallusError, type Reason } from './errors.ts'
export type { By, Notice } from './eventShapes.ts'
export type {
  Act,
  Decided,
  Entry,
  EventType,
  Resolved,
  Sender,
  SentEvent,
  SentEvents,
  StoredEvent,
  StoredEvents,
} from './events.ts'
export { EVENT_TYPES, sentEvent } from './events.ts'
export { evolve, replay } from './evolve.ts'
export {
  afterErasing,
  carriedAsKept,
  echoesOf,
  eraseCarried,
  eraseEcho,
  eraseLine,
  erasePerson,
  erases,
  type KeptBefore,
} from './forgetting.ts'
export {
  builtIn,
  defineGuide,
  extendGuide,
  type Guide,
  type GuideExtension,
  type GuideTexts,
} from './guides/guide.ts'
export type { GuideSettings } from './guides/settings.ts'
export type { Both, Texts } from './guides/texts.ts'
export { ENVELOPE_VERSION, type Envelope, type Enveloped, toEnvelope } from './notes/envelope.ts'
export { checkLog, refuseForeign, type StopsAt } from './notes/foreign.ts'
export { toHtml } from './notes/html.ts'
export { type Entries, hasLeft, leavesAt } from './notes/leaving.ts'
export { toMarkdown } from './notes/markdown.ts'
export { type NotesOptions, notesOf, type Reader } from './notes/notes.ts'
export {
  type Item as OutlineItem,
  type Outline,
  outlineOf,
  type Section as OutlineSection,
} from './notes/outline.ts'
export { parseEnvelope } from './notes/parseEnvelope.ts'
export type * from './notes/types.ts'
export type { CalledState } from './phases/called.ts'
export type { ClosingState } from './phases/closing.ts'
export type { DistinctionState } from './phases/distinction.ts'
export type { ExperimentState } from './phases/experiment.ts'
export type { FollowUpState } from './phases/followUp.ts'
export type { FramingState } from './phases/framing.ts'
export type { LearningState } from './phases/learning.ts'
export type { RealityState } from './phases/reality.ts'
export { type Platform, systemPlatform } from './platform.ts'
export type { CameBack, Draft, Mine } from './private.ts'
export { type EventTemplate, filled, type Offer, type Refusal } from './refusal.ts'
export { type Resuming, resumeConversation, resumeToken } from './resuming.ts'
export { isDue, purged } from './retention.ts'
export type { Changeable, Part } from './rules/rule.ts'
export { allLines, lineOf } from './said.ts'
export type { Words } from './schema.ts'
export { nextConversation } from './series.ts'
export type { Agreement, Line, Participant, RuleMode, Settings, State } from './state.ts'
export type {
  Appended,
  Bus,
  Changed,
  Erasure,
  Listing,
  OutsideSight,
  Slice,
  Store,
  StreamName,
} from './store/contract.ts'
export { createMemoryStore } from './store/memory.ts'
export type { Change, Listed, Rows, StreamWrite, Written } from './store/rows.ts'
export { type StoreOver, storeOver } from './store/storeOver.ts'
export { fillTemplate, type Template } from './templates.ts'
export type * from './view/types.ts'
export type * from './vocabulary.ts'
export { CODES, KINDS, PHASES, STAGES } from './vocabulary.ts'
