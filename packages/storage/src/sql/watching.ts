import type { Changed, Rows, Store } from '@oivallus/core'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const keyOf = ({ conversation, stream }: Changed) => JSON.stringify([conversation, stream])

/**
 * What those who listen to a store were told last. It finds out what they missed by comparing with what stands in the database, and
 * passes on what another store says only if it is news.
 */
export const createWatch = (database: Kysely<Tables>, hear: (changed: readonly Changed[]) => void) => {
  const heads = new Map<string, Changed>()
  const listened = new Map<string, number>()

  const note = (changed: readonly Changed[]) => {
    for (const one of changed) if (listened.has(one.conversation)) heads.set(keyOf(one), one)
  }

  const isNews = (one: Changed): boolean => {
    const head = heads.get(keyOf(one))
    return (
      listened.has(one.conversation) && !(head?.version === one.version && head.erasures === one.erasures)
    )
  }

  const tell = (changed: readonly Changed[]) => {
    const news = changed.filter(isNews)
    note(news)
    hear(news)
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
        listened.set(conversation, (listened.get(conversation) ?? 0) + 1)
        const stop = store.subscribe(conversation, listener)
        let stopped = false
        return () => {
          stop()
          if (stopped) return
          stopped = true
          const left = (listened.get(conversation) ?? 1) - 1
          if (left > 0) listened.set(conversation, left)
          else listened.delete(conversation)
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
