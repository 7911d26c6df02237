import type { Decided, Entry } from '../events.ts'
import { replay } from '../evolve.ts'
import { afterErasing, erases } from '../forgetting.ts'
import type { Platform } from '../platform.ts'
import { isDue, purged } from '../retention.ts'
import type { Appended, Changed, Erasure, Listing, Store, StreamName } from './contract.ts'
import { listedUnder, underOf } from './listing.ts'
import type { Change, Rows } from './rows.ts'
import { seriesOf, type Work, workOn } from './working.ts'

/** A store over rows, and how it learns what was written to the same rows by another. */
export interface StoreOver {
  store: Store
  /** Tells those who listen to the store of changes that it did not make itself. */
  hear(changed: readonly Changed[]): void
}

/**
 * The whole contract of a store over a place that keeps rows: conflicts, erasing in every stream and talk that holds the words,
 * and purging. What it reads for a change is compared when the change is written, and read anew if it moved; so the place needs no
 * transaction that waits for anything.
 *
 * @param platform Its clock stamps the entries; its ids are those of erased people.
 */
export const storeOver = (rows: Rows, platform: Pick<Platform, 'now' | 'id'>): StoreOver => {
  const listeners = new Map<string, Set<(changed: Changed) => void>>()

  const hear = (changed: readonly Changed[]) => {
    for (const one of changed)
      for (const listener of [...(listeners.get(one.conversation) ?? [])]) listener(one)
  }

  const write = async (change: Change) => {
    const result = await rows.write(change)
    if (result.written) hear(result.changed)
    return result
  }

  /** Works out a change and writes it; anew for as long as something moved meanwhile. */
  const settle = async (workOut: (work: Work) => Promise<void>): Promise<void> => {
    for (;;) {
      const work = workOn(rows)
      await workOut(work)
      const change = work.change()
      if (!change || (await write(change)).written) return
    }
  }

  /** Appending, also when words are taken along, or carried from a talk before: what these concern is compared when it is written. */
  const appending = async (
    conversation: string,
    stream: StreamName,
    expected: number,
    stamped: readonly Entry[],
  ): Promise<Change & { entries: readonly Entry[] }> => {
    const lines = stamped.map(erases).filter((line) => line !== null)
    const carries = stream === 'shared' && stamped.some(({ event }) => event.type === 'carried')
    const work = workOn(rows)
    const one = lines.length > 0 || carries ? await work.at(conversation, stream) : undefined
    if (!one || one.before.version !== expected) {
      const entries = stamped.map((entry, at) => [expected + at, entry] as const)
      const length = expected + stamped.length
      const written = { conversation, stream, version: expected, entries, length, erases: false }
      return { writes: [written], entries: stamped }
    }
    const all = [...one.entries, ...(carries ? await work.asKept(conversation, stamped) : stamped)]
    one.entries = afterErasing(all, stamped)
    one.erases = lines.length > 0
    if (stream === 'shared' && one.erases) {
      await work.eraseEchoes(conversation, all, one.entries)
      // Words that go here go from what other talks of the series carried, too.
      await work.eraseElsewhere(conversation, lines)
    }
    return { writes: [], ...work.change(), entries: one.entries }
  }

  const append = async (
    conversation: string,
    stream: StreamName,
    expected: number,
    decided: readonly Decided[],
  ): Promise<Appended> => {
    for (;;) {
      const stamped = decided.map((entry): Entry => ({ ...entry, at: platform.now() }))
      const series = expected === 0 && stream === 'shared' ? seriesOf(stamped) : undefined
      const opens = series === undefined ? {} : { opens: { conversation, series } }
      const under = stream === 'shared' ? underOf(stamped) : []
      const lists = under.length > 0 ? { lists: [{ conversation, under, anew: false }] } : {}
      const { entries, ...change } = await appending(conversation, stream, expected, stamped)
      const result = await write({ ...lists, ...change, ...opens })
      if (result.written) {
        const head =
          result.changed.find((one) => one.conversation === conversation && one.stream === stream) ??
          (await rows.read(conversation, stream, expected))
        if (stamped.some(({ resolved }) => resolved?.to === 'held')) await purgeSeriesOf(conversation)
        return {
          appended: true,
          slice: { entries: [...entries], version: head.version, erasures: head.erasures },
        }
      }
      if (result.gone.includes(conversation)) return { appended: false, version: 0, gone: true }
      const { version } = await rows.read(conversation, stream, expected)
      // Else it was another stream that moved.
      if (version !== expected) return { appended: false, version }
    }
  }

  /** Lets go of one talk's lines that do not stay, of the times of acts, and of its private streams. */
  const purgeOne = async (work: Work, conversation: string, heldSeries: Set<string>, now: string) => {
    const shared = await work.at(conversation, 'shared')
    const { entries } = shared
    const series = seriesOf(entries)
    if (series === undefined) return
    const state = replay(entries)
    if (isDue(entries, state, heldSeries.has(series), now)) {
      const left = purged([...entries], state)
      if (JSON.stringify(left) !== JSON.stringify(entries))
        Object.assign(shared, { entries: left, erases: true })
      await work.emptyPrivate(conversation)
    }
    if (state.stage === 'held') heldSeries.add(series)
  }

  const list = ({ series, ...others }: Listing = {}) => rows.list(series, listedUnder(others))

  const purge = async (now: string, of?: Listing) => {
    const heldSeries = new Set<string>()
    // The latest first: a talk's words go when a later one of its series has been held.
    for (const conversation of (await list(of)).reverse())
      await settle((work) => purgeOne(work, conversation, heldSeries, now))
  }

  /** At the end of a talk only its series is looked through: what is too old elsewhere goes at the next purge. */
  const purgeSeriesOf = async (conversation: string) => {
    const series = seriesOf((await rows.read(conversation, 'shared', 0)).entries)
    if (series !== undefined) await purge(platform.now(), { series })
  }

  const erase = (conversation: string, what: Erasure): Promise<void> => {
    const someone = platform.id()
    return settle(async (work) => {
      if ('person' in what) return work.erasePerson(conversation, what.person, someone)
      if ('line' in what) {
        await work.eraseLines(conversation, [what.line])
        return work.eraseElsewhere(conversation, [what.line])
      }
      await work.eraseCarriedFrom(conversation)
      await work.eraseWhole(conversation)
    })
  }

  const store: Store = {
    append,
    read: (conversation, stream, from = 0) => rows.read(conversation, stream, from),
    list,
    subscribe: (conversation, listener) => {
      const all = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, all.add(listener))
      return () => {
        all.delete(listener)
      }
    },
    erase,
    purge: (now) => purge(now),
  }
  return { store, hear }
}
