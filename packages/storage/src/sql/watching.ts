import type { Changed, Rows, Store, StreamName } from '@oivallus/core'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A conversation that is listened to: by how many, and what they were told last of each stream. */
interface Listened {
  count: number
  heads: Map<StreamName, Changed>
}

/**
 * What those who listen to a store were told last. It finds out what they missed by comparing with what stands in the database, and
 * passes on what another store says only if it is news.
 */
export const createWatch = (database: Kysely<Tables>, hear: (changed: readonly Changed[]) => void) => {
  const listened = new Map<string, Listened>()

  const note = (changed: readonly Changed[]) => {
    for (const one of changed) listened.get(one.conversation)?.heads.set(one.stream, one)
  }

  /** A stream grows, and only an erasure makes it shorter: what says less than what was told is late. */
  const isNews = ({ conversation, stream, version, erasures }: Changed): boolean => {
    const one = listened.get(conversation)
    const head = one?.heads.get(stream)
    if (!one || !head) return one !== undefined
    return erasures > head.erasures || (erasures === head.erasures && version > head.version)
  }

  const tell = (changed: readonly Changed[]) => {
    const news = changed.filter(isNews)
    note(news)
    hear(news)
  }

  const listen = (conversation: string): (() => void) => {
    const one = listened.get(conversation) ?? { count: 0, heads: new Map() }
    listened.set(conversation, one)
    one.count += 1
    return () => {
      one.count -= 1
      if (one.count === 0) listened.delete(conversation)
    }
  }

  return {
    tell,
    /** Rows whose own changes count as told. */
    noting: (rows: Rows): Rows => ({
      ...rows,
      write: async (change) => {
        const result = await rows.write(change)
        if (result.written) note(result.changed)
        return result
      },
    }),
    /** A store that says which conversations are listened to. */
    watched: (store: Store): Store => ({
      ...store,
      subscribe: (conversation, listener) => {
        const stop = store.subscribe(conversation, listener)
        let forget: (() => void) | undefined = listen(conversation)
        return () => {
          stop()
          forget?.()
          forget = undefined
        }
      },
    }),
    /** Whether anybody listens. */
    isAwake: () => listened.size > 0,
    /** Tells what changed since it was told last. */
    look: async () => {
      if (listened.size === 0) return
      const rows = await database
        .selectFrom('oivallus_streams')
        .selectAll()
        .where('conversation', 'in', [...listened.keys()])
        .execute()
      tell(rows)
    },
  }
}
