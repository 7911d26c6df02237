import type { Slice, StreamName } from '@oivallus/core'
import type { Pool } from 'pg'
import { type SliceRow, sliceOf } from '../sql/rows.ts'

/** By a name each connection parses it once. */
const NAME = 'oivallus_read'

const READ = `
  select head.version, head.erasures, row.entry
  from oivallus_streams as head left join oivallus_entries as row
    on row.conversation = head.conversation and row.stream = head.stream and row.place >= $3
  where head.conversation = $1 and head.stream = $2
  order by row.place`

/** Reads in one statement, so that head and entries are of one moment. */
export const readAtOnce =
  (pool: Pool) =>
  async (conversation: string, stream: StreamName, from: number): Promise<Slice> => {
    const values = [conversation, stream, from]
    return sliceOf((await pool.query<SliceRow>({ name: NAME, text: READ, values })).rows)
  }
