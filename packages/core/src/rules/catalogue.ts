import { ROOMS } from '../rooms.ts'
import { CODES, type Code } from '../vocabulary.ts'
import { everywhere } from './everywhere.ts'
import { type Rule, type Rules, rule, show } from './rule.ts'

const fromRooms: Rules = Object.assign({}, ...Object.values(ROOMS).map((room) => room.rules ?? {}))

/**
 * Every rule, once, in the order in which they speak. `no-person-as-cause` is kept when a guide is loaded: no event can break it,
 * so it refuses none.
 */
export const CATALOGUE: Record<Code, Rule> = (() => {
  const all: Rules = {
    ...everywhere,
    ...fromRooms,
    'no-person-as-cause': rule({ refuses: () => false, offers: () => [show('sameForAnother', 'questions')] }),
  }
  const missing = CODES.filter((code) => !all[code])
  if (missing.length > 0) throw new Error(`Rules without a room: ${missing.join(', ')}`)
  return Object.fromEntries(CODES.map((code) => [code, all[code]])) as Record<Code, Rule>
})()
