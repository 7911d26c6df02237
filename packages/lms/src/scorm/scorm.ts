export type { LmsTexts } from '../texts/texts.ts'
export { bridgeScorm, type ScormBridge, type ScormOptions, type ScormTalk } from './bridge.ts'
export { ScormTrouble } from './trouble.ts'
export type { ScormVersion } from './versions.ts'
