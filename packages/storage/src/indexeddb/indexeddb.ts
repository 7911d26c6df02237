import { type Changed, type Platform, type Rows, storeOver, systemPlatform } from '@oivallus/core'
import type { DurableStore } from '../durable.ts'
import { reporting, type Trouble } from '../reporting.ts'
import { connectionTo } from './database.ts'
import { rowsInIndexedDb } from './rows.ts'
import { sealingWith } from './sealing.ts'

export type { DurableStore } from '../durable.ts'

/** How conversations are kept in a browser. */
export interface IndexedDbOptions {
  /**
   * The name of the database. Tabs of one site that give the same name keep the same conversations.
   *
   * @default 'oivallus'
   */
  name?: string
  /**
   * Encrypts every entry at rest: an AES-GCM key of WebCrypto, for `encrypt` and `decrypt`. Ids, numbers of entries and the names of
   * streams stay readable. The key is yours to keep; without it nothing that was written with it can be read.
   */
  key?: CryptoKey
  /**
   * Its clock stamps entries and tells what has been kept long enough.
   *
   * @default systemPlatform
   */
  platform?: Pick<Platform, 'now' | 'id'>
}

const troubleOf = (error: unknown): Trouble => {
  const { name, message } = error as DOMException
  if (name === 'QuotaExceededError')
    return {
      reason: 'store-full',
      message: `The browser has no room left for this site (${message}). What was typed waits in the open page; free some room, and it is kept.`,
    }
  if (name === 'VersionError')
    return {
      reason: 'store-unreachable',
      message: `The database was written by a newer version of this page (${message}). Load the page again.`,
    }
  return {
    reason: 'store-unreachable',
    message: `The browser's database cannot be reached (${name}: ${message}). What was typed waits in the open page, and is kept once it can.`,
  }
}

/** Rows that tell the other tabs of every change they made. */
const telling = (rows: Rows, tell: (changed: readonly Changed[]) => void): Rows => ({
  ...rows,
  write: async (change) => {
    const result = await rows.write(change)
    if (result.written && result.changed.length > 0) tell(result.changed)
    return result
  },
})

/**
 * Opens the store of a browser: conversations stay when the page is closed, and tabs stay in step. What has been kept long enough
 * goes when it is opened.
 *
 * @throws {OivallusError} Here and from every method: `store-full` when the browser has no room left; `store-unreachable` when it
 *   gives no database, as in some private windows and frames of other sites; `store-unreadable` when the key is not the one with
 *   which entries were written. Nothing of what failed is kept, and a conversation object sends it again.
 *
 * @example
 * const store = await openIndexedDbStore()
 * const talk = await joinConversation(id, { viewer, guide, language, store })
 */
export const openIndexedDbStore = async ({
  name = 'oivallus',
  key,
  platform = systemPlatform,
}: IndexedDbOptions = {}): Promise<DurableStore> => {
  const connection = connectionTo(name)
  const rows = reporting(rowsInIndexedDb(connection.get, sealingWith(key)), troubleOf)
  const channel = new BroadcastChannel(`oivallus/${name}`)
  const { store, hear } = storeOver(
    telling(rows, (changed) => channel.postMessage(changed)),
    platform,
  )
  channel.onmessage = ({ data }: MessageEvent<readonly Changed[]>) => hear(data)
  const close = async () => {
    channel.close()
    await connection.close()
  }
  try {
    await store.purge(platform.now())
  } catch (error) {
    await close()
    throw error
  }
  return { ...store, close }
}
