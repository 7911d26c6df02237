/* What stands in a frame: a page that joins its host, and begins or resumes a talk. What it keeps is kept by the program of the test. */
import {
  builtIn,
  type Conversation,
  createConversation,
  type Opening,
  resumeConversation,
  type Store,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { defineLearningConversation, type LearningConversationElement } from '@oivallus/dom/element'
import { type FrameTrouble, type JoinedHost, joinHost } from '@oivallus/dom/frame'

declare global {
  interface Window {
    /** Calls a method of the store that the test keeps. */
    keeps(method: string, ...given: unknown[]): Promise<never>
    framed: { host: JoinedHost; talk: Conversation; languages: string[] }
    frameTroubles: FrameTrouble[]
    /** All that came to this window. */
    came: unknown[]
    /** Waits for no host any more. */
    giveUp(): void
    /** Why no host was joined. */
    refused: string
  }
}

/** Nobody else writes to it: there are no changes to tell of. */
const store: Store = {
  append: (...given) => window.keeps('append', ...given),
  read: (conversation, stream, from = 0) => window.keeps('read', conversation, stream, from),
  list: (of = {}) => window.keeps('list', of),
  erase: (...given) => window.keeps('erase', ...given),
  purge: (...given) => window.keeps('purge', ...given),
  subscribe: () => () => {},
}

const guide = builtIn({ en, fi })

/** A talk of Anna and Ville around one table, in the framing. */
const opened = (opening: Opening, language: string): Conversation => {
  const talk = createConversation(opening, {
    viewer: { screen: 'table', scribe: 'p1' },
    guide,
    language,
    store,
  })
  talk.send({ type: 'joined', name: 'Anna', screen: 'table' }, { by: { participant: 'p1' } })
  talk.send(
    { type: 'joined', name: 'Ville', screen: 'table' },
    { by: { participant: 'p2' }, enteredBy: 'p1' },
  )
  talk.send({ type: 'topic.set', text: 'The queue at the counter', kind: 'workLately' })
  talk.send({ type: 'started', form: 'full' })
  return talk
}

const joining = async (): Promise<void> => {
  const origins = (document.documentElement.dataset.origins ?? '').split(' ')
  const languages: string[] = []
  const giving = new AbortController()
  window.giveUp = () => giving.abort(new Error('The page gave up.'))
  const host = await joinHost({
    origins,
    signal: giving.signal,
    onLanguage: (language) => languages.push(language),
    onTrouble: (trouble) => window.frameTroubles.push(trouble),
  })
  if (!host) throw new Error('There is no host.')
  const { token, language = 'en', settings } = host
  const talk = token
    ? await resumeConversation(token, { guide, store })
    : opened(settings?.opening as Opening, language)
  defineLearningConversation()
  const element = document.querySelector('learning-conversation') as LearningConversationElement
  element.options = { typed: () => localStorage }
  element.conversation = talk
  host.show(element)
  await talk.settled()
  window.framed = { host, talk, languages }
  document.body.id = 'shown'
}

/** Imported by the page. @public */
export const begin = (): void => {
  window.frameTroubles = []
  window.came = []
  window.addEventListener('message', ({ data }) => window.came.push(data))
  joining().catch((error: Error) => {
    window.refused = error.message
    document.body.id = 'refused'
  })
}
