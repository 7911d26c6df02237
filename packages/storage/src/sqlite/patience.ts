import type { Rows } from '@oivallus/core'

/** How long one waits for another program that writes, in milliseconds. */
const AT_MOST = 10_000

const isBusy = (error: unknown): boolean => {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY')
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 10))

/**
 * Does it again while another connection writes. SQLite itself would wait without letting anything else run, so that a connection of
 * the same program could never end its turn.
 */
export const patiently = async <T>(what: () => Promise<T>): Promise<T> => {
  const until = Date.now() + AT_MOST
  for (;;)
    try {
      return await what()
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error
      await pause()
    }
}

/** Rows that wait for other connections. */
export const patient = (rows: Rows): Rows => ({
  read: (...what) => patiently(() => rows.read(...what)),
  streams: (conversation) => patiently(() => rows.streams(conversation)),
  list: (...what) => patiently(() => rows.list(...what)),
  write: (change) => patiently(() => rows.write(change)),
})
