import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages, pathTo } from '../testing/pages.ts'
import { type PortalSite, portalSite } from '../testing/portalSite.ts'

/* Two design systems in two frameworks, and one portal for those who do not see it. */

let sites: PortalSite[]
beforeAll(async () => {
  sites = await Promise.all([portalSite('react'), portalSite('vue')])
})
afterAll(() => Promise.all((sites ?? []).map((site) => site.close())))

/** The tree that a screen reader is given: roles, names and states. Ids of talks that were called just now are their own. */
const treeOf = async (page: Page): Promise<string> =>
  (await page.locator('body').ariaSnapshot()).replace(/[\da-f]{8}-[\da-f-]{27}/g, 'id')

describe('both portals', () => {
  it.each(pages)('are one and the same to whoever listens: %s', async (name) => {
    const [react, vue] = await Promise.all(
      sites.map(async (site) => {
        const { page, close } = await site.open()
        await pathTo(name, page)
        const tree = await treeOf(page)
        await close()
        return tree
      }),
    )
    expect(react).toContain('heading')
    expect(vue).toBe(react)
  })
})
