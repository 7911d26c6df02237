/*
 * The page of these tests, as a host would write one: it opens a talk, shows it, and keeps it over a reload. What is to be shown
 * stands in its address.
 */
import {
  builtIn,
  type Conversation,
  createConversation,
  nextConversation,
  type Platform,
  restoreConversation,
  type SentEvent,
  toEnvelope,
  type Viewer,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { mountConversation } from '@oivallus/dom'
import { HOSTILE_TEXTS, run, type Script, scripts, steadyPlatform } from '@oivallus/testing'

/** What a page shows. */
export interface Setting {
  language: string
  /** A talk that is opened here: who is asked, the first of whom leads, and around which screen they sit. */
  asked?: string[]
  screen?: string
  /** Or a scripted one, up to a stage. */
  script?: keyof typeof scripts
  stage?: string
  /** Everything that anybody says in it is a hostile text. */
  hostile?: true
  /** Every device has a conversation of its own, and the first two are shown side by side. */
  both?: true
  /** The talk and what is typed are kept over a reload. */
  kept?: true
}

const guide = builtIn({ fi, sv, en })
const setting = JSON.parse(decodeURIComponent(location.search.slice(1))) as Setting
const { language, asked = [], screen, script = 'kotihoito', stage, hostile, both, kept } = setting

const platform: Platform = steadyPlatform(undefined, `on-${Math.random()}`)
const [lead = ''] = asked
const viewer: Viewer = screen === undefined ? { participant: lead } : { screen, scribe: lead }

const hostileOnes = (given: Script): Script => {
  let at = 0
  const next = () => HOSTILE_TEXTS[at++ % HOSTILE_TEXTS.length] as string
  return {
    ...given,
    topic: { ...given.topic, text: next(), why: next() },
    people: given.people.map((one) => ({ ...one, name: next().slice(0, 150).trim() })),
    steps: given.steps.map((step) => ({
      ...step,
      event: { ...step.event, ...('text' in step.event && { text: next() }) } as typeof step.event,
    })),
  }
}

const scripted = async (): Promise<readonly Conversation[]> => {
  const whole: Script = hostile ? hostileOnes(scripts[script]) : scripts[script]
  const { conversations } = await run(whole, {
    guide,
    language,
    devices: both ? 'each' : 'one',
    until: ({ step }, device) =>
      stage === 'called'
        ? step.event.type === 'topic.set'
        : device.getSnapshot().state.page.includes(stage as never),
  })
  return conversations
}

const opened = (): Conversation => {
  const from = kept ? localStorage.getItem('talk') : null
  const surroundings = { viewer, guide, language, platform }
  return from === null
    ? createConversation({ asked, lead, zone: 'Europe/Helsinki' }, surroundings)
    : restoreConversation(from, surroundings)
}

const places = [...document.querySelectorAll('.place')]

/** Shows one talk in one place. */
const show = (place: Element, conversation: Conversation) => {
  if (kept)
    conversation.subscribe(() => localStorage.setItem('talk', JSON.stringify(toEnvelope(conversation))))
  return mountConversation(place, { conversation, ...(kept && { typed: localStorage }) })
}

const conversations = asked.length > 0 ? [opened()] : await scripted()
let conversation = conversations[0] as Conversation
let shown = places.flatMap((place, at) => {
  const one = conversations[at]
  return one && (at === 0 || both) ? [show(place, one)] : []
})

/** The next talk of the series, opened by the page's own button. */
document.querySelector('#next')?.addEventListener('click', () => {
  conversation = nextConversation(conversation, { viewer, guide, language, platform })
  for (const one of shown) one.unmount()
  shown = [show(places[0] as Element, conversation)]
})

const talk = {
  state: () => conversation.getSnapshot().state,
  entries: () => conversation.entries(),
  send: (event: SentEvent): boolean => conversation.send(event).accepted,
  settled: async () => {
    for (const one of [...conversations, ...conversations]) await one.settled()
  },
  setLanguage: (to: string) => conversation.setLanguage(to),
  unmount: () => {
    for (const one of shown) one.unmount()
  },
  mount: () => {
    shown = [show(places[0] as Element, conversation)]
  },
}

declare global {
  interface Window {
    talk: typeof talk
  }
}

/** Once everything is on the page. @public */
export const begin = (): void => {
  window.talk = talk
  document.body.id = 'shown'
}
