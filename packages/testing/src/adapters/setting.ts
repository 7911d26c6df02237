import {
  builtIn,
  type Conversation,
  createConversation,
  type Platform,
  restoreConversation,
  toEnvelope,
  type Viewer,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import type { ScreenPart } from '@oivallus/screen'
import { run } from '../drive.ts'
import { HOSTILE_TEXTS } from '../hostile.ts'
import type { Script } from '../script.ts'
import { scripts } from '../scripts/index.ts'
import { steadyPlatform } from '../steadyPlatform.ts'
import type { Opened } from './opened.ts'

/** What a page shows. It stands in the page's address. */
export interface Setting {
  /** BCP 47 tag. English unless given. */
  language?: string
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
  /** The one conversation is shown in two places of the page. */
  twice?: true
  /** The talk and what is typed are kept over a reload. */
  kept?: true
  /** A part that the host draws in its own way: its title, its data's names, and inside them what is drawn by default. */
  own?: ScreenPart
  /**
   * How the page comes to be: drawn in the browser; drawn by a server and taken over; or as HTML alone, by `stillOf`, with
   * which the others are compared.
   */
  as?: 'live' | 'taken over' | 'still'
  /** What is open on the HTML alone. On a living page somebody opens it. */
  opened?: Opened
}

const guide = builtIn({ fi, sv, en })

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

/** What a conversation of a page stands among. */
export const surroundingsOf = (
  { language = 'en', asked = [], screen }: Setting,
  platform: Platform = steadyPlatform(),
): Parameters<typeof createConversation>[1] => {
  const [lead = ''] = asked
  const viewer: Viewer = screen === undefined ? { participant: lead } : { screen, scribe: lead }
  return { viewer, guide, language, platform }
}

/** The conversations of a page: the first is shown, or the first two. */
export const conversationsOf = async (
  setting: Setting,
  platform?: Platform,
): Promise<readonly Conversation[]> => {
  const { language = 'en', asked = [], script = 'kotihoito', stage, hostile, both } = setting
  if (asked.length > 0) {
    const opening = { asked, lead: asked[0] ?? '', zone: 'Europe/Helsinki' }
    return [createConversation(opening, surroundingsOf(setting, platform))]
  }
  // The clock stands still once the talk has come so far: what is shown does not depend on how often it is looked at.
  const moving = steadyPlatform()
  let stands: string | undefined
  const still = { ...moving, now: () => stands ?? moving.now() }
  const { conversations } = await run(hostile ? hostileOnes(scripts[script]) : scripts[script], {
    guide,
    language,
    platform: still,
    devices: both ? 'each' : 'one',
    until: ({ step }, device) =>
      stage === 'called'
        ? step.event.type === 'topic.set'
        : device.getSnapshot().state.page.includes(stage as never),
  })
  stands = moving.now()
  return conversations
}

/** A talk as a server hands it to its page. */
export interface Handed {
  envelope: string
  viewer: Viewer
}

/** What a server puts into its page, so that the page can take over. */
export const handOver = (conversation: Conversation): Handed => ({
  envelope: JSON.stringify(toEnvelope(conversation)),
  viewer: conversation.viewer,
})

/** The same talk in the page. */
export const takeOver = ({ envelope, viewer }: Handed, setting: Setting): Conversation =>
  restoreConversation(envelope, { ...surroundingsOf(setting), viewer })
