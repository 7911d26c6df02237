import type { Settings, State } from '../state.ts'
import type { Form } from '../vocabulary.ts'

/** In the short form these are nudges, without a word: the form itself was chosen. */
const SHORT: Settings = {
  'someone-waiting': { mode: 'nudge' },
  'not-agreed-together': { mode: 'nudge' },
}

/** The rules' settings for a talk, fixed when it starts. */
export const startSettings = (state: State, form: Form): Settings =>
  form === 'short' ? { ...SHORT, ...state.settings } : state.settings
