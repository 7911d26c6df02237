import type { Bus, Changed } from '@oivallus/core'
import { Client, type ClientConfig } from 'pg'

/** What is said on the channel: who says it, and what changed, or what one program has to say to the others. */
interface Said {
  from: string
  changed?: Changed
  message?: unknown
}

/** A notification may not be longer, in bytes. */
const LONGEST = 7999

const CHANNEL = 'oivallus'

/** How long it waits before it connects again, in milliseconds. */
const AGAIN_AFTER = 500

/** What comes in is another program's: what is no change of a stream is passed over. */
const readSaid = (payload: string | undefined): Said | undefined => {
  try {
    return JSON.parse(payload ?? '') as Said
  } catch {
    return undefined
  }
}

/** What stands on the other end of the channel. */
interface Hearing {
  /** Called with what another store changed. */
  hear(changed: readonly Changed[]): void
  /** Called when something may have been missed. */
  look(): Promise<void>
}

/**
 * Tells other stores on the same database of changes, and hears theirs, on a connection of its own. Told after the change was
 * committed, many at once: inside its transaction every change would wait for every other.
 */
export const createChannel = (config: ClientConfig, { hear, look }: Hearing) => {
  const self = crypto.randomUUID()
  const waiting = new Map<string, Omit<Said, 'from'>>()
  const listeners = new Set<(message: unknown) => void>()
  let client: Client | undefined
  let again: NodeJS.Timeout | undefined
  let sending = false
  let closed = false

  const send = async () => {
    if (sending) return
    sending = true
    try {
      while (client && waiting.size > 0) {
        const said = [...waiting.values()].map((one): Said => ({ from: self, ...one }))
        waiting.clear()
        const payloads = said
          .map((one) => JSON.stringify(one))
          .filter((one) => Buffer.byteLength(one) <= LONGEST)
        await client.query('select pg_notify($1, said) from unnest($2::text[]) as said', [CHANNEL, payloads])
      }
    } catch {
      // The connection is lost: whoever listens looks when its own is there again.
    } finally {
      sending = false
    }
  }

  const connect = async (): Promise<void> => {
    const fresh = new Client(config)
    const lost = () => {
      if (client === fresh) client = undefined
      clearTimeout(again)
      if (!closed) again = setTimeout(() => void connect().catch(lost), AGAIN_AFTER)
      again?.unref()
    }
    fresh.on('error', lost)
    fresh.on('notification', ({ payload }) => {
      const said = readSaid(payload)
      if (!said || said.from === self) return
      if (said.changed) hear([said.changed])
      if (said.message !== undefined) for (const listener of [...listeners]) listener(said.message)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      lost()
      throw error
    }
    fresh.on('end', lost)
    client = fresh
    await look()
    await send()
  }

  return {
    connect,
    tell: (changed: readonly Changed[]) => {
      for (const one of changed) waiting.set(JSON.stringify([one.conversation, one.stream]), { changed: one })
      void send()
    },
    bus: {
      say: (message) => {
        waiting.set(JSON.stringify(message), { message })
        void send()
      },
      listen: (listener) => {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    } satisfies Bus,
    close: async () => {
      closed = true
      clearTimeout(again)
      await client?.end()
    },
  }
}
