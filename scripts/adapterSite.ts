// A site that shows conversations by an adapter, under the strictest policy: what the adapters' suite of @oivallus/testing opens.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  conversationsOf,
  handOver,
  type Seat,
  type ServerAdapter,
  type Setting,
  seatAt,
  stillOf,
} from '@oivallus/testing/adapters'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Bundling, bundled, launchBrowser, openPage, type Site, serve } from './browser.ts'
import { minified } from './style.mjs'

const PAGE_CSS = 'body { margin: 0; color-scheme: light dark; background: Canvas; color: CanvasText }'

const html = (body: string, code: string) => `<!doctype html><html lang="en">
<meta name="viewport" content="width=device-width"><title>A talk</title>
<link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/page.css">
<body><main><h1>A page of an organisation</h1>${body}</main>${code}`

const CODE = '<script type="module" src="/code.js"></script>'

const places = (first = '') =>
  `<div class="place">${first}</div><div class="place"></div><p><button id="next">Next talk</button></p>`

/** The source of axe-core. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A site on which an adapter's page stands. */
export interface AdapterSite extends Bundling {
  /** The page's script: it may import what the folder finds. */
  code: string
  folder: string
  /** What stands in the page, when it is no conversation of the suite's. */
  body?: string
  server?: ServerAdapter
  /** What goes wrong on every page and is known to; nothing unless given. */
  isExpected?: (problem: string) => boolean
}

/** A browser for the tests of a file, with a site; gives what opens a page there. */
export const inBrowser = ({ code, folder, body, server, isExpected, ...bundling }: AdapterSite) => {
  let browser: Browser
  let site: Site

  /** The page for what is asked for: empty, drawn by the adapter's server, or as the screen's own HTML. */
  const pageFor = async (setting: Setting): Promise<string> => {
    if (body !== undefined) return html(body, CODE)
    const { as = 'live' } = setting
    if (as === 'live') return html(places(), CODE)
    const [conversation] = await conversationsOf(setting)
    if (!conversation) throw new Error('The setting has no conversation.')
    if (as === 'still')
      return html(`${places(await stillOf(conversation, setting))}<i id="shown" hidden></i>`, '')
    if (!server) throw new Error('This adapter has no server.')
    const drawn = await server({ conversation, options: {}, own: setting.own })
    const handed = JSON.stringify(handOver(conversation)).replace(/</g, '\\u003c')
    return html(places(drawn), `<script type="application/json" id="handed">${handed}</script>${CODE}`)
  }

  beforeAll(async () => {
    site = await serve({
      files: {
        '/': ({ search }) => pageFor(JSON.parse(decodeURIComponent(search.slice(1)) || '{}')),
        '/code.js': await bundled(code, folder, bundling),
        '/style.css': await minified(join(import.meta.dirname, '../packages/theme/src/style.css')),
        '/page.css': PAGE_CSS,
        '/axe.js': AXE,
      },
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  return async (setting: Setting = {}, options?: BrowserContextOptions): Promise<Seat> => {
    const opened = await openPage(
      browser,
      site,
      `/?${encodeURIComponent(JSON.stringify(setting))}`,
      options,
      isExpected,
    )
    await opened.page.locator('#shown').waitFor({ state: 'attached' })
    return seatAt(opened)
  }
}
