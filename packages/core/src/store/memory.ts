import type { Decided, Entry } from '../events.ts'
import { afterErasing, eraseLine, erasePerson, erases } from '../forgetting.ts'
import type { Platform } from '../platform.ts'
import type { Changed, Slice, Store, StreamName } from './contract.ts'

interface Kept {
  entries: Entry[]
  erasures: number
}

/** A store in memory, for tests, practice and the middle of a test server. It keeps the whole contract. */
export const createMemoryStore = (platform: Pick<Platform, 'now' | 'id'>): Store => {
  const conversations = new Map<string, Map<StreamName, Kept>>()
  const listeners = new Map<string, Set<(changed: Changed) => void>>()

  const kept = (conversation: string, stream: StreamName): Kept =>
    conversations.get(conversation)?.get(stream) ?? { entries: [], erasures: 0 }

  const keep = (conversation: string, stream: StreamName, now: Kept) => {
    const streams = conversations.get(conversation) ?? new Map<StreamName, Kept>()
    conversations.set(conversation, streams.set(stream, now))
    const changed = { conversation, stream, version: now.entries.length, erasures: now.erasures }
    for (const listener of listeners.get(conversation) ?? []) listener(changed)
  }

  const slice = ({ entries, erasures }: Kept, from: number): Slice => ({
    entries: entries.slice(from),
    version: entries.length,
    erasures,
  })

  const rewrite = (conversation: string, change: (entry: Entry) => Entry) => {
    for (const [stream, { entries, erasures }] of conversations.get(conversation) ?? [])
      keep(conversation, stream, { entries: entries.map(change), erasures: erasures + 1 })
  }

  return {
    append: async (conversation, stream, expected, decided: readonly Decided[]) => {
      const now = kept(conversation, stream)
      if (now.entries.length !== expected) return { appended: false, version: now.entries.length }
      const stamped = decided.map((entry): Entry => ({ ...entry, at: platform.now() }))
      const erasing = stamped.some((entry) => erases(entry) !== null)
      const next: Kept = {
        entries: erasing ? afterErasing([...now.entries, ...stamped], stamped) : [...now.entries, ...stamped],
        erasures: now.erasures + (erasing ? 1 : 0),
      }
      keep(conversation, stream, next)
      return { appended: true, slice: slice(next, erasing ? 0 : expected) }
    },
    read: async (conversation, stream, from = 0) => slice(kept(conversation, stream), from),
    list: async (series) =>
      [...conversations].flatMap(([conversation, streams]) => {
        const opened = streams.get('shared')?.entries[0]?.event
        return series === undefined || (opened?.type === 'opened' && opened.series === series)
          ? [conversation]
          : []
      }),
    subscribe: (conversation, listener) => {
      const all = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, all.add(listener))
      return () => {
        all.delete(listener)
      }
    },
    erase: async (conversation, what) => {
      if ('conversation' in what) conversations.delete(conversation)
      else if ('line' in what) rewrite(conversation, (entry) => eraseLine(entry, what.line))
      else {
        const someone = platform.id()
        conversations.get(conversation)?.delete(`private/${what.person}`)
        rewrite(conversation, (entry) => erasePerson(entry, what.person, someone))
      }
    },
  }
}
