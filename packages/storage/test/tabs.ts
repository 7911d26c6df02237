import type { Changed, Store } from '@oivallus/core'
import type { Browser, Page } from 'playwright-core'
import { bundled, openPage, serve } from '../../../scripts/browser.ts'

/* Stores that run in the tabs of a real browser, and are asked from here. */

/** What a tab is made to do: it holds stores by number, and tells of every change of what is listened to. */
const CODE = `
import { openIndexedDbStore } from '@oivallus/storage/indexeddb'
import { steadyPlatform } from '@oivallus/testing'

const stores = []
const failed = ({ reason, message, path }) => ({ failed: { reason, message, path } })

globalThis.opens = async (name, begins, secret) => {
  const usages = ['encrypt', 'decrypt']
  const raw = secret && new TextEncoder().encode(secret.padEnd(32))
  const key = raw && await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages)
  try {
    const platform = steadyPlatform(begins, 'someone')
    stores.push(await openIndexedDbStore({ name, platform, ...(key && { key }) }))
    return { answer: stores.length - 1 }
  } catch (error) {
    return failed(error)
  }
}
globalThis.asks = async (number, method, what) => {
  try {
    return { answer: await stores[number][method](...what) }
  } catch (error) {
    return failed(error)
  }
}
globalThis.listens = (number, conversation) => {
  stores[number].subscribe(conversation, (changed) => tell(number, changed))
}
/** Every row of a database, as text. */
globalThis.rows = (name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name)
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const database = opening.result
    const tx = database.transaction([...database.objectStoreNames])
    const all = [...database.objectStoreNames].map((table) => tx.objectStore(table).getAll())
    tx.oncomplete = () => {
      database.close()
      const decoder = new TextDecoder()
      resolve(all.flatMap(({ result }) => result.map((row) => typeof row.entry === 'string'
        ? row.entry
        : row.entry ? decoder.decode(row.entry.sealed) : JSON.stringify(row))).join('\\n'))
    }
  }
})
document.title = 'ready'
`

/** One tab. */
export interface Tab {
  page: Page
  /** Opens a store in it. With a secret, what it keeps is encrypted. */
  opens(name: string, begins: string, secret?: string): Promise<Store & { close(): Promise<void> }>
  /** Every row of a database, read below the store. */
  rows(name: string): Promise<string>
}

type Answer<T> = { answer: T } | { failed: { reason: string; message: string; path: string } }

const got = <T>(answer: Answer<T>): T => {
  if ('answer' in answer) return answer.answer
  throw Object.assign(new Error(answer.failed.message), answer.failed)
}

const asTab = async (page: Page): Promise<Tab> => {
  const listeners = new Map<string, Set<(changed: Changed) => void>>()
  await page.exposeFunction('tell', (number: number, changed: Changed) => {
    for (const listener of [...(listeners.get(`${number} ${changed.conversation}`) ?? [])]) listener(changed)
  })
  await page.reload()
  await page.waitForFunction("document.title === 'ready'")
  const calls = async <T>(name: string, ...what: unknown[]): Promise<T> =>
    page.evaluate(
      ([called, given]) =>
        (globalThis as unknown as Record<string, (...all: unknown[]) => T>)[called as string]?.(
          ...(given as unknown[]),
        ) as T,
      [name, what] as const,
    )
  return {
    page,
    opens: async (name, begins, secret) => {
      const number = got(await calls<Answer<number>>('opens', name, begins, secret))
      const asks = async <T>(method: string, ...what: unknown[]): Promise<T> =>
        got(await calls<Answer<T>>('asks', number, method, what))
      return {
        append: (...what) => asks('append', ...what),
        read: (...what) => asks('read', ...what),
        list: (...what) => asks('list', ...what),
        erase: (...what) => asks('erase', ...what),
        purge: (...what) => asks('purge', ...what),
        close: () => asks('close'),
        subscribe: (conversation, listener) => {
          const key = `${number} ${conversation}`
          // What is asked after this reaches the tab after it.
          if (!listeners.has(key)) void calls('listens', number, conversation)
          listeners.set(key, (listeners.get(key) ?? new Set()).add(listener))
          return () => void listeners.get(key)?.delete(listener)
        },
      }
    },
    rows: (name) => calls('rows', name),
  }
}

/** Two tabs of one browser on one site, and what went wrong in the first. */
export const twoTabs = async (browser: Browser) => {
  const site = await serve({
    files: {
      '/': '<!doctype html><html lang="en"><title>A tab</title><body><script type="module" src="/code.js"></script>',
      '/code.js': await bundled(CODE, import.meta.dirname),
    },
  })
  const { page, problems, close } = await openPage(browser, site)
  const other = await page.context().newPage()
  await other.goto(site.address)
  return {
    one: await asTab(page),
    other: await asTab(other),
    problems,
    site,
    close: async () => {
      await close()
      await site.close()
    },
  }
}
