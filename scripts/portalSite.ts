// The HR portals of the examples in a real browser: built as they are published, under the policy that their README names.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchBrowser, type Opened, openPage, type Site, serve } from './browser.ts'

/** A portal of the examples. */
export interface PortalExample {
  /** Its folder. */
  folder: string
  /** The policies for markup that it makes: Vue has one. */
  trustedTypes: "'none'" | 'vue'
}

/** As strict as may be: a design system writes styles by the nonce of the page, and nothing else is let through. */
const policyOf = ({ trustedTypes }: PortalExample): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-NONCE'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ')

/** A portal that is served. */
export interface PortalSite {
  open(path?: string, options?: BrowserContextOptions): Promise<Opened>
  close(): Promise<void>
}

/** Builds a portal, serves it, and starts a browser. */
export const portalSite = async (portal: PortalExample): Promise<PortalSite> => {
  const built = mkdtempSync(join(tmpdir(), 'portal-'))
  const vite = join(portal.folder, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', built, '--emptyOutDir'], {
    cwd: portal.folder,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const site: Site = await serve({ folder: built, policy: policyOf(portal) })
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
