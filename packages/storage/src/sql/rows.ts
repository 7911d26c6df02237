import type {
  Change,
  Changed,
  Entry,
  Listed,
  Rows,
  Slice,
  StreamName,
  StreamWrite,
  Written,
} from '@oivallus/core'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** What differs between the databases. */
export interface Dialect {
  /** Whether rows are locked by `for update`; where there is one writer at a time they need not be. */
  locksRows: boolean
  /** Appends to a stream that stands where it must, by the shortest way; undefined if it stands elsewhere, or may not go so now. */
  appendAtOnce?(write: StreamWrite): Promise<Changed | undefined>
  /** Reads by the shortest way; undefined if it may not go so now. */
  readAtOnce?(conversation: string, stream: StreamName, from: number): Slice | undefined | Promise<Slice>
  /** Called after a change that erased: the database clears what it still holds of it. */
  afterErasing?(database: Kysely<Tables>): Promise<unknown>
}

type Writing = Transaction<Tables>

/** Ends the transaction, of which nothing is kept. */
class NotWritten extends Error {
  readonly gone: readonly string[]
  constructor(gone: readonly string[]) {
    super('the change was not written')
    this.gone = gone
  }
}

/** Rows in one statement: both databases bound how many values one may have. */
const AT_ONCE = 1000

const isWrite = ({ entries, erases }: StreamWrite) => erases || entries.length > 0

/** Whether a change only appends to a stream that is there: most changes are so. */
const isPlainAppend = ({ writes: [only, ...others], opens, lists, erasesWhole }: Change): boolean =>
  only !== undefined &&
  others.length === 0 &&
  opens === undefined &&
  lists === undefined &&
  erasesWhole === undefined &&
  !only.erases &&
  only.version > 0 &&
  only.entries.length > 0

/** A row of a stream's head beside one of its entries. */
export interface SliceRow {
  version: number
  erasures: number
  entry: string | null
}

export const sliceOf = (rows: readonly SliceRow[]): Slice => {
  const entries = rows.flatMap(({ entry }) => (entry === null ? [] : [JSON.parse(entry) as Entry]))
  const { version = 0, erasures = 0 } = rows[0] ?? {}
  return { entries, version, erasures }
}

const inOrder = (writes: readonly StreamWrite[]) =>
  [...new Set(writes.map(({ conversation }) => conversation))].sort()

/**
 * Rows in tables, each an entry. Every change begins by claiming its conversations, in one order: so changes wait for each other,
 * and never in a circle.
 */
