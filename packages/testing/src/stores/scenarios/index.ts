import type { StoreScenarios } from '../scenario.ts'
import { APPENDING } from './appending.ts'
import { CARRYING } from './carrying.ts'
import { ERASING } from './erasing.ts'
import { FORGETTING } from './forgetting.ts'
import { HANDLES } from './handles.ts'
import { PURGING } from './purging.ts'
import { READING } from './reading.ts'
import { TALKING } from './talking.ts'
import { WITHDRAWING } from './withdrawing.ts'

/** Everything that holds of every store. */
export const STORE_SCENARIOS: StoreScenarios = {
  ...APPENDING,
  ...READING,
  ...WITHDRAWING,
  ...ERASING,
  ...CARRYING,
  ...FORGETTING,
  ...PURGING,
  ...TALKING,
  ...HANDLES,
}
