import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AXE } from '../../../../scripts/adapterSite.ts'
import { bundled, launchBrowser, type Site, serve } from '../../../../scripts/browser.ts'
import { minified } from '../../../../scripts/style.mjs'
import { adapterSuite } from '../../src/adapters/index.ts'
import { openIn, pageFor } from './site.ts'

const CODE = `import { begin } from '../../src/adapters/page.ts'
import { adapter } from './adapter.ts'
await begin(adapter)`

describe('an adapter on another library, on the site that docs/adapters.md shows', () => {
  let site: Site
  let browser: Browser
  beforeAll(async () => {
    site = await serve({
      files: {
        '/': (url) => pageFor(url),
        '/code.js': await bundled(CODE, import.meta.dirname),
        '/style.css': await minified(join(import.meta.dirname, '../../../theme/src/style.css')),
      },
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  adapterSuite({
    vitest: { expect, it },
    open: (...asked) => openIn(browser, site.address)(...asked),
    axe: AXE,
    coreOnly: true,
  })
})
