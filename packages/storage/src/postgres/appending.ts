import type { Changed, StreamWrite } from '@oivallus/core'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../sql/tables.ts'

/**
 * Appends in one statement: it locks the one row that says where the stream stands, and a transaction of six would make everyone
 * who talks wait six times for the network. What was erased whole stands at 0, and is not met here.
 */
export const appendAtOnce = async (
  database: Kysely<Tables>,
  { conversation, stream, version, length, entries }: StreamWrite,
): Promise<Changed | undefined> => {
  const places = entries.map(([place]) => place)
  const texts = entries.map(([, entry]) => JSON.stringify(entry))
  const { rows } = await sql<{ erasures: number }>`
    with head as (
      update oivallus_streams set version = ${length}
      where conversation = ${conversation} and stream = ${stream} and version = ${version}
      returning erasures
    ), added as (
      insert into oivallus_entries (conversation, stream, place, entry)
      select ${conversation}, ${stream}, place, entry
      from head, unnest(${places}::int[], ${texts}::text[]) as row (place, entry)
    )
    select erasures from head`.execute(database)
  const [head] = rows
  return head && { conversation, stream, version: length, erasures: head.erasures }
}
