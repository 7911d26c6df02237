import type { Change, Changed, Listed, Rows, StreamName, StreamWrite } from '@oivallus/core'
import type { IDBPDatabase, IDBPTransaction } from 'idb'
import { TABLES, type Tables } from './database.ts'
import type { Sealing } from './sealing.ts'

type Writing = IDBPTransaction<Tables, typeof TABLES, 'readwrite'>

/** A stream with its rows made ready beforehand: encrypting does not wait inside a transaction, which would end by itself. */
type Ready = StreamWrite & { rows: Tables['entries']['value'][] }

const placeOf = (conversation: string, stream: StreamName, place: number) =>
  JSON.stringify([conversation, stream, place])

/** All rows of a stream from a place on; of all its streams without one. Arrays come after numbers and text in the order of keys. */
const rowsFrom = (conversation: string, stream?: StreamName, place = 0) =>
  stream === undefined
    ? IDBKeyRange.bound([conversation], [conversation, []])
    : IDBKeyRange.bound([conversation, stream, place], [conversation, stream, []])

const isWrite = ({ entries, erases }: StreamWrite) => erases || entries.length > 0

/** Nothing of a change is kept. A transaction that failed by itself has ended already, and says so by throwing. */
const abort = (tx: Writing) => {
  try {
    tx.abort()
  } catch {}
}

/** Rows in IndexedDB, each an entry. */
export const rowsInIndexedDb = (connect: () => Promise<IDBPDatabase<Tables>>, sealing: Sealing): Rows => {
  const made = async (write: StreamWrite): Promise<Ready> => {
    const { conversation, stream, entries } = write
    const rows = entries.map(async ([place, entry]) => {
      const kept = await sealing.seal(entry, placeOf(conversation, stream, place))
      return { conversation, stream, place, entry: kept }
    })
    return { ...write, rows: await Promise.all(rows) }
  }

  const writeOne = async (tx: Writing, ready: Ready): Promise<Changed> => {
    const { conversation, stream, version, length, erases, rows } = ready
    const streams = tx.objectStore('streams')
    const entries = tx.objectStore('entries')
    const erasures = ((await streams.get([conversation, stream]))?.erasures ?? 0) + (erases ? 1 : 0)
    const changed = { conversation, stream, version: length, erasures }
    const conversations = tx.objectStore('conversations')
    if (!(await conversations.get(conversation))) await conversations.put({ id: conversation })
    await streams.put(changed)
    for (const row of rows) await entries.put(row)
    if (length < version) await entries.delete(rowsFrom(conversation, stream, length))
    return changed
  }

  const openIn = async (tx: Writing, { conversation: id, series }: NonNullable<Change['opens']>) => {
    const conversations = tx.objectStore('conversations')
    const last = await conversations.index('order').openKeyCursor(null, 'prev')
    await conversations.put({ id, series, order: (last?.key ?? 0) + 1 })
  }

  const listIn = async (tx: Writing, { conversation, under, anew }: Listed) => {
    const conversations = tx.objectStore('conversations')
    const row = await conversations.get(conversation)
    if (row)
      await conversations.put({ ...row, under: [...new Set([...(anew ? [] : (row.under ?? [])), ...under])] })
  }

  const eraseWholeIn = async (tx: Writing, conversation: string): Promise<Changed[]> => {
    const streams = tx.objectStore('streams')
    await tx.objectStore('entries').delete(rowsFrom(conversation))
    await tx.objectStore('conversations').put({ id: conversation, gone: true })
    const all = await streams.getAll(rowsFrom(conversation))
    const changed = all.map((one) => ({ ...one, version: 0, erasures: one.erasures + 1 }))
    for (const one of changed)
      if (one.stream === 'shared') await streams.put(one)
      else await streams.delete([conversation, one.stream])
    return changed
  }

  const goneIn = async (tx: Writing, writes: readonly StreamWrite[]): Promise<string[]> => {
    const gone: string[] = []
    for (const { conversation } of writes)
      if ((await tx.objectStore('conversations').get(conversation))?.gone) gone.push(conversation)
    return gone
  }

  const stands = async (tx: Writing, { conversation, stream, version, erasures }: StreamWrite) => {
    const head = (await tx.objectStore('streams').get([conversation, stream])) ?? { version: 0, erasures: 0 }
    return head.version === version && (erasures ?? head.erasures) === head.erasures
  }

  const writeIn = async (tx: Writing, ready: readonly Ready[], { opens, lists, erasesWhole }: Change) => {
    const gone = await goneIn(tx, ready)
    if (gone.length > 0) return { written: false as const, gone }
    for (const one of ready) if (!(await stands(tx, one))) return { written: false as const, gone }
    const changed: Changed[] = []
    for (const one of ready) if (isWrite(one)) changed.push(await writeOne(tx, one))
    if (opens) await openIn(tx, opens)
    for (const listed of lists ?? []) await listIn(tx, listed)
    if (erasesWhole !== undefined) changed.push(...(await eraseWholeIn(tx, erasesWhole)))
    return { written: true as const, changed }
  }

  return {
    read: async (conversation, stream, from) => {
      const tx = (await connect()).transaction(['streams', 'entries'])
      const [head, rows] = await Promise.all([
        tx.objectStore('streams').get([conversation, stream]),
        tx.objectStore('entries').getAll(rowsFrom(conversation, stream, from)),
        tx.done,
      ])
      const opened = rows.map(({ entry, place }) => sealing.open(entry, placeOf(conversation, stream, place)))
      const { version = 0, erasures = 0 } = head ?? {}
      return { entries: await Promise.all(opened), version, erasures }
    },
    streams: async (conversation) =>
      (await (await connect()).getAllKeys('streams', rowsFrom(conversation))).map(([, stream]) => stream),
    list: async (series, under) => {
      const tx = (await connect()).transaction('conversations')
      const among = await Promise.all(under.map((each) => tx.store.index('under').getAllKeys(each)))
      const all =
        series === undefined
          ? await tx.store.index('order').getAllKeys()
          : await tx.store.index('series').getAllKeys(IDBKeyRange.bound([series], [series, []]))
      return all.filter((id) => among.every((ids) => ids.includes(id)))
    },
    write: async (change) => {
      const ready = await Promise.all(change.writes.map(made))
      const tx = (await connect()).transaction(TABLES, 'readwrite')
      // It fails with the transaction, and both say so: one is enough to hear.
      tx.done.catch(() => {})
      try {
        const written = await writeIn(tx, ready, change)
        await tx.done
        return written
      } catch (error) {
        // What made the transaction fail says more than that it did.
        const cause = tx.error ?? error
        abort(tx)
        throw cause
      }
    },
  }
}
