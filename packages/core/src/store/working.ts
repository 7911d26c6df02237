import type { Decided, Entry, StoredEvents } from '../events.ts'
import { replay } from '../evolve.ts'
import {
  carriedAsKept,
  echoesOf,
  eraseCarried,
  eraseEcho,
  eraseLine,
  erasePerson,
  type KeptBefore,
} from '../forgetting.ts'
import { isBy } from '../people.ts'
import type { Slice, StreamName } from './contract.ts'
import { underOf } from './listing.ts'
import type { Change, Listed, Rows, StreamWrite } from './rows.ts'

/** A stream as it was read, and as it is to be. */
interface Worked {
  before: Slice
  entries: readonly Entry[]
  erases: boolean
}

/** The series of the talk whose shared stream this is. */
export const seriesOf = (entries: readonly Entry[]): string | undefined => {
  const event = entries[0]?.event
  return event?.type === 'opened' ? event.series : undefined
}

const isSame = <T>(one: T, other: T | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/**
 * What an erasure does to the streams it concerns, on a copy of them that can be written as one change. Whatever was read for it
 * must still stand so when it is written.
 */
export const workOn = (rows: Rows) => {
  const worked = new Map<string, Worked & { conversation: string; stream: StreamName }>()

  let whole: string | undefined

  const at = async (conversation: string, stream: StreamName): Promise<Worked> => {
    const key = JSON.stringify([conversation, stream])
    const known = worked.get(key)
    if (known) return known
    const before = await rows.read(conversation, stream, 0)
    const fresh = { conversation, stream, before, entries: before.entries, erases: false }
    worked.set(key, fresh)
    return fresh
  }

  /** What went from the shared stream goes from its author's private one. */
  const eraseEchoes = async (conversation: string, before: readonly Entry[], after: readonly Entry[]) => {
    for (const { owner, texts } of echoesOf(before, after))
      await rewrite(conversation, `private/${owner}`, (entry) => eraseEcho(entry, texts))
  }

  /** Rewrites the rows that a change concerns; a stream that it does not concern stays as it is. */
  const rewrite = async (conversation: string, stream: StreamName, change: (entry: Entry) => Entry) => {
    const one = await at(conversation, stream)
    const before = one.entries
    const now = before.map(change)
    if (now.every((entry, place) => isSame(entry, before[place]))) return
    one.entries = now
    one.erases = true
    if (stream === 'shared') await eraseEchoes(conversation, before, now)
  }

  const rewriteAll = async (conversation: string, change: (entry: Entry) => Entry) => {
    for (const stream of await rows.streams(conversation)) await rewrite(conversation, stream, change)
  }

  const empty = (one: Worked) => {
    if (one.entries.length === 0) return
    one.entries = []
    one.erases = true
  }

  /** The other conversations of the same series, which may have carried words of this one. */
  const others = async (conversation: string): Promise<string[]> => {
    const series = seriesOf((await at(conversation, 'shared')).entries)
    return series === undefined ? [] : (await rows.list(series, [])).filter((other) => other !== conversation)
  }

  const eraseLines = (conversation: string, lines: readonly string[]) =>
    rewriteAll(conversation, (entry) => lines.reduce(eraseLine<Entry>, entry))

  const writes = (): StreamWrite[] =>
    [...worked.values()].map(({ conversation, stream, before, entries, erases }) => ({
      conversation,
      stream,
      version: before.version,
      erasures: before.erasures,
      entries: entries.flatMap((entry, place) =>
        isSame(entry, before.entries[place]) ? [] : [[place, entry] as const],
      ),
      length: entries.length,
      erases,
    }))

  /** Whoever was erased bears another id now, and the talk is listed under that one. */
  const lists = (): Listed[] =>
    [...worked.values()].flatMap(({ conversation, stream, before, entries, erases }) => {
      if (stream !== 'shared' || !erases) return []
      const under = underOf(entries)
      return isSame(under, underOf(before.entries)) ? [] : [{ conversation, under, anew: true }]
    })

  /** The talks before this one, as they are kept now. */
  const before = async ({ series, follows, conversation }: StoredEvents['opened']): Promise<KeptBefore> => {
    const kept: Decided[] = []
    for (const other of await rows.list(series, []))
      if (other !== conversation) kept.push(...(await at(other, 'shared')).entries)
    const { entries, erasures } = await rows.read(follows ?? '', 'shared', 0)
    const participants = replay(entries).participants.flatMap(({ id, guest }) => (guest ? [] : [id]))
    return { entries: kept, participants, isGone: entries.length === 0 && erasures > 0 }
  }

  return {
    at,
    eraseEchoes,
    /** What is appended to a talk, without what was erased meanwhile of what it carries. */
    asKept: async (conversation: string, stamped: readonly Entry[]): Promise<readonly Entry[]> => {
      const [first] = [...(await at(conversation, 'shared')).entries, ...stamped]
      if (first?.event.type !== 'opened' || first.event.follows === undefined) return stamped
      const kept = await before(first.event)
      return stamped.map((entry) => carriedAsKept(entry, kept))
    },
    empty,
    /** Empties the private streams of a conversation. */
    emptyPrivate: async (conversation: string) => {
      for (const stream of await rows.streams(conversation))
        if (stream !== 'shared') empty(await at(conversation, stream))
    },
    /** The words of lines, in the other talks of the series. */
    eraseElsewhere: async (conversation: string, lines: readonly string[]) => {
      for (const other of await others(conversation)) await eraseLines(other, lines)
    },
    eraseLines,
    /** What other talks carried of this one. */
    eraseCarriedFrom: async (conversation: string) => {
      const lines = (await at(conversation, 'shared')).entries.map(({ id }) => id)
      for (const other of await others(conversation))
        await rewriteAll(other, (entry) => eraseCarried(entry, lines))
    },
    /** A person, here and in what other talks carried of them. */
    erasePerson: async (conversation: string, person: string, someone: string) => {
      empty(await at(conversation, `private/${person}`))
      const { entries } = await at(conversation, 'shared')
      const lines = entries.flatMap(({ id, by }) => (isBy(by, person) ? [id] : []))
      await rewriteAll(conversation, (entry) => erasePerson(entry, person, someone))
      for (const other of await others(conversation))
        await rewriteAll(other, (entry) =>
          entry.event.type === 'carried' ? erasePerson(eraseCarried(entry, lines), person, someone) : entry,
        )
    },
    /** A whole conversation; what others carried of it is erased apart. */
    eraseWhole: async (conversation: string) => {
      if ((await rows.streams(conversation)).length > 0) whole = conversation
    },
    /** What is to be written, and where the streams must stand that were read for it; undefined if nothing is. */
    change: (): Change | undefined => {
      if (!whole && [...worked.values()].every(({ before, entries }) => entries === before.entries)) return
      const listed = lists()
      return {
        writes: writes(),
        ...(listed.length > 0 && { lists: listed }),
        ...(whole !== undefined && { erasesWhole: whole }),
      }
    },
  }
}

/** A working copy of streams. */
export type Work = ReturnType<typeof workOn>
