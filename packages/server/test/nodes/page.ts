import { builtIn, type Conversation, joinConversation } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { mountConversation } from '@oivallus/dom'
import { openHttpStore } from '@oivallus/storage/http'

/* The page of a portal: one talk on one screen, reached through a server. */

/** What a test asks of the page. */
export interface Asked {
  talk: Conversation
  /** Every entry that was ever confirmed here, by its id. */
  confirmed: Set<string>
  /** Who is here. */
  here: readonly string[]
  /** Says so many things one after the other. */
  says(prefix: string, count: number): Promise<void>
}

const [participant = '', conversation = ''] = location.hash.slice(1).split('/')
// biome-ignore lint/suspicious/noDocumentCookie: the sign-in of a test.
document.cookie = `participant=${participant}`

const store = openHttpStore({ url: '/api' })
const talk = await joinConversation(conversation, {
  viewer: { participant },
  guide: builtIn({ fi }),
  language: 'fi',
  store,
})
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const asked: Asked = {
  talk,
  confirmed: new Set(),
  here: [],
  says: async (prefix, count) => {
    for (let at = 0; at < count; at++) {
      talk.send({ type: 'noted.question', text: `${prefix}.${at}.` })
      await pause(5)
    }
  },
}
talk.subscribe(() => {
  for (const entry of talk.entries()) if ('at' in entry) asked.confirmed.add(entry.id)
})
store.here(conversation, (participants) => {
  asked.here = participants
})
mountConversation(document.querySelector('main') as HTMLElement, { conversation: talk })
Object.assign(globalThis, { asked })
document.title = 'ready'
