// A real browser for tests: a headless Chromium, a page under a chosen Content-Security-Policy, and what went wrong on it.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs'
import { cssText } from './style.mjs'

/** The strictest policy that a portal may run: everything of ours works under it, and nothing is reported. */
export const STRICTEST =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

/** No request of the browser's own: a test sees only what the page does. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium. Close it when the tests are done. */
export const launchBrowser = (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(HOW_TO_GET_CHROMIUM)
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET
  return chromium.launch({ executablePath, args })
}

/** What is served, by path (`/`, `/code.js`); and the files of a folder, where no path is named. */
export interface Served {
  files?: Record<string, string | Uint8Array | ((url: URL) => string | Promise<string>)>
  folder?: string
  /**
   * The Content-Security-Policy of every answer. Where it says `NONCE`, and where the page does, each answer has a new one.
   *
   * @default STRICTEST
   */
  policy?: string
}

/** A site on this machine. */
export interface Site {
  /** Where it is, without a slash at the end. */
  address: string
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '': 'text/html',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Serves files from memory, from a folder, or both, under one policy. */
export const serve = async ({ files = {}, folder, policy = STRICTEST }: Served): Promise<Site> => {
  const contentOf = async (path: string, url: URL): Promise<string | Uint8Array | undefined> => {
    const file = files[path]
    if (typeof file === 'function') return file(url)
    if (file !== undefined || folder === undefined) return file
    return readFile(join(folder, normalize(path === '/' ? '/index.html' : path))).catch(() => undefined)
  }
  const server = createServer(async ({ url = '/' }, answer) => {
    const asked = new URL(url, 'http://site')
    const path = decodeURIComponent(asked.pathname)
    // A browser asks for it by itself.
    const found = path === '/favicon.ico' ? '' : await contentOf(path, asked)
    const nonce = randomUUID()
    const isPage = TYPES[extname(path)] === 'text/html' && policy.includes('NONCE')
    const content = found && isPage ? String(found).replaceAll('NONCE', nonce) : found
    answer.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
      'content-security-policy': policy.replaceAll('NONCE', nonce),
    })
    answer.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A page that was opened, in a context of its own. */
export interface Opened {
  page: Page
  /**
   * What went wrong so far, in words: `violation: …` of the policy, `console: …` for errors there, `thrown: …` by the page,
   * `dialog: …` that it opened, and `elsewhere: …` for a request that left the site.
   */
  problems: string[]
  close(): Promise<void>
}

/** Runs before any script of the page, in every frame. */
const REPORTING = `document.addEventListener('securitypolicyviolation', (event) =>
  reportViolation([event.violatedDirective, event.blockedURI, event.sample].filter(Boolean).join(' ')))`

/**
 * Opens a page of a site, once it has loaded.
 *
 * @param isExpected What goes wrong and is known to; nothing unless given.
 */
export const openPage = async (
  browser: Browser,
  { address }: Site,
  path = '/',
  options?: BrowserContextOptions,
  isExpected: (problem: string) => boolean = () => false,
): Promise<Opened> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const problems: string[] = []
  const report = (problem: string) => void (isExpected(problem) || problems.push(problem))
  await page.exposeFunction('reportViolation', (what: string) => report(`violation: ${what}`))
  await page.addInitScript({ content: REPORTING })
  page.on('console', (message) => message.type() === 'error' && report(`console: ${message.text()}`))
  page.on('pageerror', (error) => report(`thrown: ${error.message}`))
  page.on('dialog', (dialog) => {
    report(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(data|blob):/.test(url) && !url.startsWith(`${address}/`)) report(`elsewhere: ${url}`)
  })
  await page.goto(address + path)
  return { page, problems, close: () => context.close() }
}

/** What a bundle is made with, besides its code. */
export interface Bundling {
  /** Imports that stay as they are, since the site serves them too. */
  served?: string[]
  /** Whether libraries run as they do where they are developed with, warnings included. */
  development?: boolean
  /** Other folders for packages, by name: another version of a framework. */
  alias?: Record<string, string>
  /** What else the sources go through on their way. */
  plugins?: Plugin[]
}

/**
 * A script for the browser, from code that may import this workspace's packages, unbuilt, and the libraries that `folder` finds.
 *
 * @param folder From where imports are resolved: `import.meta.dirname` of the test.
 */
export const bundled = async (
  code: string,
  folder: string,
  { served = [], development = false, alias = {}, plugins = [] }: Bundling = {},
): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'tsx' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['source', 'module', ...(development ? ['development'] : [])],
    plugins: [cssText, ...plugins],
    external: served,
    alias,
    define: {
      'process.env.NODE_ENV': development ? '"development"' : '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
  })
  return outputFiles[0]?.text ?? ''
}
