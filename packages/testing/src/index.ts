export {
  arbitraryEvent,
  days,
  type EventOptions,
  fillTemplate,
  ids,
  unreadableEvent,
  unreadableWords,
  words,
} from './arbitrary.ts'
export { type ArbitraryAct, type ArbitraryTalk, arbitraryTalk, type TalkOptions } from './arbitraryTalk.ts'
export type { Cast, StoreFor } from './devices.ts'
export { type Run, type RunOptions, run, runSeries, ScriptError, type StepResult } from './drive.ts'
export { HOSTILE_IDS, HOSTILE_TEXTS, INVALID_IDS, UNREADABLE_TEXTS } from './hostile.ts'
export { type ActInWords, actInWords } from './inWords.ts'
export { type Played, type PlayedTalk, type PlayOptions, play } from './play.ts'
export {
  type Actor,
  actsOf,
  type Moving,
  type PlacedStep,
  type Script,
  type Scripted,
  type ScriptedEvent,
  type ScriptLanguage,
  type ScriptPerson,
  type ScriptScreen,
  type ScriptSeries,
  type Step,
  stepsOf,
} from './script.ts'
export { scripts, series } from './scripts/index.ts'
export { type SteadyPlatform, steadyPlatform } from './steadyPlatform.ts'
