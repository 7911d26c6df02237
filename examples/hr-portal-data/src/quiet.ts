import type { HttpStore } from '@oivallus/storage/http'

type Listener = Parameters<HttpStore['subscribe']>[1]

/**
 * A store that tells of a conversation only while somebody sits at it. Whoever has a live connection to a talk is shown as being there,
 * and one who looks at a list is not: for that it is enough to read now and then, by `settled()`.
 */
export const quietly = (store: HttpStore) => {
  const listeners = new Map<string, Set<Listener>>()
  return {
    store: {
      ...store,
      subscribe: (conversation: string, listener: Listener) => {
        const all = listeners.get(conversation) ?? new Set()
        listeners.set(conversation, all.add(listener))
        return () => void all.delete(listener)
      },
    },
    /** Tells from now on, until the returned function is called. */
    listen: (conversation: string): (() => void) =>
      store.subscribe(conversation, (changed) => {
        for (const listener of listeners.get(conversation) ?? []) listener(changed)
      }),
  }
}