export const rowsInSql = (database: Kysely<Tables>, dialect: Dialect): Rows => {
  const { locksRows, appendAtOnce, readAtOnce, afterErasing } = dialect

  const claim = async (tx: Writing, writes: readonly StreamWrite[]) => {
    const ids = inOrder(writes)
    await tx
      .insertInto('oivallus_conversations')
      .values(ids.map((id) => ({ id, series: null, opened: null, gone: 0 })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const rows = await tx
      .selectFrom('oivallus_conversations')
      .select(['id', 'gone'])
      .where('id', 'in', ids)
      .orderBy('id')
      .$if(locksRows, (query) => query.forUpdate())
      .execute()
    const gone = rows.flatMap((row) => (row.gone === 1 ? [row.id] : []))
    if (gone.length > 0) throw new NotWritten(gone)
  }

  const headOf = async (tx: Writing, conversation: string, stream: StreamName) =>
    (await tx
      .selectFrom('oivallus_streams')
      .select(['version', 'erasures'])
      .where('conversation', '=', conversation)
      .where('stream', '=', stream)
      .$if(locksRows, (query) => query.forUpdate())
      .executeTakeFirst()) ?? { version: 0, erasures: 0 }

  const writeOne = async (tx: Writing, write: StreamWrite): Promise<Changed[]> => {
    const { conversation, stream, version, erasures, entries, length, erases } = write
    const head = await headOf(tx, conversation, stream)
    if (head.version !== version || (erasures ?? head.erasures) !== head.erasures) throw new NotWritten([])
    if (!isWrite(write)) return []
    const changed = { conversation, stream, version: length, erasures: head.erasures + (erases ? 1 : 0) }
    await tx
      .insertInto('oivallus_streams')
      .values(changed)
      .onConflict((conflict) =>
        conflict
          .columns(['conversation', 'stream'])
          .doUpdateSet({ version: changed.version, erasures: changed.erasures }),
      )
      .execute()
    const rows = entries.map(([place, entry]) => ({
      conversation,
      stream,
      place,
      entry: JSON.stringify(entry),
    }))
    for (let at = 0; at < rows.length; at += AT_ONCE)
      await tx
        .insertInto('oivallus_entries')
        .values(rows.slice(at, at + AT_ONCE))
        .onConflict((conflict) =>
          conflict
            .columns(['conversation', 'stream', 'place'])
            .doUpdateSet((row) => ({ entry: row.ref('excluded.entry') })),
        )
        .execute()
    if (length < version)
      await tx
        .deleteFrom('oivallus_entries')
        .where('conversation', '=', conversation)
        .where('stream', '=', stream)
        .where('place', '>=', length)
        .execute()
    return [changed]
  }

  const open = (tx: Writing, { conversation, series }: NonNullable<Change['opens']>) =>
    tx
      .updateTable('oivallus_conversations')
      .set({
        series,
        opened: sql<number>`(select coalesce(max(opened), 0) + 1 from oivallus_conversations)`,
      })
      .where('id', '=', conversation)
      .execute()

  const list = async (tx: Writing, { conversation, under, anew }: Listed) => {
    if (anew) await tx.deleteFrom('oivallus_listed').where('conversation', '=', conversation).execute()
    if (under.length > 0)
      await tx
        .insertInto('oivallus_listed')
        .values(under.map((each) => ({ under: each, conversation })))
        .onConflict((conflict) => conflict.columns(['under', 'conversation']).doNothing())
        .execute()
  }

  const eraseWhole = async (tx: Writing, conversation: string): Promise<Changed[]> => {
    await tx.deleteFrom('oivallus_entries').where('conversation', '=', conversation).execute()
    await tx.deleteFrom('oivallus_listed').where('conversation', '=', conversation).execute()
    await tx
      .updateTable('oivallus_conversations')
      .set({ series: null, opened: null, gone: 1 })
      .where('id', '=', conversation)
      .execute()
    const changed = await tx
      .updateTable('oivallus_streams')
      .set((row) => ({ version: 0, erasures: row('erasures', '+', 1) }))
      .where('conversation', '=', conversation)
      .returning(['conversation', 'stream', 'version', 'erasures'])
      .execute()
    await tx
      .deleteFrom('oivallus_streams')
      .where('conversation', '=', conversation)
      .where('stream', '!=', 'shared')
      .execute()
    return changed
  }

  const writeIn = async (tx: Writing, { writes, opens, lists, erasesWhole }: Change): Promise<Changed[]> => {
    await claim(tx, writes)
    const changed: Changed[] = []
    for (const write of writes) changed.push(...(await writeOne(tx, write)))
    if (opens) await open(tx, opens)
    for (const listed of lists ?? []) await list(tx, listed)
    if (erasesWhole !== undefined) changed.push(...(await eraseWhole(tx, erasesWhole)))
    return changed
  }

  return {
    // One statement: what it reads is of one moment.
    read: async (conversation, stream, from) => {
      const known = await readAtOnce?.(conversation, stream, from)
      if (known) return known
      const rows = await database
        .selectFrom('oivallus_streams as head')
        .leftJoin('oivallus_entries as row', (join) =>
          join
            .onRef('row.conversation', '=', 'head.conversation')
            .onRef('row.stream', '=', 'head.stream')
            .on('row.place', '>=', from),
        )
        .select(['head.version', 'head.erasures', 'row.entry'])
        .where('head.conversation', '=', conversation)
        .where('head.stream', '=', stream)
        .orderBy('row.place')
        .execute()
      return sliceOf(rows)
    },
    streams: async (conversation) => {
      const rows = await database
        .selectFrom('oivallus_streams')
        .select('stream')
        .where('conversation', '=', conversation)
        .execute()
      return rows.map(({ stream }) => stream)
    },
    list: async (series, under) => {
      let query = database
        .selectFrom('oivallus_conversations')
        .select('id')
        .where('opened', 'is not', null)
        .$if(series !== undefined, (all) => all.where('series', '=', series ?? ''))
      for (const each of under)
        query = query.where('id', 'in', (all) =>
          all.selectFrom('oivallus_listed').select('conversation').where('under', '=', each),
        )
      const rows = await query.orderBy('opened').orderBy('id').execute()
      return rows.map(({ id }) => id)
    },
    write: async (change): Promise<Written> => {
      const [only] = change.writes
      if (only && appendAtOnce && isPlainAppend(change)) {
        const changed = await appendAtOnce(only)
        if (changed) return { written: true, changed: [changed] }
      }
      try {
        const changed = await database.transaction().execute((tx) => writeIn(tx, change))
        if (change.erasesWhole !== undefined || change.writes.some(({ erases }) => erases))
          await afterErasing?.(database)
        return { written: true, changed }
      } catch (error) {
        if (error instanceof NotWritten) return { written: false, gone: error.gone }
        throw error
      }
    },
  }
}
