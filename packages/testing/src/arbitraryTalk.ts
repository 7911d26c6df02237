import type { EventType, SentEvent } from '@oivallus/core'
import fc from 'fast-check'
import { arbitraryEvent, days, ids, words } from './arbitrary.ts'
import type { Cast } from './devices.ts'
import type { ScriptPerson, ScriptScreen } from './script.ts'

/*
 * Arbitrary talks: what several people, on screens of their own and around shared ones, might do in any order. Nothing in them is
 * promised to hold; what is refused is refused, and now and then an offer is taken.
 */

/** An act of an arbitrary talk. What it points to is chosen when it is played, from what is there. */
export interface ArbitraryAct {
  /** Which of the people and screens acts, counted round. */
  hand: number
  /** By their own hand, though they sit around a shared screen. */
  ownHand: boolean
  /** An event; or to go on, or back, from where the talk stands. */
  wish: SentEvent | 'on' | 'back'
  /** Which line it is about, and which people, counted round. */
  about: number
  /** The revision that it names is not the one there is. */
  stale: boolean
  /** When it is refused: which offer is taken, counted round; null for none. */
  takes: number | null
  /** What fills the fields that an offer leaves open. */
  words: string
  day: string
  /** Sent before its device has seen the act before. */
  crosses: boolean
}

/** People, screens, and what they do: plain JSON, so that a talk that broke something can be kept. */
export interface ArbitraryTalk {
  cast: Cast
  form: 'full' | 'short'
  /** What they did in a talk before, which this one follows once it was held; null in the first talk of a series. */
  before: ArbitraryAct[] | null
  acts: ArbitraryAct[]
}

/** What arbitrary talks are made with. */
export interface TalkOptions {
  /** @default 5 */
  mostPeople?: number
  /** @default 60 */
  mostActs?: number
  /**
   * Whether ids of people and screens may be hostile ones.
   *
   * @default false
   */
  hostileIds?: boolean
}

/** Acts that take a talk forward are as frequent as all others together, so that every phase is reached. */
const FORWARD: readonly EventType[] = [
  'framing.presented',
  'framing.acknowledged',
  'everyone.spoken',
  'noted.observation',
  'lines.chosen',
  'noted.outcome',
  'noted.learning',
  'origin.named',
  'noted.need',
  'need.agreed',
  'noted.idea',
  'experiment.asked',
  'experiment.agreed',
  'experiment.taken',
  'experiment.continued',
  'noted.return',
  'closing.presented',
]

/** Talks with one to a few people, on own and shared screens, who do whatever there is; some of them follow a talk before. */
export const arbitraryTalk = (options: TalkOptions = {}): fc.Arbitrary<ArbitraryTalk> => {
  const { mostActs = 60 } = options
  const acts = fc.array(act(), { minLength: 5, maxLength: mostActs, size: 'max' })
  return fc.record({
    cast: cast(options),
    form: fc.constantFrom('full', 'short'),
    before: fc.option(acts, { freq: 1 }),
    acts,
  })
}

const act = (): fc.Arbitrary<ArbitraryAct> =>
  fc.record({
    hand: fc.nat(20),
    ownHand: sometimes(8),
    wish: fc.oneof(
      { weight: 5, arbitrary: fc.constant('on' as const) },
      { weight: 1, arbitrary: fc.constant('back' as const) },
      { weight: 6, arbitrary: arbitraryEvent({ types: FORWARD }) },
      { weight: 6, arbitrary: arbitraryEvent() },
    ),
    about: fc.nat(40),
    stale: sometimes(12),
    takes: fc.option(fc.nat(6), { freq: 3 }),
    words: words(),
    day: days(),
    crosses: sometimes(4),
  })

/** True once in so many times. */
const sometimes = (times: number): fc.Arbitrary<boolean> => fc.nat(times - 1).map((one) => one === times - 1)

const NAMES = ['Anna', 'Ville', 'Fatima', 'Jonas', 'Toivo', 'Satu', 'May', 'Will'] as const

const cast = ({ mostPeople = 5, hostileIds = false }: TalkOptions): fc.Arbitrary<Cast> =>
  fc
    .record({
      ids: hostileIds
        ? fc.uniqueArray(ids(), { minLength: mostPeople + 2, maxLength: mostPeople + 2 })
        : fc.constant(NAMES.map((name) => name.toLowerCase())),
      people: fc.integer({ min: 1, max: mostPeople }),
      screens: fc.nat(2),
      sits: fc.array(fc.nat(3), { minLength: mostPeople, maxLength: mostPeople }),
      supervisors: fc.array(fc.boolean(), { minLength: mostPeople, maxLength: mostPeople }),
      later: fc.array(sometimes(6), { minLength: mostPeople, maxLength: mostPeople }),
      lead: fc.nat(mostPeople - 1),
    })
    .map(({ ids: named, people, screens, sits, supervisors, later, lead }) => {
      const screenIds = hostileIds ? named.slice(-2) : ['poyta', 'duken']
      const everyone = named.slice(0, people).map((id, at): ScriptPerson => {
        const screen = sits[at] !== undefined && sits[at] < screens ? screenIds[sits[at]] : undefined
        return {
          id,
          name: NAMES[at % NAMES.length] as string,
          ...(supervisors[at] && { supervisor: true as const }),
          ...(screen !== undefined && { screen }),
          ...(later[at] && at !== lead % people && { later: true as const }),
        }
      })
      const shared = screenIds.slice(0, screens).flatMap((id): ScriptScreen[] => {
        const scribe = everyone.find((one) => one.screen === id && !one.later)
        return scribe ? [{ id, scribe: scribe.id }] : []
      })
      const seated = everyone.map(({ screen, ...one }) =>
        screen !== undefined && shared.some(({ id }) => id === screen) ? { ...one, screen } : one,
      )
      return {
        id: 'arbitrary',
        language: 'fi',
        zone: 'Europe/Helsinki',
        people: seated,
        screens: shared,
        lead: seated[lead % people]?.id ?? '',
      }
    })
