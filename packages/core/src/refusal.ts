import { type Act, type EventType, kindNoted, type Sender, type SentEvent } from './events.ts'
import type { GuideTexts } from './guides/guide.ts'
import { goTo, phaseAfter, phaseNow } from './pages.ts'
import { isPresent, participantOf } from './people.ts'
import { waitsUntil } from './rooms.ts'
import { CATALOGUE } from './rules/catalogue.ts'
import { type Changeable, type Facts, fill, type OfferPlan, type Part, send, wordsIn } from './rules/rule.ts'
import type { RuleMode, State } from './state.ts'
import type { Code, OfferLabel } from './vocabulary.ts'

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
  const toTheHand = code === 'not-on-your-screen' || code === 'someone-new'
  if (!toTheHand || enteredBy === undefined) return { by, enteredBy }
  const screen = participantOf(state, enteredBy)?.screen
  const holdsThePen = screen && state.screens[screen]?.scribe === enteredBy && isPresent(state, enteredBy)
  return holdsThePen ? { by: { screen }, enteredBy } : { by: { participant: enteredBy } }
}

/** Somebody counted as left says that they are here again. */
const comesBack = (state: State, { by }: Omit<Sender, 'id'>): OfferPlan[] => {
  if (!('participant' in by)) return []
  const one = participantOf(state, by.participant)
  // Asked to the talk, and not here yet.
  if (!one) return [fill('comeBack', { type: 'joined' }, 'name')]
  if (one.present || typeof one.name !== 'string') return []
  const { name, screen } = one
  return [send('comeBack', { type: 'joined', name, ...(screen !== null && { screen }) })]
}

/** What helps whatever the rule, where the rule itself has nothing that holds: the first that would be accepted. */
const always = ({ state, to }: Facts, as: Omit<Sender, 'id'>): OfferPlan[] => {
  const next = phaseAfter(state)
  return [
    ...comesBack(state, as),
    ...(to && next && next !== to ? [send('nextPhase', goTo(state, next))] : []),
    fill('wantToAsk', { type: 'noted.question' }, 'text'),
    // Outside the seven phases there is no question to ask: there is the topic before them, and the return after.
    fill('workLately', { type: 'topic.set', kind: 'workLately' }, 'text'),
    fill('returnOnDay', { type: 'noted.return' }, 'day'),
  ]
}

const comesBackIn = ({ act: { event }, state }: Facts, texts: GuideTexts): string => {
  const kind = kindNoted(event.type)
  const until = kind ? waitsUntil(kind, phaseNow(state) ?? 'framing', state.page) : 'next'
  return until === 'next' ? texts.talk.nextTime : texts.stages[until]
}

const inLanguage = (offer: OfferPlan, texts: GuideTexts): Offer => ({
  ...offer,
  key: offer.label,
  label: texts.offers[offer.label],
})

/** A refusal in the viewer's language, with those of its offers that would be accepted now. */
export const refusalOf = (
  code: Code,
  facts: Facts,
  texts: GuideTexts,
  accepts: (offer: OfferPlan, as: Omit<Sender, 'id'>) => boolean,
): Refusal => {
  const { mode, may, offers } = CATALOGUE[code]
  const { says, kept } = texts.rules[code]
  const words = wordsIn(facts)
  const as = answeredTo(code, facts.act, facts.state)
  const holds = (offer: OfferPlan) => 'show' in offer || accepts(offer, as)
  const own = offers(facts).filter(holds)
  return {
    code,
    message: filled(kept && words !== undefined ? `${kept} ${says}` : says, {
      phase: comesBackIn(facts, texts),
    }),
    offers: [
      ...own,
      ...(own.some((offer) => !('show' in offer)) ? [] : always(facts, as).filter(holds).slice(0, 2)),
    ].map((offer) => inLanguage(offer, texts)),
    as,
    kept: words,
    rule: { code, mode, may },
  }
}
