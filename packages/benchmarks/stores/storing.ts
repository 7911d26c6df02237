import type { Conversation, Store } from '@oivallus/core'
import type { Side } from '../src/runner.ts'
import { entriesOf, keep, saidAt, says, talkOf } from '../src/talk.ts'

/** How many are at work at once: each with a talk of their own, or each with a connection of their own. */
export const CLIENTS = 16

/** The microseconds that each of a number of operations takes, when every client does so many, one after the other. */
const each = async (
  operations: number,
  run: (client: number, at: number) => Promise<unknown>,
): Promise<number> => {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let at = 0; at < operations; at++) await run(client, at)
    }),
  )
  return ((performance.now() - began) * 1000) / (CLIENTS * operations)
}

/** Resolves when the store has all that was sent. */
const kept = (talk: Conversation): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const { pending, trouble } = talk.getSnapshot()
      if (trouble === undefined && pending > 0) return
      stop()
      if (trouble === undefined) resolve()
      else reject(trouble)
    }
    const stop = talk.subscribe(look)
    look()
  })

/** In talks of their own, things are said, each decided and then kept by the store before the next. */
export const storing =
  (store: Store, acts: number): Side<number> =>
  async () => {
    const talks = Array.from({ length: CLIENTS }, () => talkOf(0, store))
    for (const talk of talks) await talk.settled()
    const micros = await each(acts, (client, at) => {
      const talk = talks[client] as Conversation
      says(talk, saidAt(at))
      return kept(talk)
    })
    let left = 0
    for (const talk of talks) {
      left += (await store.read(talk.id, 'shared')).version - talkOf(0).entries().length
      talk.dispose()
    }
    return { micros, left }
  }

/** A row as a store keeps it. */
export type Row = [conversation: string, stream: string, place: number, entry: string]

/** The same rows are inserted, one after the other by each client, and nothing else is done. */
export const inserting =
  (insert: (client: number, row: Row) => Promise<unknown>, acts: number): Side<number> =>
  async () => {
    const begins = talkOf(0).entries().length
    const entries = entriesOf(keep(talkOf(acts))).slice(begins)
    const rows = Array.from({ length: CLIENTS }, () => {
      const conversation = crypto.randomUUID()
      return entries.map((entry, at): Row => [conversation, 'shared', begins + at, JSON.stringify(entry)])
    })
    let left = 0
    const micros = await each(acts, async (client, at) => {
      await insert(client, rows[client]?.[at] as Row)
      left++
    })
    return { micros, left }
  }
