import type { Decided, Entry } from '../events.ts'
import { replay } from '../evolve.ts'
import {
  afterErasing,
  echoesOf,
  eraseCarried,
  eraseEcho,
  eraseLine,
  erasePerson,
  erases,
} from '../forgetting.ts'
import { isBy } from '../people.ts'
import type { Platform } from '../platform.ts'
import { isDue, purged } from '../retention.ts'
import type { Changed, Slice, Store, StreamName } from './contract.ts'

interface Kept {
  entries: Entry[]
  erasures: number
}

interface Conversation {
  streams: Map<StreamName, Kept>
  /** Erased whole: only the erasure counts are left, so that devices that are behind learn of it. */
  gone: boolean
}

const NOTHING: Kept = { entries: [], erasures: 0 }

const openedOf = ({ streams }: Conversation) => {
  const event = streams.get('shared')?.entries[0]?.event
  return event?.type === 'opened' ? event : undefined
}

/** The ids of the lines that a person said. */
const linesBy = (entries: readonly Entry[], person: string): string[] =>
  entries.flatMap(({ id, by }) => (isBy(by, person) ? [id] : []))

/**
 * A store in memory, for tests, practice and the middle of a test server. It keeps the whole contract, and is gone with the program.
 *
 * @param platform Its clock stamps the entries.
 */
