// The HR portals of the examples in a real browser: built and served as a server has them, under the policy that their README names.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchBrowser, type Opened, openPage, type Site, serve } from '../../../scripts/browser.ts'
import { portalsIn } from '../serving/portals.ts'

const portals = portalsIn(join(import.meta.dirname, '../..'))

/** The name of a portal. */
export type PortalName = keyof typeof portals

/** A portal that is served. */
export interface PortalSite {
  open(path?: string, options?: BrowserContextOptions): Promise<Opened>
  close(): Promise<void>
}

/** Builds a portal, serves it, and starts a browser. */
export const portalSite = async (name: PortalName): Promise<PortalSite> => {
  const built = mkdtempSync(join(tmpdir(), 'portal-'))
  const { policy, build } = portals[name]
  await build(built)
  const site: Site = await serve({ folder: built, policy })
  const browser: Browser = await launchBrowser()
  return {
    open: async (path = '/', options) => {
      const opened = await openPage(browser, site, path, {
        locale: 'fi-FI',
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      opened.page.setDefaultTimeout(8000)
      await opened.page.locator('h1').waitFor()
      return opened
    },
    close: async () => {
      await browser.close()
      await site.close()
      rmSync(built, { recursive: true, force: true })
    },
  }
}
