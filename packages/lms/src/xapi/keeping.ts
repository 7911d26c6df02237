import { OivallusError } from '@oivallus/core'

/**
 * Where a queue is kept, so that it outlives the page: texts by key. Any keeper will do that keeps them over a reload and does not mix
 * up keys. Several pages may share one: they write other keys, or the same statement.
 */
export interface QueueKeeping {
  /** All that is kept, in any order. */
  entries(): Promise<readonly (readonly [key: string, text: string])[]>
  /** Keeps a text, in place of what had that key. It rejects when it could not. */
  set(key: string, text: string): Promise<void>
}

/** A queue in memory: gone with the page. */
export const keepInMemory = (): QueueKeeping => {
  const kept = new Map<string, string>()
  return {
    entries: async () => [...kept],
    set: async (key, text) => {
      kept.set(key, text)
    },
  }
}

const failed = (cause: unknown): OivallusError => {
  const isFull = cause instanceof Error && cause.name === 'QuotaExceededError'
  return isFull
    ? new OivallusError('store-full', 'The browser has no room left for what waits to be sent.', '', {
        cause,
      })
    : new OivallusError('store-unreachable', 'The browser keeps nothing for this page.', '', { cause })
}

/**
 * A queue in the browser's `localStorage`, or whatever else has its form.
 *
 * @param storage `localStorage`. In a frame of another site a browser may refuse to give it: keep in memory then.
 * @param prefix What the keys begin with.
 * @throws {OivallusError} From its methods: `store-full`, `store-unreachable`.
 */
export const keepInStorage = (
  storage: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem'>,
  prefix = 'oivallus.xapi.',
): QueueKeeping => {
  const attempt = async <T>(what: () => T): Promise<T> => {
    try {
      return what()
    } catch (cause) {
      throw failed(cause)
    }
  }
  return {
    entries: () =>
      attempt(() =>
        Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
          .filter((key) => key.startsWith(prefix))
          .map((key) => [key.slice(prefix.length), storage.getItem(key) ?? ''] as const),
      ),
    set: (key, text) => attempt(() => storage.setItem(prefix + key, text)),
  }
}
