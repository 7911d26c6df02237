import {
  builtIn,
  type Conversation,
  createConversation,
  createMemoryStore,
  type Envelope,
  joinConversation,
  type Phase,
  restoreConversation,
  type SentEvent,
  type Store,
  systemPlatform,
  toEnvelope,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'

const surroundings = { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' } as const

const VILLE = { by: { participant: 'ville' } }

const SAID: readonly SentEvent[] = [
  {
    type: 'noted.observation',
    text: 'Vuorolista tuli perjantaina, kaksi päivää myöhässä',
    under: 'difficulty',
  },
  { type: 'noted.perspective', text: 'Asiakkaan puolelta viikko näytti rauhalliselta' },
  { type: 'noted.observation', text: 'Sijainen löytyi kolmessa tunnissa', under: 'success' },
  { type: 'noted.question', text: 'Kuka tietää listasta ensimmäisenä?' },
  { type: 'noted.observation', text: 'Iltavuorossa oltiin kaksi kertaa vajaalla', under: 'focus' },
  { type: 'noted.heard', text: 'Maanantain palaveri auttoi' },
  { type: 'noted.observation', text: 'Omaiset kiittivät kotiutuksista', under: 'feedback' },
  { type: 'noted.wondering', text: 'Miten muissa yksiköissä tehdään?' },
]

const PARKED: readonly SentEvent[] = [
  { type: 'parked', line: { kind: 'interpretation', text: 'Kiire syö suunnittelun' } },
  { type: 'parked', line: { kind: 'idea', text: 'Lista luetaan yhdessä keskiviikkoisin' } },
]

/** Of the first fifty thoughts, ten are kept for later: a longer talk has more lines, not more experiments to choose from. */
const KEPT_FOR_LATER = 50

/** What is said in reality as the so-manieth thing. */
export const saidAt = (at: number): SentEvent => {
  const kept = at < KEPT_FOR_LATER && at % 5 === 4
  return (kept ? PARKED[at % 2] : SAID[at % SAID.length]) as SentEvent
}

/** Sends an act, Anna's unless it is another's, and throws if it is refused. */
const does = (talk: Conversation, event: SentEvent, as?: Parameters<Conversation['send']>[1]): void => {
  const sent = talk.send(event, as)
  if (!sent.accepted) throw new Error(`${event.type} was refused: ${sent.refusal.code}`)
}

/** Ville says something. */
export const says = (talk: Conversation, event: SentEvent): void => does(talk, event, VILLE)

/** Anna, who leads, moves the talk on or back. */
export const goes = (talk: Conversation, to: Phase): void => {
  const { stage, moves } = talk.getSnapshot().state
  does(talk, { type: `go.${to}`, of: stage, revision: moves } as SentEvent)
}

/** A talk between two in which so many lines were said in reality, where it still stands; kept in a store if one is given. */
export const talkOf = (lines: number, store?: Store): Conversation => {
  const talk = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { ...surroundings, ...(store && { store }) },
  )
  does(talk, { type: 'joined', name: 'Anna', supervisor: true })
  says(talk, { type: 'joined', name: 'Ville' })
  does(talk, { type: 'topic.set', text: 'Työ viime aikoina', kind: 'workLately' })
  does(talk, { type: 'started', form: 'full' })
  does(talk, { type: 'framing.presented', softened: [] })
  says(talk, { type: 'framing.acknowledged' })
  goes(talk, 'reality')
  for (let at = 0; at < lines; at++) says(talk, saidAt(at))
  return talk
}

/** The same talk, once it has been chosen at what to stop: next comes what was learned. */
export const stoppingIn = (lines: number): Conversation => {
  const talk = talkOf(lines)
  const [first = []] = talk.getSnapshot().state.lines
  does(talk, { type: 'lines.chosen', lines: first.slice(0, 3).map(({ id }) => id) })
  return talk
}

/** The same talk, gone on to where experiments are chosen. */
export const choosing = (lines: number): Conversation => {
  const talk = talkOf(lines)
  goes(talk, 'learning')
  does(talk, { type: 'learning.notKnownYet' })
  goes(talk, 'distinction')
  goes(talk, 'experiment')
  return talk
}

/** The shared entries of a talk that is kept. */
export const entriesOf = (kept: Envelope) => kept.streams.shared?.entries ?? []

/** The talk as it is kept, or its first entries. */
export const keep = (talk: Conversation, atMost = Number.POSITIVE_INFINITY): Envelope => {
  const kept = toEnvelope(talk)
  const entries = entriesOf(kept).slice(0, atMost)
  return { ...kept, streams: { shared: { version: entries.length, erasures: 0, entries } } }
}

/** Opens a talk again, in this object alone. */
export const open = (kept: Envelope): Conversation => restoreConversation(kept, surroundings)

/** A store in memory that keeps a talk. */
export const storeOf = async (kept: Envelope): Promise<Store> => {
  const store = createMemoryStore(systemPlatform)
  await store.append(kept.id, 'shared', 0, entriesOf(kept))
  return store
}

/** Joins a talk that a store keeps. */
export const join = (id: string, store: Store): Promise<Conversation> =>
  joinConversation(id, { ...surroundings, store })
