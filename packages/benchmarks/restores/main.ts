/* What it costs to come back to a talk that a store keeps, and how much of that is making the state from its entries. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry } from '@oivallus/core'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import { bundled, launchBrowser, openPage, serve } from '../../../scripts/browser.ts'
import { machine } from '../src/table.ts'
import { entriesOf, keep, talkOf } from '../src/talk.ts'
import { type Restored, restoring } from './restoring.ts'

const SIZES = [100, 1000]

const PAGE = `
import { openIndexedDbStore } from '@oivallus/storage/indexeddb'
import { restoring } from '../restores/restoring.ts'

globalThis.restores = async (id, entries) => {
  const store = await openIndexedDbStore({ name: id })
  const restored = await restoring(store, id, entries)
  await store.close()
  return restored
}
document.title = 'ready'
`

const inSqlite = async (id: string, entries: readonly Entry[]): Promise<Restored> => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const store = await openSqliteStore({ file: join(folder, 'conversations.db') })
  const restored = await restoring(store, id, entries)
  await store.close()
  await rm(folder, { recursive: true })
  return restored
}

const browser = await launchBrowser()
const site = await serve({
  files: {
    '/': '<!doctype html><html lang="en"><title>A page</title><body><script type="module" src="/code.js"></script>',
    '/code.js': await bundled(PAGE, import.meta.dirname),
  },
})
const { page, close } = await openPage(browser, site)
await page.waitForFunction("document.title === 'ready'")

const inIndexedDb = (id: string, entries: readonly Entry[]): Promise<Restored> =>
  page.evaluate(
    ([name, kept]) =>
      (globalThis as unknown as { restores(...given: unknown[]): Promise<Restored> }).restores(name, kept),
    [id, [...entries]] as const,
  )

console.log(`${machine()}; headless Chromium ${browser.version()}. Milliseconds, the middle one of 41.\n`)
for (const size of SIZES) {
  const talk = keep(talkOf(size), size)
  for (const [where, restores] of Object.entries({ SQLite: inSqlite, IndexedDB: inIndexedDb })) {
    const { joined, read, replayed } = await restores(talk.id, entriesOf(talk))
    const share = Math.round((100 * replayed) / joined)
    console.log(
      `${where}, ${size} entries: joined ${joined.toFixed(1)}, of which reading ${read.toFixed(1)} and replaying ${replayed.toFixed(1)} (${share} %)`,
    )
  }
}
await close()
await site.close()
await browser.close()
