import type axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AXE } from '../../../scripts/adapterSite.ts'
import { launchBrowser, openPage, type Site, serve } from '../../../scripts/browser.ts'
import { buildExample } from '../../../scripts/builtExample.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types vue"

let example: ReturnType<typeof buildExample>
let site: Site
let browser: Browser
beforeAll(async () => {
  example = buildExample('side-by-side')
  site = await serve({ folder: example.folder, policy: POLICY })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  example?.remove()
})

const WAYS = ['dom', 'react', 'vue'] as const

const opened = async (options?: BrowserContextOptions) => {
  const found = await openPage(browser, site, '/', {
    locale: 'fi-FI',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  for (const way of WAYS) await found.page.locator(`#${way} [data-part="question"]`).waitFor()
  return found
}

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('three ways to one conversation', () => {
  it.each(WAYS)('what is written by one is in the others at once: %s', async (way) => {
    const { page, problems, close } = await opened()
    await page.locator(`#${way} [data-field="closed"]`).press('Enter')
    await page.keyboard.type(`Kirjoitettu: ${way}.`)
    await page.keyboard.press('Enter')
    for (const one of WAYS)
      await page.locator(`#${one} [data-part="line"]`).getByText(`Kirjoitettu: ${way}.`).waitFor()
    // Whoever writes goes on writing where they wrote; the others stay closed.
    expect(await page.locator('textarea').count()).toBe(1)
    expect(await page.locator(`#${way} textarea`).inputValue()).toBe('')
    expect(problems).toEqual([])
    await close()
  })

  it('they move on together, and are read in one language', async () => {
    const { page, problems, close } = await opened()
    await page.locator('#vue').getByRole('button', { name: 'Miksi pysähdymme' }).press('Enter')
    for (const one of WAYS) await page.locator(`#${one} [data-stage="framing"]`).waitFor()
    await page.getByRole('button', { name: 'English' }).press('Enter')
    for (const one of WAYS)
      await page.locator(`#${one}`).getByRole('heading', { name: 'Why we pause' }).waitFor()
    expect(await page.title()).toBe('One conversation, three times')
    expect(problems).toEqual([])
    await close()
  })

  it('stand beside each other on a wide page, and below each other at 320 px', async () => {
    const tops = async (width: number) => {
      const { page, close } = await opened({ viewport: { width, height: 900 } })
      expect(await tooWide(page)).toBe(0)
      const boxes = await Promise.all(WAYS.map((one) => page.locator(`#${one}`).boundingBox()))
      await close()
      return new Set(boxes.map((box) => Math.round(box?.y ?? 0))).size
    }
    expect(await tops(1440)).toBe(1)
    expect(await tops(320)).toBe(3)
  })

  it.each(['light', 'dark'] as const)(
    'have nothing that a checker of accessibility finds: %s',
    async (colorScheme) => {
      const { page, problems, close } = await opened({ colorScheme })
      await page.evaluate(AXE)
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
      expect(problems).toEqual([])
      await close()
    },
  )
})
