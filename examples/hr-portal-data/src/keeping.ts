import type { Conversation, Envelope, Viewer } from '@oivallus/core'
import { toEnvelope } from '@oivallus/core'

/** A conversation as the browser keeps it. */
export interface Kept {
  /** What `toEnvelope` made of it. */
  envelope: Envelope
  /** Before which screen one sits. */
  viewer: Viewer
  /** As in `PortalTalk`. */
  day: string | null
}

const KEY = 'hr-portal'

const keyOf = (id: string) => `${KEY}.${id}`

/** In a frame from another site a browser may refuse: then a reload begins anew. */
const tried = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What is kept, in the order in which it was called; nothing where there is nothing. */
export const readKept = (storage: Storage): Kept[] =>
  tried(() => {
    const ids = JSON.parse(storage.getItem(KEY) ?? '[]') as string[]
    return ids.map((id) => JSON.parse(storage.getItem(keyOf(id)) ?? '') as Kept)
  }) ?? []

export const keepAll = (storage: Storage, all: readonly Kept[]): void => {
  tried(() => {
    for (const one of all) storage.setItem(keyOf(one.envelope.id), JSON.stringify(one))
    storage.setItem(KEY, JSON.stringify(all.map(({ envelope }) => envelope.id)))
  })
}

/** Keeps a conversation after every act. */
export const keepUp = (storage: Storage, conversation: Conversation, day: string | null): void => {
  const { viewer, id } = conversation
  conversation.subscribe(() => {
    const now: Kept = { envelope: toEnvelope(conversation), viewer, day }
    tried(() => storage.setItem(keyOf(id), JSON.stringify(now)))
  })
}
