import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hold, LEARNED, PRIVATE, talkToLearning } from '@oivallus/example-lms-course/testing'
import { seatIn } from '@oivallus/testing/adapters'
import { unzipSync } from 'fflate'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type Site, serve } from '../../../scripts/browser.ts'
import { buildExample } from '../../../scripts/builtExample.ts'
import { ACTOR, type Lms, openLms } from './lms.ts'

/* The package for cmi5 as the example packs it, launched in a real browser by an LMS of another origin. */

let example: ReturnType<typeof buildExample>
let site: Site
let lms: Lms
let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  example = buildExample('lms-course')
  const files = Object.entries(unzipSync(readFileSync(join(example.folder, 'talk-cmi5.zip')))).map(
    ([name, content]) => [`/talk/${name}`, content] as const,
  )
  // What the page itself says is its whole policy.
  site = await serve({
    files: { ...Object.fromEntries(files), '/course.html': '<!doctype html><title>A course</title>' },
    policy: '',
  })
  lms = await openLms()
  lms.documents.set(JSON.stringify(['/xapi/agents/profile', 'cmi5LearnerPreferences', null, null, ACTOR]), {
    languagePreference: 'en-GB,fi',
    audioPreference: 'off',
  })
  browser = await launchBrowser()
  context = await browser.newContext()
})
afterAll(async () => {
  await browser?.close()
  await lms?.close()
  await site?.close()
  example?.remove()
})

const problems: string[] = []

const launched = async (session: string): Promise<Page> => {
  const page = await context.newPage()
  // A document that the LMS does not have is answered with 404, which is normal there.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
  await page.goto(
    lms.launch({
      session,
      page: `${site.address}/talk/index.html`,
      returnURL: `${site.address}/course.html`,
    }),
  )
  return page
}

const leave = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Back to the learning platform' }).click()
  await page.waitForURL('**/course.html')
}

const told = () => lms.statements.map(({ verb }) => verb.id.split('/').at(-1))

it('a talk is begun, left, resumed in a new session and held, and the LMS knows no word of it', async () => {
  const first = await launched('first')
  const begun = first.mainFrame()
  // In the language that the learner likes to read.
  await begun.getByLabel('Your name').waitFor()
  expect(await begun.locator('.ask').textContent()).toContain('on which day you come back to it')
  await talkToLearning(begun, first, problems)
  await leave(first)
  expect(told()).toEqual(['initialized', 'terminated'])

  const second = await launched('second')
  await second.locator('[data-part="question"]').first().waitFor()
  const seat = seatIn(second.mainFrame(), second, problems)
  expect(await seat.stage()).toBe('learning')
  expect(await seat.lines()).toContain(LEARNED)
  await hold(seat)
  await leave(second)
  expect(told().slice(2)).toEqual(['initialized', 'completed', 'schedule', 'terminated'])

  const everything = JSON.stringify([lms.traffic, [...lms.documents]])
  const tokens = [...everything.matchAll(/oivallus1\.([\w-]+)/g)].map(([, one = '']) => one)
  expect(tokens.length).toBeGreaterThan(0)
  const decoded = tokens.map((one) => Buffer.from(one, 'base64url').toString())
  // What the activity is called, it is called in every talk.
  const besides = [everything, ...decoded].join('\n').replaceAll('Learning conversation', '')
  expect(besides.match(PRIVATE)).toBeNull()
  expect(problems).toEqual([])
})

it('a page that is loaded anew says, in the first of its languages, that it has to be opened from the LMS again', async () => {
  const page = await launched('third')
  await page.locator('[data-part="conversation"]').first().waitFor()
  await page.reload()
  await expect.poll(() => page.locator('.ask').textContent()).toContain('avaa se sieltä uudelleen')
  expect(problems).toEqual([])
})
