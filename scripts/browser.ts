// A real browser for tests: a headless Chromium, a page under a chosen Content-Security-Policy, and what went wrong on it.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { build } from 'esbuild'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs'
import { cssText } from './style.mjs'

/** The strictest policy that a portal may run: everything of ours works under it, and nothing is reported. */
const STRICTEST =
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
  files?: Record<string, string | Uint8Array>
  folder?: string
  /**
   * The Content-Security-Policy of every answer.
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
  const contentOf = async (path: string): Promise<string | Uint8Array | undefined> => {
    if (files[path] !== undefined || folder === undefined) return files[path]
    return readFile(join(folder, normalize(path === '/' ? '/index.html' : path))).catch(() => undefined)
  }
  const server = createServer(async ({ url = '/' }, answer) => {
    const path = decodeURIComponent(new URL(url, 'http://site').pathname)
    // A browser asks for it by itself.
    const content = path === '/favicon.ico' ? '' : await contentOf(path)
    answer.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
      'content-security-policy': policy,
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
   * What went wrong so far, in words: `violation: …` of the policy, `console: …` for errors there, `thrown: …` by the page, and
   * `elsewhere: …` for a request that left the site.
   */
  problems: string[]
  close(): Promise<void>
}

/** Runs before any script of the page, in every frame. */
const REPORTING = `document.addEventListener('securitypolicyviolation', (event) =>
  reportViolation([event.violatedDirective, event.blockedURI, event.sample].filter(Boolean).join(' ')))`

/** Opens a page of a site, once it has loaded. */
export const openPage = async (
  browser: Browser,
  { address }: Site,
  path = '/',
  options?: BrowserContextOptions,
): Promise<Opened> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const problems: string[] = []
  await page.exposeFunction('reportViolation', (what: string) => problems.push(`violation: ${what}`))
  await page.addInitScript({ content: REPORTING })
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(data|blob):/.test(url) && !url.startsWith(`${address}/`)) problems.push(`elsewhere: ${url}`)
  })
  await page.goto(address + path)
  return { page, problems, close: () => context.close() }
}

/**
 * A script for the browser, from code that may import this workspace's packages, unbuilt, and the libraries that `folder` finds.
 *
 * @param folder From where imports are resolved: `import.meta.dirname` of the test.
 * @param served Imports that stay as they are, since the site serves them too.
 */
export const bundled = async (code: string, folder: string, served: string[] = []): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['source', 'module'],
    plugins: [cssText],
    external: served,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}
