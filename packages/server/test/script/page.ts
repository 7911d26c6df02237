/* A page of a host, which shows a talk that a server keeps. Who looks at it stands in its address. */
import { builtIn, type Conversation, joinConversation, type Viewer } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { mountConversation } from '@oivallus/dom'
import { openHttpStore } from '@oivallus/storage/http'

/** What a page shows, and to whom. */
export interface Seen {
  id: string
  viewer: Viewer
  /** Who is signed in. */
  as: string
}

declare global {
  interface Window {
    watched: Conversation
  }
}

/** Shows the talk. The body's id is `shown` once it is there. @public */
export const begin = async (): Promise<void> => {
  const { id, viewer, as }: Seen = JSON.parse(decodeURIComponent(location.search.slice(1)))
  const store = openHttpStore({ url: '/conversations', headers: () => ({ 'x-participant': as }) })
  window.watched = await joinConversation(id, { viewer, guide: builtIn({ en }), language: 'en', store })
  mountConversation(document.querySelector('#talk') as Element, { conversation: window.watched })
  document.body.id = 'shown'
}
