import { readdirSync } from 'node:fs'
import { seatIn } from '@oivallus/testing/adapters'
import type axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AXE } from '../../../scripts/adapterSite.ts'
import { launchBrowser, type Site, serve } from '../../../scripts/browser.ts'
import { buildExample } from '../../../scripts/builtExample.ts'
import { beginIn, hold, LEARNED, PRIVATE, talkIn, talkToLearning } from '../testing/talk.ts'

/* The packages as they are, played by scorm-again on the page of the example. */

/** As strict as a page with a frame can be. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

let example: ReturnType<typeof buildExample>
let site: Site
let browser: Browser
beforeAll(async () => {
  example = buildExample('lms-course')
  site = await serve({ folder: example.folder, policy: POLICY })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  example?.remove()
})

/** A new window of the LMS, in English. */
const opened = async (context: BrowserContext, version: string, problems: string[]): Promise<Page> => {
  const page = await context.newPage()
  page.on('console', (message) => message.type() !== 'log' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address)) problems.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(`${site.address}/`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByLabel(`SCORM ${version}`).check()
  return page
}

const status = (page: Page) => page.locator('#status').textContent()
/** All that the LMS has, and what stands in the pointer among it. */
const known = async (page: Page): Promise<string> => {
  await page.locator('#knows summary').click()
  const text = (await page.locator('#knows :is(dt, dd)').allTextContents()).join('\n')
  const [, token = ''] = /oivallus1\.([\w-]+)/.exec(text) ?? []
  expect(token).not.toBe('')
  return `${text}\n${Buffer.from(token, 'base64url')}`
}

const violationsIn = async (page: Page): Promise<string[]> => {
  for (const frame of page.frames()) await frame.evaluate(AXE)
  const found = await page.mainFrame().evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return found.violations.map(({ id }) => id)
}

it('packs a talk in three ways', () => {
  expect(
    readdirSync(example.folder)
      .filter((name) => name.endsWith('.zip'))
      .sort(),
  ).toEqual(['talk-cmi5.zip', 'talk-scorm12.zip', 'talk-scorm2004.zip'])
})

describe.each(['1.2', '2004'])('a package for SCORM %s', (version) => {
  it('is begun, left in the learning phase, resumed in a new window, and held', async () => {
    const context = await browser.newContext()
    const problems: string[] = []
    const first = await opened(context, version, problems)
    expect(await status(first)).toBe('not begun')
    await first.getByRole('button', { name: 'Open the talk' }).click()
    const begun = await talkIn(first)
    await talkToLearning(begun, first, problems)
    await first.getByRole('button', { name: 'Stop for now' }).click()
    expect(await status(first)).toBe('under way')
    expect(await known(first)).not.toMatch(PRIVATE)
    await first.close()

    const second = await opened(context, version, problems)
    await second.getByRole('button', { name: 'Go on with the talk' }).click()
    const resumed = await talkIn(second)
    const seat = seatIn(resumed, second, problems)
    expect(await seat.stage()).toBe('learning')
    expect(await seat.lines()).toContain(LEARNED)
    await hold(seat)
    await expect.poll(() => status(second)).toBe('held')
    await second.getByRole('button', { name: 'Stop for now' }).click()
    const everything = await known(second)
    expect(everything).not.toMatch(PRIVATE)
    expect(everything).not.toMatch(/score\.(raw|scaled)|passed|failed/)
    expect(problems).toEqual([])
    await context.close()
  })
})

it('has nothing that axe-core finds, and fits on a narrow screen', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await opened(context, '1.2', [])
  await page.getByRole('button', { name: 'Open the talk' }).click()
  const frame = await talkIn(page)
  expect(await violationsIn(page)).toEqual([])
  await beginIn(frame)
  await frame.locator('[data-part="question"]').waitFor()
  expect(await violationsIn(page)).toEqual([])
  for (const one of page.frames())
    expect(
      await one.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0)
  await context.close()
})
