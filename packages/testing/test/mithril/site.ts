import type { Seat, ServerAdapter, Setting } from '@oivallus/testing/adapters'
import { conversationsOf, handOver, seatAt, stillOf } from '@oivallus/testing/adapters'
import type { Browser } from 'playwright-core'

// The button’s words are exactly these: the suite goes by names, as people do.
const places = (first = '') =>
  `<div class="place">${first}</div><div class="place"></div><p><button id="next">Next talk</button></p>`
const code = '<script type="module" src="/code.js"></script>'
const html = (body: string) => `<!doctype html><html lang="en"><title>A talk</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css">
<main><h1>A page</h1>${body}</main>`

/** What the site answers: what is asked for stands in the address, `/?…`, as JSON. */
export const pageFor = async ({ search }: URL, server?: ServerAdapter): Promise<string> => {
  const setting: Setting = JSON.parse(decodeURIComponent(search.slice(1)) || '{}')
  const { as = 'live', own } = setting
  if (as === 'live') return html(places() + code)
  const [conversation] = await conversationsOf(setting)
  if (!conversation) throw new Error('There is no talk.')
  // What yours is compared with. No script runs: the page itself says that it is shown.
  if (as === 'still') return html(`${places(await stillOf(conversation, setting))}<i id="shown" hidden></i>`)
  // Taken over: what your server draws, and the talk for the script. Where only the core is run, nobody asks for it.
  if (!server) throw new Error('There is no server.')
  const handed = JSON.stringify(handOver(conversation)).replace(/</g, '\\u003c')
  const drawn = await server({ conversation, options: {}, own })
  return html(`${places(drawn)}<script type="application/json" id="handed">${handed}</script>${code}`)
}

/**
 * What the suite opens pages with. Problems are: errors in the console, where violations of the policy are told too, errors that
 * were thrown, and requests that leave the site.
 */
export const openIn =
  (browser: Browser, address: string) =>
  async (setting: Setting = {}): Promise<Seat> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('request', (request) => {
      const url = request.url()
      if (!/^(data|blob):/.test(url) && !url.startsWith(`${address}/`)) problems.push(url)
    })
    await page.goto(`${address}/?${encodeURIComponent(JSON.stringify(setting))}`)
    // The script gives this id to the body, once the talk is there.
    await page.locator('#shown').waitFor({ state: 'attached' })
    return seatAt({ page, problems, close: () => context.close() })
  }
