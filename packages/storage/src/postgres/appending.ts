import type { Changed, StreamWrite } from '@oivallus/core'
import type { Pool } from 'pg'

/** By a name each connection parses it once. */
const NAME = 'oivallus_append'

const APPEND = `
  with head as (
    update oivallus_streams set version = $1
    where conversation = $2 and stream = $3 and version = $4
    returning erasures
  ), added as (
    insert into oivallus_entries (conversation, stream, place, entry)
    select $2, $3, place, entry from head, unnest($5::int[], $6::text[]) as row (place, entry)
  )
  select erasures from head`

/**
 * Appends in one statement: it locks the one row that says where the stream stands, and a transaction of six would make everyone
 * who talks wait six times for the network. What was erased whole stands at 0, and is not met here. As text, since it is most of
 * what a store does, and building it anew takes longer than running it.
 */
export const appendAtOnce =
  (pool: Pool) =>
  async ({ conversation, stream, version, length, entries }: StreamWrite): Promise<Changed | undefined> => {
    const places = entries.map(([place]) => place)
    const texts = entries.map(([, entry]) => JSON.stringify(entry))
    const values = [length, conversation, stream, version, places, texts]
    const { rows } = await pool.query<{ erasures: number }>({ name: NAME, text: APPEND, values })
    const [head] = rows
    return head && { conversation, stream, version: length, erasures: head.erasures }
  }
