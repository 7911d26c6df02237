import type { StreamName } from '@oivallus/core'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptEntry } from './sealing.ts'

/** What stands in the database. A row of `conversations` without `order` was not opened, or was erased whole. */
export interface Tables extends DBSchema {
  conversations: {
    key: string
    value: { id: string; series?: string; order?: number; under?: string[]; gone?: true }
    indexes: { order: number; series: [string, number]; under: string }
  }
  streams: {
    key: [conversation: string, stream: StreamName]
    value: { conversation: string; stream: StreamName; version: number; erasures: number }
  }
  entries: {
    key: [conversation: string, stream: StreamName, place: number]
    value: { conversation: string; stream: StreamName; place: number; entry: KeptEntry }
  }
}

export const TABLES = ['conversations', 'streams', 'entries'] as const

/** The version of the tables. A later one adds its step below, and leaves the steps before it. */
const VERSION = 1

/** The database, opened when it is first asked for, and anew after the browser has closed it. */
export const connectionTo = (name: string) => {
  let opening: Promise<IDBPDatabase<Tables>> | undefined
  const letGo = () => {
    opening = undefined
  }
  const open = async () => {
    try {
      return await openDB<Tables>(name, VERSION, {
        upgrade: (database, before) => {
          if (before >= 1) return
          const conversations = database.createObjectStore('conversations', { keyPath: 'id' })
          conversations.createIndex('order', 'order')
          conversations.createIndex('series', ['series', 'order'])
          conversations.createIndex('under', 'under', { multiEntry: true })
          database.createObjectStore('streams', { keyPath: ['conversation', 'stream'] })
          database.createObjectStore('entries', { keyPath: ['conversation', 'stream', 'place'] })
        },
        // Another tab has newer tables, and waits until this connection is closed.
        blocking: (_current, _newer, event) => {
          ;(event.target as IDBDatabase).close()
          letGo()
        },
        terminated: letGo,
      })
    } catch (error) {
      letGo()
      throw error
    }
  }
  return {
    get: (): Promise<IDBPDatabase<Tables>> => {
      opening ??= open()
      return opening
    },
    close: async () => {
      ;(await opening)?.close()
    },
  }
}
