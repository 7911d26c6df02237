import { builtIn, type Conversation, type OutsideNotes } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import type { WaitingNeed } from '@oivallus/storage/http'
import type { Answer } from './answering.ts'
import type { Call } from './calling.ts'
import type { Person } from './people.ts'
import { LANGUAGES, type Language } from './words.ts'

/** A conversation with its day in the portal's calendar. */
export interface PortalTalk {
  conversation: Conversation
  /** `YYYY-MM-DD`: for when it was called; null where it had begun when the portal was opened first, or has no day. */
  day: string | null
}

/** What a portal shows. */
export interface Portal {
  user: Person
  /** Everybody whom the portal knows by name, besides those who are in a talk. */
  people: readonly Person[]
  /** Another array when one has come. */
  readonly talks: readonly PortalTalk[]
  /** Calls the listener when a talk has come, until the returned function is called. */
  subscribe(listener: () => void): () => void
  readonly language: Language
  /** Of everything: the portal keeps it, and each conversation is told. */
  setLanguage(language: Language): void
  find(id: string): PortalTalk | undefined
  /** What goes only where a server keeps the conversations; null where this browser does. */
  server: PortalServer | null
}

/** What a portal does with others, through a server. */
export interface PortalServer {
  /** Where one signs in, as somebody else too. */
  signIn: string
  /** Sits down at a talk, live, until the returned function is called; and tells who else is there. */
  enter(id: string, here: (ids: readonly string[]) => void): () => void
  /** Calls a talk, and answers with its id. */
  call(call: Call, topic: string): string
  /** The needs that wait for one's levels, the longest waiting first. */
  needs(): Promise<WaitingNeed[]>
  /** Answers for the level. False if it did not hold. */
  answer(need: WaitingNeed, answer: Answer): Promise<boolean>
  /** What is told outside of the talks that were held. */
  held(): Promise<OutsideNotes[]>
}

export const guide = builtIn({ fi, sv, en })

const LANGUAGE = 'hr-portal.language'

/**
 * The talks of a portal and the language in which all of it is read.
 *
 * @param preset Until somebody chooses another.
 */
export const createTalks = (storage: Storage, preset: Language = 'fi') => {
  const kept = storage.getItem(LANGUAGE)
  let language = LANGUAGES.find((one) => one === kept) ?? preset
  let talks: readonly PortalTalk[] = []
  const listeners = new Set<() => void>()
  return {
    get talks() {
      return talks
    },
    get language() {
      return language
    },
    setLanguage: (to: Language) => {
      language = to
      storage.setItem(LANGUAGE, to)
      for (const { conversation } of talks) conversation.setLanguage(to)
    },
    find: (id: string) => talks.find(({ conversation }) => conversation.id === id),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add: (talk: PortalTalk) => {
      talks = [...talks, talk]
      for (const listener of listeners) listener()
    },
  }
}
