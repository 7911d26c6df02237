import {
  allLines,
  builtIn,
  type Conversation,
  createConversation,
  fillTemplate,
  joinConversation,
  replay,
  restoreConversation,
  type SentEvent,
  type Store,
  toEnvelope,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import fc from 'fast-check'
import type { StoreFor } from '../devices.ts'
import { steadyPlatform } from '../steadyPlatform.ts'
import type { Expect } from '../suite.ts'
import { type Fate, overNetwork } from './network.ts'

/*
 * Two devices over one store, each behind a network that fails in both directions, and each reloaded in the midst of it: whatever
 * happens in whatever order, both end equal, and no word is lost or said twice.
 */

const PEOPLE = ['anna', 'ville'] as const
/** One of the two. */
export type Person = 'anna' | 'ville'

const guide = builtIn({ fi })

/** A line of the viewer's own that still stands. */
const ownLineOf = ({ viewer, getSnapshot }: Conversation, at: number) => {
  const by = JSON.stringify(viewer)
  const own = allLines(getSnapshot().state).filter(
    (line) => JSON.stringify(line.by) === by && typeof line.text === 'string',
  )
  return own[at % own.length]
}

/** What one of them may do. */
export type Doing =
  | 'asks'
  | 'observes'
  | 'parks'
  | 'drafts'
  | 'rewords'
  | 'withdraws'
  | 'letsGo'
  | 'pauses'
  | 'resumes'

/** How it is done: with new words, with those of an earlier line, or with none. */
const ACTS = {
  asks: (text) => ({ type: 'noted.question', text }),
  observes: (text) => ({ type: 'noted.observation', text, under: 'focus' }),
  parks: (text) => ({ type: 'parked', line: { kind: 'idea', text } }),
  drafts: (text) => ({ type: 'drafted', text }),
  rewords: (text, talk, at) => {
    const { id = 'none', revision = 0 } = ownLineOf(talk, at) ?? {}
    return { type: 'revised', of: id, revision, text }
  },
  withdraws: (_, talk, at) => ({ type: 'withdrawn', of: ownLineOf(talk, at)?.id ?? 'none' }),
  letsGo: (_, talk) => ({ type: 'discarded', of: talk.getSnapshot().returned[0]?.id ?? 'none' }),
  pauses: () => ({ type: 'paused' }),
  resumes: () => ({ type: 'resumed' }),
} satisfies Record<Doing, (text: string, talk: Conversation, at: number) => SentEvent>

/** One thing that happens: somebody says something, their network fails in some way, or their device is loaded anew. */
export type Step = { who: Person } & (
  | { does: Doing; at: number }
  | { meets: Fate[] }
  | { hears: boolean }
  | { reloads: 'from its envelope' | 'from the store' }
  | { settles: 'alone' | 'with the other' | 'in the background' }
)

const who = fc.constantFrom(...PEOPLE)
const fate: fc.Arbitrary<Fate> = fc.record(
  { takes: fc.nat(3), loses: fc.constantFrom('request', 'answer') },
  { requiredKeys: ['takes'] },
)

/** What may happen between two devices and where their talk is kept. */
export const arbitrarySteps = (): fc.Arbitrary<Step[]> => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        who,
        does: fc.constantFrom(...(Object.keys(ACTS) as Doing[])),
        at: fc.nat(9),
      }),
    },
    { weight: 3, arbitrary: fc.record({ who, meets: fc.array(fate, { minLength: 1, maxLength: 6 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        who,
        settles: fc.constantFrom('alone', 'with the other', 'in the background'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ who, hears: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ who, reloads: fc.constantFrom('from its envelope', 'from the store') }),
    },
  )
  return fc.array(step, { minLength: 1, maxLength: 40 })
}

/** The two devices; the talk between them has come to reality. */
const openTalk = async (storeFor: StoreFor, name: string) => {
  const networks = {
    anna: overNetwork(storeFor({ participant: 'anna' })),
    ville: overNetwork(storeFor({ participant: 'ville' })),
  }
  const platforms = {
    anna: steadyPlatform(undefined, `${name}.anna`),
    ville: steadyPlatform(undefined, `${name}.ville`),
  }
  const around = (participant: Person) => ({
    viewer: { participant },
    guide,
    language: 'fi',
    platform: platforms[participant],
    store: networks[participant].store,
  })
  const anna = createConversation({ asked: [...PEOPLE], lead: 'anna' }, around('anna'))
  await anna.settled()
  const talks = { anna, ville: await joinConversation(anna.id, around('ville')) }
  // Each by their own hand, as a server asks it.
  const does = async (who: Person, ...events: SentEvent[]) => {
    for (const event of events) talks[who].send(event)
    await talks[who].settled()
    for (const talk of Object.values(talks)) await talk.settled()
  }
  await does('ville', { type: 'joined', name: 'Ville' })
  await does('anna', { type: 'joined', name: 'Anna' }, { type: 'topic.set', text: 'Viime viikot' })
  await does('anna', { type: 'started', form: 'full' }, { type: 'framing.presented', softened: [] })
  await does('ville', { type: 'framing.acknowledged' })
  const { moveOn } = anna.view()
  if (moveOn) await does('anna', fillTemplate(moveOn, {}))
  return { talks, networks, around }
}

/** What was typed: each word with its author, and those that its author let go of, whether or not that held. */
const createWords = () => {
  const typed = new Map<string, Person>()
  const letGo = new Set<string>()
  return {
    typed,
    letGo,
    /** Notes what an accepted act said, or let go of: a line with all its words, as they stood on that device. */
    note: (person: Person, event: SentEvent, text: string, before: string) => {
      if (JSON.stringify(event).includes(`"${text}"`)) typed.set(text, person)
      if (event.type !== 'withdrawn' && event.type !== 'discarded') return
      for (const word of before.match(/"sana-\d+"/g) ?? []) letGo.add(word.slice(1, -1))
    },
  }
}

/** All that a device holds of one line, or of one of its own drafts, as text. */
const heldOf = (talk: Conversation, event: SentEvent): string => {
  if (!('of' in event)) return ''
  const { participant } = talk.viewer as { participant: Person }
  const entries = [...talk.entries(), ...talk.entries(`private/${participant}`)]
  return JSON.stringify(
    entries.filter((entry) => entry.id === event.of || ('of' in entry.event && entry.event.of === event.of)),
  )
}

const timesIn = (text: string, word: string): number => text.split(`"${word}"`).length - 1

/** Where two devices cross. */
export interface Crossing {
  /** Where the talk is kept. */
  store: Store
  /**
   * Each device's own way there, as with a server.
   *
   * @default the store itself
   */
  storeFor?: StoreFor
  /** What the ids of this talk begin with. */
  name: string
  expect: Expect
}

/** Plays the steps, lets the network be whole again, and looks at what is left. */
export const crosses = async (
  { store, storeFor = () => store, name, expect }: Crossing,
  steps: readonly Step[],
): Promise<void> => {
  const { talks, networks, around } = await openTalk(storeFor, name)
  const words = createWords()
  const background: Promise<void>[] = []

  const reload = async (who: Person, from: 'from its envelope' | 'from the store') => {
    const talk = talks[who]
    if (from === 'from its envelope') {
      const envelope = JSON.stringify(toEnvelope(talk))
      talk.dispose()
      talks[who] = restoreConversation(envelope, around(who))
      return
    }
    // What no store has yet would be gone with the page: then there is nothing to come back to.
    if (talk.getSnapshot().pending > 0) return
    networks[who].meets([])
    talk.dispose()
    talks[who] = await joinConversation(talk.id, around(who))
  }

  for (const [at, step] of steps.entries()) {
    const { who } = step
    const talk = talks[who]
    if ('meets' in step) networks[who].meets(step.meets)
    else if ('hears' in step) networks[who].hears(step.hears)
    else if ('reloads' in step) await reload(who, step.reloads)
    else if ('settles' in step) {
      if (step.settles === 'in the background') background.push(talk.settled())
      else if (step.settles === 'alone') await talk.settled()
      else await Promise.all([talks.anna.settled(), talks.ville.settled()])
    } else {
      const text = `sana-${at}`
      const event: SentEvent = ACTS[step.does](text, talk, step.at)
      const before = heldOf(talk, event)
      if (talk.send(event).accepted) words.note(who, event, text, before)
    }
  }

  for (const network of Object.values(networks)) {
    network.meets([])
    network.hears(true)
  }
  await Promise.all(background)
  for (let round = 0; round < 4; round++) for (const talk of Object.values(talks)) await talk.settled()
  await looksRight(expect, store, talks, words)
  for (const talk of Object.values(talks)) talk.dispose()
}

const looksRight = async (
  expect: Expect,
  store: Store,
  talks: Record<Person, Conversation>,
  { typed, letGo }: ReturnType<typeof createWords>,
): Promise<void> => {
  const { entries } = await store.read(talks.anna.id, 'shared')
  const state = JSON.stringify(replay(entries))
  for (const talk of Object.values(talks)) {
    expect(talk.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined })
    expect(talk.entries()).toEqual(entries)
    expect(JSON.stringify(talk.getSnapshot().state)).toBe(state)
  }
  const shared = JSON.stringify(entries)
  const own = (person: Person) => {
    const { mine, returned } = talks[person].getSnapshot()
    return JSON.stringify([mine.drafts, returned])
  }
  for (const [word, author] of typed) {
    const times = timesIn(shared, word) + timesIn(own(author), word)
    // What its author let go of is gone, unless that did not hold.
    if (letGo.has(word)) expect([word, times]).toSatisfy(() => times <= 1)
    else expect([word, times]).toEqual([word, 1])
    const other = author === 'anna' ? 'ville' : 'anna'
    expect([word, timesIn(own(other), word)]).toEqual([word, 0])
  }
}