export const createMemoryStore = (platform: Pick<Platform, 'now' | 'id'>): Store => {
  const conversations = new Map<string, Conversation>()
  const listeners = new Map<string, Set<(changed: Changed) => void>>()

  const kept = (id: string, stream: StreamName): Kept => conversations.get(id)?.streams.get(stream) ?? NOTHING

  const keep = (id: string, stream: StreamName, now: Kept) => {
    const conversation = conversations.get(id) ?? { streams: new Map(), gone: false }
    conversations.set(id, conversation)
    conversation.streams.set(stream, now)
    const changed = { conversation: id, stream, version: now.entries.length, erasures: now.erasures }
    for (const listener of [...(listeners.get(id) ?? [])]) listener(changed)
  }

  const slice = ({ entries, erasures }: Kept, from: number): Slice => ({
    entries: entries.slice(from),
    version: entries.length,
    erasures,
  })

  /** Rewrites the rows of a stream that a change concerns; a stream that it does not concern stays as it is. */
  const rewriteStream = (id: string, stream: StreamName, change: (entry: Entry) => Entry) => {
    const { entries, erasures } = kept(id, stream)
    const now = entries.map(change)
    if (JSON.stringify(now) === JSON.stringify(entries)) return
    keep(id, stream, { entries: now, erasures: erasures + 1 })
    if (stream === 'shared') eraseEchoes(id, entries, now)
  }

  const rewrite = (id: string, change: (entry: Entry) => Entry) => {
    for (const stream of [...(conversations.get(id)?.streams.keys() ?? [])]) rewriteStream(id, stream, change)
  }

  /** What went from the shared stream goes from its author's private one. */
  const eraseEchoes = (id: string, before: readonly Entry[], after: readonly Entry[]) => {
    for (const { owner, texts } of echoesOf(before, after))
      rewriteStream(id, `private/${owner}`, (entry) => eraseEcho(entry, texts))
  }

  const empty = (id: string, stream: StreamName) =>
    keep(id, stream, { entries: [], erasures: kept(id, stream).erasures + 1 })

  /** The other conversations of the same series, which may have carried words of this one. */
  const others = (id: string): string[] => {
    const conversation = conversations.get(id)
    const series = conversation && openedOf(conversation)?.series
    return [...conversations].flatMap(([other, one]) =>
      other !== id && series !== undefined && openedOf(one)?.series === series ? [other] : [],
    )
  }

  const eraseLines = (id: string, lines: readonly string[]) => {
    rewrite(id, (entry) => lines.reduce(eraseLine<Entry>, entry))
  }

  const eraseConversation = (id: string) => {
    const conversation = conversations.get(id)
    if (!conversation) return
    const lines = kept(id, 'shared').entries.map((entry) => entry.id)
    for (const other of others(id)) rewrite(other, (entry) => eraseCarried(entry, lines))
    conversation.gone = true
    for (const stream of [...conversation.streams.keys()]) empty(id, stream)
  }

  /** Lets go of one conversation's lines that do not stay, of the times of acts, and of its private streams. */
  const purgeOne = (id: string, nextHeld: boolean, now: string) => {
    const { entries, erasures } = kept(id, 'shared')
    const state = replay(entries)
    if (!isDue(entries, state, nextHeld, now)) return
    const left = purged(entries, state)
    if (JSON.stringify(left) !== JSON.stringify(entries))
      keep(id, 'shared', { entries: left, erasures: erasures + 1 })
    for (const [stream, { entries: own }] of conversations.get(id)?.streams ?? [])
      if (stream !== 'shared' && own.length > 0) empty(id, stream)
  }

  const purge = (now: string) => {
    const heldSeries = new Set<string>()
    // The latest first: a talk's words go when a later one of its series has been held.
    for (const [id, one] of [...conversations].reverse()) {
      const series = openedOf(one)?.series
      if (one.gone || series === undefined) continue
      purgeOne(id, heldSeries.has(series), now)
      if (replay(kept(id, 'shared').entries).stage === 'held') heldSeries.add(series)
    }
  }

  const eraseSomebody = (id: string, person: string) => {
    const someone = platform.id()
    if (conversations.get(id)?.streams.has(`private/${person}`)) empty(id, `private/${person}`)
    const lines = linesBy(kept(id, 'shared').entries, person)
    rewrite(id, (entry) => erasePerson(entry, person, someone))
    for (const other of others(id))
      rewrite(other, (entry) =>
        entry.event.type === 'carried' ? erasePerson(eraseCarried(entry, lines), person, someone) : entry,
      )
  }

  return {
    append: async (id, stream, expected, decided: readonly Decided[]) => {
      const now = kept(id, stream)
      if (conversations.get(id)?.gone) return { appended: false, version: 0, gone: true }
      if (now.entries.length !== expected) return { appended: false, version: now.entries.length }
      const stamped = decided.map((entry): Entry => ({ ...entry, at: platform.now() }))
      const isErasing = stamped.some((entry) => erases(entry) !== null)
      const next: Kept = {
        entries: afterErasing([...now.entries, ...stamped], stamped),
        erasures: now.erasures + (isErasing ? 1 : 0),
      }
      keep(id, stream, next)
      if (isErasing && stream === 'shared') eraseEchoes(id, [...now.entries, ...stamped], next.entries)
      // Words that go here go from what other talks of the series carried, too.
      const erasing = stamped.map(erases).filter((line) => line !== null)
      if (stream === 'shared' && erasing.length > 0)
        for (const other of others(id)) eraseLines(other, erasing)
      if (stamped.some((entry) => entry.resolved?.to === 'held')) purge(platform.now())
      return { appended: true, slice: slice(next, isErasing ? 0 : expected) }
    },
    read: async (id, stream, from = 0) => slice(kept(id, stream), from),
    list: async (series) =>
      [...conversations].flatMap(([id, one]) => {
        const opened = openedOf(one)
        return opened && (series === undefined || opened.series === series) ? [id] : []
      }),
    subscribe: (id, listener) => {
      const all = listeners.get(id) ?? new Set()
      listeners.set(id, all.add(listener))
      return () => {
        all.delete(listener)
      }
    },
    purge: async (now) => purge(now),
    erase: async (id, what) => {
      if ('conversation' in what) eraseConversation(id)
      else if ('line' in what) for (const one of [id, ...others(id)]) eraseLines(one, [what.line])
      else eraseSomebody(id, what.person)
    },
  }
}
