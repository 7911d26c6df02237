import type { Scenarios } from '../scenario.ts'
import { FOCUS } from './focus.ts'
import { HOST } from './host.ts'
import { HOSTILE } from './hostile.ts'
import { MOUNTING } from './mounting.ts'
import { OWN_SCREENS } from './ownScreens.ts'
import { REFUSAL } from './refusal.ts'
import { SERVER } from './server.ts'
import { TALKS } from './talks.ts'
import { TREE } from './tree.ts'
import { TYPING } from './typing.ts'

/** Everything that holds of every adapter. */
export const SCENARIOS: Scenarios = {
  ...TALKS,
  ...OWN_SCREENS,
  ...REFUSAL,
  ...TYPING,
  ...HOSTILE,
  ...FOCUS,
  ...MOUNTING,
  ...HOST,
  ...SERVER,
  ...TREE,
}
