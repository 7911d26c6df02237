import type { Act } from './events.ts'
import { leads } from './people.ts'
import type { Condition } from './room.ts'
import { CATALOGUE } from './rules/catalogue.ts'
import type { Facts } from './rules/rule.ts'
import type { RuleMode, State } from './state.ts'
import { type Code, isPhase, PHASES, type Phase } from './vocabulary.ts'

/** How a rule is set in this talk. */
const modeOf = (state: State, code: Code): RuleMode => {
  const { mode, may } = CATALOGUE[code]
  const set = state.settings[code]?.mode
  // A setting reaches only as far as the rule lets itself be changed, whatever a log says.
  return (may === 'toNudge' && set === 'nudge') || (may === 'toGuard' && set === 'guard') ? set : mode
}

/** How a rule stands to an act: what a guide softens may be softened for some acts alone. */
const standsAs = (facts: Facts, code: Code): RuleMode => {
  const mode = modeOf(facts.state, code)
  const { may, softensFor } = CATALOGUE[code]
  return mode === 'nudge' && may === 'toNudge' && softensFor?.(facts) === false ? 'guard' : mode
}

/** The phase that an event asks to move to. */
const goesTo = (type: string): Phase | undefined =>
  type.startsWith('go.') ? PHASES.find((phase) => `go.${phase}` === type) : undefined

export const factsOf = (facts: Facts): Facts => ({ ...facts, to: goesTo(facts.act.event.type) })

/** The first of these rules that refuses, in their order; rules that are nudges refuse nothing. */
export const firstRefusing = (rules: readonly Code[], given: Facts): Code | undefined => {
  const facts = factsOf(given)
  return rules.find((code) => standsAs(facts, code) === 'guard' && CATALOGUE[code].refuses(facts))
}

/** Rules on this edge that are nudges in this talk and would have something to say. */
export const nudging = (rules: readonly Code[], given: Facts): Code[] => {
  const facts = factsOf(given)
  return rules.filter((code) => standsAs(facts, code) === 'nudge' && CATALOGUE[code].refuses(facts))
}

/** Conditions by which an edge chooses its destination. They refuse nobody. */
export const conditionHolds = (condition: Condition, state: State, { by, event }: Act): boolean => {
  if (condition === 'leadLeaves') return isPhase(state.stage) && leads(state, by)
  if (condition === 'endsHeld')
    return (
      state.reached.includes('reality') &&
      (state.followUp.return !== null || (event.type === 'ended' && event.day !== undefined))
    )
  return condition === `leftAt.${state.left}`
}
