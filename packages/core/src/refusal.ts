import type { Act, EventType, Sender, SentEvent } from './events.ts'
import type { Texts } from './guides/texts.ts'
import { participantOf } from './people.ts'
import { waitsUntil } from './rooms.ts'
import { CATALOGUE } from './rules/catalogue.ts'
import { type Changeable, type Facts, type OfferPlan, type Part, wordsIn } from './rules/rule.ts'
import type { RuleMode, State } from './state.ts'
import { type Code, type OfferLabel, PHASES } from './vocabulary.ts'

/** An event with some fields still to be filled in. */
export type EventTemplate = { type: EventType } & Record<string, unknown>

/** What one can do instead, with its label in the viewer's language: one press, a field to fill, or a part to look at. */
export type Offer = { label: string; key: OfferLabel } & (
  | { send: SentEvent }
  | { fill: EventTemplate; missing: readonly string[] }
  | { show: Part }
)

/** Why an act does not hold now, in words, with something to do instead. The words in it stay with their author. */
export interface Refusal {
  code: Code
  /** First what happened to the words, then one short why, in the viewer's language. */
  message: string
  offers: Offer[]
  /** As whom the offers are to be sent. */
  as: Omit<Sender, 'id'>
  /** The words that were in the act, unchanged; undefined when it brought none. */
  kept: string | undefined
  rule: { code: Code; mode: RuleMode; may: Changeable }
}

/** Puts values into the braces of a text. */
export const filled = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))

/** Refusals to somebody entering for another are answered to the hand that entered. */
const answeredTo = (code: Code, { by, enteredBy }: Act, state: State): Omit<Sender, 'id'> => {
  if (code !== 'not-on-your-screen' || enteredBy === undefined) return { by, enteredBy }
  const screen = participantOf(state, enteredBy)?.screen
  return screen ? { by: { screen }, enteredBy } : { by: { participant: enteredBy } }
}

const comesBackIn = ({ act: { event }, state }: Facts, texts: Texts): string => {
  const now = PHASES.find((phase) => phase === state.stage) ?? state.left ?? 'framing'
  const kind = event.type.startsWith('noted.') ? event.type.slice('noted.'.length) : undefined
  const until = kind ? waitsUntil(kind as Parameters<typeof waitsUntil>[0], now) : 'next'
  return until === 'next' ? texts.talk.nextTime : texts.stages[until]
}

const inLanguage = (offer: OfferPlan, texts: Texts): Offer => ({
  ...offer,
  key: offer.label,
  label: texts.offers[offer.label],
})

/** A refusal in the viewer's language, with those of its offers that would be accepted now. */
export const refusalOf = (
  code: Code,
  facts: Facts,
  texts: Texts,
  accepts: (offer: OfferPlan, as: Omit<Sender, 'id'>) => boolean,
): Refusal => {
  const { mode, may, offers } = CATALOGUE[code]
  const { says, kept } = texts.rules[code]
  const words = wordsIn(facts)
  const as = answeredTo(code, facts.act, facts.state)
  return {
    code,
    message: filled(kept && words !== undefined ? `${kept} ${says}` : says, {
      phase: comesBackIn(facts, texts),
    }),
    offers: offers(facts)
      .filter((offer) => 'show' in offer || accepts(offer, as))
      .map((offer) => inLanguage(offer, texts)),
    as,
    kept: words,
    rule: { code, mode, may },
  }
}
