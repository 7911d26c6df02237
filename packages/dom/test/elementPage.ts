/* A page with the element in a form, as a host would write one. */
import { builtIn, type Conversation, createConversation } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { defineLearningConversation, type LearningConversationElement } from '@oivallus/dom/element'
import { steadyPlatform } from '@oivallus/testing'

/** What the element told the page. */
export interface Told {
  type: string
  detail: unknown
  bubbles: boolean
  composed: boolean
}

/** A talk of Anna and Ville around one table, in the framing. */
const opened = (id: string): Conversation => {
  const talk = createConversation(
    { id, asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    {
      viewer: { screen: 'table', scribe: 'anna' },
      guide: builtIn({ en, fi }),
      language: 'en',
      platform: steadyPlatform(undefined, id),
    },
  )
  talk.send({ type: 'joined', name: 'Anna', screen: 'table' }, { by: { participant: 'anna' } })
  talk.send(
    { type: 'joined', name: 'Ville', screen: 'table' },
    { by: { participant: 'ville' }, enteredBy: 'anna' },
  )
  talk.send({ type: 'topic.set', text: 'Work lately', kind: 'workLately' })
  talk.send({ type: 'started', form: 'full' })
  return talk
}

const host = {
  conversation: opened('talk-1'),
  opened,
  told: [] as Told[],
  element: document.querySelector('learning-conversation') as LearningConversationElement,
  form: document.querySelector('form') as HTMLFormElement,
  define: defineLearningConversation,
}

declare global {
  interface Window {
    host: typeof host
  }
}

/** Gives the element its conversation, and listens. @public */
export const begin = (): void => {
  for (const type of ['phase', 'held', 'refused', 'returned', 'restore'])
    document.addEventListener(type, (event) => {
      const { bubbles, composed } = event
      host.told.push({ type, detail: (event as CustomEvent).detail, bubbles, composed })
    })
  host.element.conversation = host.conversation
  window.host = host
  document.body.id = 'shown'
}
