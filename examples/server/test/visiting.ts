import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { press } from '@oivallus/example-hr-portal-data/hands'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openPage } from '../../../scripts/browser.ts'
import { openExample, type Place } from '../src/index.ts'

/* The example on a port of its own, and people who come to it in browsers of their own. */

export type PortalName = 'react' | 'vue'

/** Starts the example on a database of its own: a file that goes when it is closed, unless another is named. */
export const startExample = async (browser: Browser, named?: Place) => {
  const folder = mkdtempSync(join(tmpdir(), 'server-'))
  const place = named ?? { file: join(folder, 'conversations.db') }
  const { listener, close } = await openExample(join(import.meta.dirname, '..'), '/server', place)
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const open = async (options?: BrowserContextOptions) => {
    const opened = await openPage(browser, { address, close: async () => {} }, '/server/', {
      locale: 'fi-FI',
      ...options,
    })
    opened.page.setDefaultTimeout(20_000)
    return opened
  }
  return {
    address,
    open,
    /** Comes to a portal as somebody, by keyboard. */
    signIn: async (who: string, portal: PortalName, options?: BrowserContextOptions) => {
      const opened = await open(options)
      const { page } = opened
      await choose(page.locator(`input[value="${who}"]`), page.locator('input:checked'))
      // The first visit builds the portal.
      page.setDefaultTimeout(100_000)
      await press(page.locator(`button[value="${portal}"]`))
      await page.locator('#portal h1').waitFor()
      page.setDefaultTimeout(20_000)
      return opened
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Example = Awaited<ReturnType<typeof startExample>>

/** Chooses one of several by arrow, as a group of radio buttons is. */
export const choose = async (target: ReturnType<Page['locator']>, checked: ReturnType<Page['locator']>) => {
  await press(checked, 'Space')
  for (let steps = 0; steps < 20 && !(await target.isChecked()); steps++)
    await target.page().keyboard.press('ArrowDown')
}

export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first()
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()

/** A talk in the list. */
export const inList = (page: Page, topic: string, name: string) =>
  page.getByRole('listitem').filter({ hasText: topic }).getByRole('link', { name, exact: true })

/** The facilitator goes to a phase by the portal's own progress, and all come along. */
export const goTo = async (lead: Page, name: string, stage: string, all: readonly Page[]) => {
  await press(lead.getByRole('navigation').getByRole('button', { name }))
  for (const page of all) await page.locator(`[data-stage="${stage}"]`).waitFor()
}

/** Says something in the one field, as what it takes, or as another kind. */
export const say = async (page: Page, text: string, kind?: string) => {
  const closed = page.locator('[data-field="closed"]')
  if (await closed.count()) await press(closed)
  if (kind !== undefined) {
    const kinds = page.locator('[data-part="composer"] select')
    for (let steps = 0; steps < 20; steps++) {
      if ((await kinds.locator('option:checked').textContent()) === kind) break
      await press(kinds, 'ArrowDown')
    }
  }
  await press(page.locator('textarea[data-field]'), 'End')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}
