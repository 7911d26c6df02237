/* What an LMS launches: a page with a talk, which is begun or resumed, and kept in this browser. */
import { builtIn, type Conversation, createConversation, resumeConversation } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { defineLearningConversation, type LearningConversationElement } from '@oivallus/dom/element'
import { bridgeScorm, type ScormTrouble } from '@oivallus/lms/scorm'
import { openIndexedDbStore } from '@oivallus/storage/indexeddb'

const guide = builtIn({ en })

/** A new talk of Anna and Ville around one table, in the framing. */
const begun = (store: Awaited<ReturnType<typeof openIndexedDbStore>>): Conversation => {
  const talk = createConversation(
    { asked: ['p1', 'p2'], lead: 'p1', zone: 'Europe/Helsinki' },
    { viewer: { screen: 'table', scribe: 'p1' }, guide, language: 'en', store },
  )
  talk.send({ type: 'joined', name: 'Anna', screen: 'table' }, { by: { participant: 'p1' } })
  talk.send(
    { type: 'joined', name: 'Ville', screen: 'table' },
    { by: { participant: 'p2' }, enteredBy: 'p1' },
  )
  talk.send({ type: 'topic.set', text: 'The queue at the counter', kind: 'workLately' })
  talk.send({ type: 'started', form: 'full' })
  return talk
}

const troubles: Pick<ScormTrouble, 'call' | 'element' | 'code' | 'text' | 'message'>[] = []

declare global {
  interface Window {
    at: { bridge: ReturnType<typeof bridgeScorm>; talk: Conversation; troubles: typeof troubles }
  }
}

export const begin = async (): Promise<void> => {
  const bridge = bridgeScorm({
    onTrouble: ({ call, element, code, text, message }) =>
      troubles.push({ call, element, code, text, message }),
  })
  const store = await openIndexedDbStore()
  const talk = bridge.token ? await resumeConversation(bridge.token, { guide, store }) : begun(store)
  defineLearningConversation()
  const element = document.querySelector('learning-conversation') as LearningConversationElement
  element.conversation = talk
  bridge.bind(element)
  await talk.settled()
  window.at = { bridge, talk, troubles }
  document.body.id = 'shown'
}
