import { expect, it } from 'vitest'
import { bundled, launchBrowser, serve } from '../../../scripts/browser.ts'
import { openRecordStore } from './recordStore.ts'
import { scriptedStatements } from './talks.ts'
import { openWire } from './wire.ts'

it('a page that is loaded anew while the record store fails loses nothing, and sends nothing twice', async () => {
  const store = await openRecordStore()
  const wire = await openWire(store.endpoint)
  const site = await serve({
    files: {
      '/': '<!doctype html><title>A sender</title><script type="module" src="/page.js"></script>',
      '/page.js': await bundled("import { begin } from './senderPage.ts'\nbegin()", import.meta.dirname),
    },
    policy: `default-src 'none'; script-src 'self'; connect-src ${new URL(wire.endpoint).origin}`,
  })
  const browser = await launchBrowser()
  try {
    const statements = (await scriptedStatements()).slice(0, 10)
    const page = await browser.newPage()
    const opened = async () => {
      await page.goto(`${site.address}/?${encodeURIComponent(wire.endpoint)}`)
      await page.waitForFunction(() => 'sending' in window)
    }
    await opened()
    // One batch gets there, of the next the answer is lost, and then nobody is to be reached for an hour.
    wire.faults.push(null, 'lostAfter', { status: 503, retryAfter: '3600' })
    await page.evaluate((given) => window.sending.send(given), statements)
    await expect.poll(() => wire.faults.length).toBe(0)
    expect(await page.evaluate(() => window.sending.waiting())).toBe(8)
    // The page is gone with its clock; the next one tries at once, and meets a limit first.
    wire.faults.push({ status: 429, retryAfter: '0' }, 'lostBefore', { status: 413 })
    await opened()
    await page.evaluate(() => window.sending.settled())
    await expect.poll(() => page.evaluate(() => window.sending.waiting())).toBe(0)
    expect(wire.faults).toEqual([])
    expect(await page.evaluate(() => window.sending.dead())).toBe(0)
    const held = await store.all()
    expect(held.map(({ id }) => id).sort()).toEqual(statements.map(({ id }) => id).sort())
    // A third page has nothing to send.
    await opened()
    expect(await page.evaluate(() => window.sending.waiting())).toBe(0)
  } finally {
    await browser.close()
    await site.close()
    await wire.close()
    await store.close()
  }
})
