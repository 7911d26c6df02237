import type { State } from '../state.ts'
import { CODES, type Code } from '../vocabulary.ts'

/** The rules that this talk's guide has softened or hardened, with a reason that those who talk are shown. */
export const softenedCodes = (state: State): Code[] =>
  CODES.filter((code) => state.settings[code]?.reason !== undefined)
