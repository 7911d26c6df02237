import type { Slice, StreamName } from '@oivallus/core'
import type Database from 'libsql'
import { type SliceRow, sliceOf } from '../sql/rows.ts'
import { isFree } from './connection.ts'

/** Where a stream stands; undefined if nothing was ever written to it. */
export type Heads = (
  conversation: string,
  stream: StreamName,
) => Pick<Slice, 'version' | 'erasures'> | undefined

export const preparedHeads = (file: Database.Database): Heads => {
  const heads = file.prepare(
    'select version, erasures from oivallus_streams where conversation = ? and stream = ?',
  )
  return (conversation, stream) => heads.get(conversation, stream) as ReturnType<Heads>
}

/**
 * Reads by statements that were prepared once. Whoever reads asks mostly whether there is anything new, which one row tells. While a
 * change of this connection is in the midst of its transaction it is left to the queue behind that: what is not yet kept nobody reads.
 */
export const readAtOnce = (file: Database.Database) => {
  const headOf = preparedHeads(file)
  // Head and entries in one statement: another program may write between two.
  const slices = file.prepare(`
    select head.version, head.erasures, row.entry
    from oivallus_streams as head left join oivallus_entries as row
      on row.conversation = head.conversation and row.stream = head.stream and row.place >= ?
    where head.conversation = ? and head.stream = ?
    order by row.place`)

  return (conversation: string, stream: StreamName, from: number): Slice | undefined => {
    if (!isFree(file)) return undefined
    const { version, erasures } = headOf(conversation, stream) ?? { version: 0, erasures: 0 }
    if (version <= from) return { entries: [], version, erasures }
    return sliceOf(slices.all(from, conversation, stream) as SliceRow[])
  }
}
