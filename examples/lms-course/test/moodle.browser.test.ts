import { seatIn } from '@oivallus/testing/adapters'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser.ts'
import { hold, LEARNED, PRIVATE, talkIn, talkToLearning } from '../testing/talk.ts'

/*
 * A real Moodle, where one is running: MOODLE_URL leads to a SCORM activity that was made from one of the packages, shown in the current
 * window, with a learner who has no attempt yet: `https://student:password@moodle.example/mod/scorm/view.php?id=7`.
 */
const { MOODLE_URL = '' } = process.env

let browser: Browser
beforeAll(async () => {
  if (MOODLE_URL) browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Signs in, and opens the activity. */
const entered = async (page: Page): Promise<void> => {
  const { username, password, href } = new URL(MOODLE_URL)
  const place = new URL(href)
  place.username = ''
  place.password = ''
  await page.goto(place.href)
  if (new URL(page.url()).pathname.includes('/login/')) {
    await page.locator('#username').fill(decodeURIComponent(username))
    await page.locator('#password').fill(decodeURIComponent(password))
    await page.locator('#loginbtn').click()
    await page.waitForURL(place.href)
  }
  // Where the page of the activity is skipped, the player stands there already.
  const enter = page.locator('#scormviewform [type="submit"]')
  if ((await enter.count()) > 0) await enter.click()
}

/** What Moodle’s run-time answers for an element, in the version that the package speaks. */
const asked = (page: Page, by12: string, by2004: string): Promise<string> =>
  page.evaluate(
    ([of12 = '', of2004 = '']) => {
      type Api = Record<string, (name: string) => string> | undefined
      const { API, API_1484_11 } = window as unknown as { API: Api; API_1484_11: Api }
      return API_1484_11?.GetValue?.(of2004) ?? API?.LMSGetValue?.(of12) ?? ''
    },
    [by12, by2004],
  )

const status = (page: Page) => asked(page, 'cmi.core.lesson_status', 'cmi.completion_status')
const pointer = (page: Page) => asked(page, 'cmi.suspend_data', 'cmi.suspend_data')

it.skipIf(!MOODLE_URL)(
  'in the Moodle to which MOODLE_URL leads, a talk is begun, left, resumed in a new window and held',
  async () => {
    const context = await browser.newContext()
    const problems: string[] = []

    const first = await context.newPage()
    await entered(first)
    const begun = await talkIn(first)
    await talkToLearning(begun, first, problems)
    expect(await status(first)).toBe('incomplete')
    const [, token = ''] = (await pointer(first)).split('.')
    expect(Buffer.from(token, 'base64url').toString()).not.toMatch(PRIVATE)
    await first.close({ runBeforeUnload: false })

    const second = await context.newPage()
    await entered(second)
    const resumed = await talkIn(second)
    const seat = seatIn(resumed, second, problems)
    expect(await seat.stage()).toBe('learning')
    expect(await seat.lines()).toContain(LEARNED)
    await hold(seat)
    await expect.poll(() => status(second)).toBe('completed')
    expect(await asked(second, 'cmi.core.score.raw', 'cmi.score.raw')).toBe('')
    expect(problems).toEqual([])
    await context.close()
  },
)
