import type { Act, EventType, SentEvent } from '../events.ts'
import { wordsOfEntry } from '../forgetting.ts'
import { lineOf, seen } from '../said.ts'
import type { Line, RuleMode, State } from '../state.ts'
import type { Code, OfferLabel, Phase } from '../vocabulary.ts'

/** What a rule may look at: facts that the machine sees, never the meaning of prose. */
export interface Facts {
  state: State
  act: Act
  /** The id was used before, with other content. */
  reused?: boolean
  /** A person's text in it cannot be kept as it is. */
  unreadable?: boolean
  /** It belongs into a private stream that this device does not hold. */
  notHeldHere?: boolean
  /** The conversation was opened for reading, and takes nothing. */
  forReading?: boolean
  /** The edge belongs to this phase, which shares a page of the short form with the one we are in. */
  mate?: Phase | undefined
  /** The phase of which an act asks to move, if it moves. */
  to?: Phase | undefined
}

/** Parts of a screen that an offer can show. */
export type Part =
  | 'script'
  | 'questions'
  | 'topic'
  | 'turns'
  | 'people'
  | 'lines'
  | 'needs'
  | 'parked'
  | 'experiment'
  | 'closing'
  | 'softened'
  | 'calledTalk'

/** What is offered instead, before it gets its label in the viewer's language. */
export type OfferPlan = { label: OfferLabel } & (
  | { send: SentEvent }
  | { fill: { type: EventType } & Record<string, unknown>; missing: readonly string[] }
  | { show: Part }
)

/** Who may change a rule: nobody, a guide to a nudge, or a guide to a guard. */
export type Changeable = 'pinned' | 'toNudge' | 'toGuard'

/** One rule: written once, as data with a predicate. */
export interface Rule {
  mode: RuleMode
  may: Changeable
  /** It may answer to the value filled in, so an offer or a template cannot promise acceptance for every value. */
  value?: true
  /** True when the act does not hold. */
  refuses(facts: Facts): boolean
  /** Where a guide softens the rule: whether it is softened for this act, too. For every act, unless it says otherwise. */
  softensFor?(facts: Facts): boolean
  /** What one can do instead; those that would themselves be refused are left out when it is told. */
  offers(facts: Facts): OfferPlan[]
}

export type Rules = { [C in Code]?: Rule }

const base = { mode: 'guard', may: 'pinned' } as const

/** A rule that stands unless it says otherwise: a guard, and pinned. */
export const rule = (given: Partial<Rule> & Pick<Rule, 'refuses' | 'offers'>): Rule => ({ ...base, ...given })

/** An offer that is one press. */
export const send = (label: OfferLabel, event: SentEvent): OfferPlan => ({ label, send: event })

/** An offer that lacks a few fields, which whoever accepts it fills in. */
export const fill = (
  label: OfferLabel,
  template: { type: EventType } & Record<string, unknown>,
  ...missing: string[]
): OfferPlan => ({ label, fill: template, missing })

/** An offer that shows a part of the screen. */
export const show = (label: OfferLabel, part: Part): OfferPlan => ({ label, show: part })

/** All the words that an act brings, as one text; undefined when it brings none. */
export const wordsIn = ({ act }: Facts): string | undefined => wordsOfEntry(act).join('\n') || undefined

/** Offers about the words in an act; none when it brings none. */
export const withWords = (facts: Facts, offers: (text: string) => OfferPlan[]): OfferPlan[] => {
  const text = wordsIn(facts)
  return text === undefined ? [] : offers(text)
}

/** The line that an act is about. */
export const aimed = ({ state, act: { event } }: Facts): Line | undefined =>
  'of' in event ? lineOf(state, event.of) : undefined

/** Offers about the line that an act is about, as it is worded now; none when there is no such line. */
export const withLine = (
  facts: Facts,
  offers: (line: Line, of: ReturnType<typeof seen>) => OfferPlan[],
): OfferPlan[] => {
  const line = aimed(facts)
  return line ? offers(line, seen(line)) : []
}
