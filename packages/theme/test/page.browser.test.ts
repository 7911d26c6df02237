import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage, type Site, serve } from '../../../scripts/browser.ts'
import { minified } from '../../../scripts/style.mjs'

/* The stylesheet on pages of different kinds. */

const STEPS = ['done', 'now', 'ahead'].map(
  (at) =>
    `<li data-at="${at}"><button id="${at}" ${at === 'now' ? 'aria-current="step"' : 'disabled'}><span>Step</span></button></li>`,
)
const HTML = `<!doctype html><html lang="en"><title>A page</title>
<link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/style.css">
<body><section data-part="conversation"><nav data-part="progress"><p data-row="where">1 of 3</p><ol>${STEPS.join('')}</ol></nav></section>`

let browser: Browser
const sites: Site[] = []
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  for (const site of sites) await site.close()
})

/** A page with a style of its own around the conversation. */
const opened = async (pageCss: string, options: BrowserContextOptions = {}) => {
  const style = await minified(join(import.meta.dirname, '../src/style.css'))
  const site = await serve({ files: { '/': HTML, '/page.css': pageCss, '/style.css': style } })
  sites.push(site)
  return openPage(browser, site, '/', options)
}

describe('light and dark', () => {
  const WARM_WHITE = 'rgb(252, 251, 248)'
  const NEAR_BLACK = 'rgb(21, 28, 27)'
  it.each([
    ['of a page that names none is light', '', 'dark', WARM_WHITE],
    ['of a page for both is the reader’s', 'html { color-scheme: light dark }', 'dark', NEAR_BLACK],
    ['of a page for both is the reader’s', 'html { color-scheme: light dark }', 'light', WARM_WHITE],
    ['of a dark page is dark', 'html { color-scheme: dark }', 'light', NEAR_BLACK],
    ['is given to the talk alone by its token', 'html { --oivallus-scheme: dark }', 'light', NEAR_BLACK],
  ] as const)('%s', async (_, css, colorScheme, paper) => {
    const { page, problems, close } = await opened(css, { colorScheme })
    const behind = await page
      .locator('[data-part=conversation]')
      .evaluate((one) => getComputedStyle(one).backgroundColor)
    expect(behind).toBe(paper)
    expect(problems).toEqual([])
    await close()
  })
})

describe('progress', () => {
  it('shows its words where there is room, and else one line that says where one is', async () => {
    const { page, close } = await opened('body { margin: 0 }', { viewport: { width: 700, height: 600 } })
    const size = () =>
      page.locator('#now > span').evaluate((one) => one.clientWidth || one.getClientRects()[0]?.width)
    const where = page.locator('[data-row=where]')
    expect(await size()).toBeGreaterThan(10)
    expect(await where.isVisible()).toBe(false)
    await page.setViewportSize({ width: 320, height: 600 })
    expect(await size()).toBeLessThan(2)
    expect(await where.isVisible()).toBe(true)
    await close()
  })

  it('breaks no word of a step, wherever there is room for words', async () => {
    const { page, close } = await opened('body { margin: 0 }')
    const words = [
      'Miksi pysähdymme',
      'Mitä on tehty ja koettu',
      'Mitä opimme',
      'Rakenteet ja arjen tekeminen',
    ]
    const others = ['Mitä kokeilemme', 'Milloin palaamme', 'Lopuksi']
    await page.locator('ol').evaluate(
      (list, all) => {
        const [step] = list.children
        list.replaceChildren(
          ...all.map((one) => {
            const copy = step?.cloneNode(true) as HTMLElement
            const span = copy.querySelector('span') as HTMLElement
            span.replaceChildren(
              ...one.split(' ').flatMap((word) => {
                const each = document.createElement('b')
                each.textContent = word
                return [each, ' ']
              }),
            )
            return copy
          }),
        )
      },
      [...words, ...others],
    )
    for (const width of [660, 700, 800, 1000, 1280, 1440]) {
      await page.setViewportSize({ width, height: 600 })
      const broken = await page
        .locator('b')
        .evaluateAll((all) =>
          all.flatMap((one) => (one.getClientRects().length > 1 ? [one.textContent] : [])),
        )
      expect(broken, String(width)).toEqual([])
    }
    await close()
  })

  it('tells apart in forced colours what is behind, where one is and what is ahead', async () => {
    const { page, close } = await opened('', { forcedColors: 'active' })
    const edges = await page.locator('button').evaluateAll((all) =>
      all.map((one) => {
        const { borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(one)
        return [borderBottomStyle, borderBottomWidth, borderBottomColor].join(' ')
      }),
    )
    expect(new Set(edges).size).toBe(3)
    await close()
  })
})
