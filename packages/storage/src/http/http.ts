import type { Appended, OutsideSight, Slice } from '@oivallus/core'
import type { DurableStore } from '../durable.ts'
import { type Asking, ask } from './asking.ts'
import { createLive } from './live.ts'

export type { DurableStore } from '../durable.ts'

/** How a server is reached that keeps conversations. */
export interface HttpOptions {
  /** Where its handler is mounted, e.g. `/conversations`. */
  url: string
  /**
   * What asks.
   *
   * @default the platform's `fetch`
   */
  fetch?: typeof globalThis.fetch
  /**
   * What is sent with every request besides, such as a token. Where a cookie signs in there is nothing to send.
   *
   * @default nothing
   */
  headers?: () => Record<string, string> | Promise<Record<string, string>>
  /**
   * Whether cookies go along: `include` for a server of another origin.
   *
   * @default 'same-origin'
   */
  credentials?: RequestCredentials
}

/** A need that was taken forward to a level of the organisation, as a server gives it to whoever answers for that level. */
export interface WaitingNeed {
  conversation: string
  id: string
  text: string
  level: string
  status: string
  /** The day on which it was taken forward, `YYYY-MM-DD`. */
  forwarded: string
  answers: string[]
  /** The day on which those who asked come back to it, `YYYY-MM-DD`; null when they do not. */
  return: string | null
  /** For how many days it has waited for an answer; 0 once it is answered. */
  waits: number
}

/** Who is signed in at a server, as its host says. */
export interface Me {
  /** Their participant’s id: the viewer of their device. */
  participant: string
  supervisor: boolean
  /** Levels of the organisation that they answer for. */
  levels: string[]
}

/** A store at a server. It decides again whatever is sent, and gives each one what is theirs to read. */
export interface HttpStore extends DurableStore {
  /** What whoever is signed in sees from outside the talk. */
  outside(conversation: string): Promise<OutsideSight>
  /** Tells who is here, by their ids, until the returned function is called. Nothing else is told of them. */
  here(conversation: string, listener: (participants: readonly string[]) => void): () => void
  /** Who is signed in: for a page that nobody has told. */
  me(): Promise<Me>
  /** The needs that wait for the levels which the one who is signed in answers for; the longest waiting first. */
  needs(): Promise<WaitingNeed[]>
}

/** How many entries go at once, and how long they are together. What is left goes right after. */
const AT_ONCE = { entries: 200, characters: 100_000 }

/**
 * As many from the beginning as go at once; one at least. After each failure half as much: over a slow network much at once may never
 * arrive in time.
 */
const first = <E>(entries: readonly E[], failures: number): E[] => {
  const most = AT_ONCE.characters / 2 ** failures
  let characters = 0
  const end = entries.slice(0, AT_ONCE.entries).findIndex((entry) => {
    characters += JSON.stringify(entry).length
    return characters > most
  })
  return entries.slice(0, end < 0 ? AT_ONCE.entries : Math.max(1, end))
}

/**
 * Opens the store of a server. A talk goes on without a network: what was said waits in the conversation object, is decided again when
 * the server is there, and what does not hold comes back to its author. While anybody listens, one live connection tells of changes.
 *
 * @throws {OivallusError} From its methods: `store-unreachable` when no answer comes, `store-full`, and `store-refused` when the server
 *   does not give or take this: nobody is signed in, or the content is others'.
 *
 * @example
 * const store = openHttpStore({ url: '/conversations' })
 * const talk = await joinConversation(id, { viewer, guide, language, store })
 */
export const openHttpStore = ({
  url,
  fetch = (...what) => globalThis.fetch(...what),
  headers = () => ({}),
  credentials = 'same-origin',
}: HttpOptions): HttpStore => {
  const asking: Asking = { url, fetch, headers, credentials }
  const live = createLive(asking)
  return {
    append: (conversation, stream, expected, entries) =>
      live.sending(conversation, (failures) =>
        ask<Appended>(
          asking,
          'stream',
          { conversation, stream },
          { expected, entries: first(entries, failures) },
        ),
      ),
    read: (conversation, stream, from = 0) =>
      ask<Slice>(asking, 'stream', { conversation, stream, from: String(from) }),
    outside: (conversation) => ask<OutsideSight>(asking, 'outside', { conversation }),
    list: async (of = {}) =>
      (await ask<{ conversations: string[] }>(asking, 'conversations', { ...of })).conversations,
    subscribe: (conversation, changed) => live.listen(conversation, { changed }),
    here: (conversation, here) => live.listen(conversation, { here }),
    me: () => ask<Me>(asking, 'me', {}),
    needs: async () => (await ask<{ needs: WaitingNeed[] }>(asking, 'needs', {})).needs,
    erase: (conversation, what) => ask<void>(asking, 'erase', { conversation }, what),
    // A server lets go by itself of what has been kept long enough.
    purge: async () => {},
    close: async () => live.close(),
  }
}
