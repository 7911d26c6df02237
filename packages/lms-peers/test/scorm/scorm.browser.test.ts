import { en } from '@oivallus/core/en'
import { hold, LEARNED, toLearning } from '@oivallus/example-lms-course/testing'
import type { ScormVersion } from '@oivallus/lms/scorm'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type Site } from '../../../../scripts/browser.ts'
import { type Launched, launch, openAlone, openScormSite } from './launching.ts'
import type { Launch } from './lmsPage.ts'

/* Talks that scorm-again, a run-time that others wrote, launches in a real browser. */

/** What is no business of the LMS’s either: the topic, people’s names, phases, kinds of lines. */
const PRIVATE =
  /parcel|bus|delay|queue|counter|Anna|Ville|reality|learning|distinction|observation|workLately/i

let browser: Browser
let site: Site
let context: BrowserContext
let problems: string[]

beforeAll(async () => {
  site = await openScormSite()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  context = await browser.newContext()
  problems = []
})
afterEach(async () => {
  await context.close()
})

const launched = (version: ScormVersion, how: Omit<Launch, 'talk' | 'version'> & { talk?: string } = {}) =>
  launch(context, site, { version, ...how }, problems)

const troublesOf = ({ place }: Launched) => place.evaluate(() => window.at.troubles)
const callsOf = ({ lms }: Launched) => lms.evaluate(() => window.lms.calls)
const keptBy = async ({ lms }: Launched) => JSON.parse(await lms.evaluate(() => window.lms.kept())).cmi

/** All that the LMS was given or holds, and what stands in the pointers among it. */
const everythingAt = async ({ lms }: Launched): Promise<string> => {
  const text = await lms.evaluate(() =>
    [...window.lms.calls, window.lms.holds(), window.lms.kept()].join('\n'),
  )
  const tokens = [...text.matchAll(/oivallus1\.([\w-]+)/g)].map(([, token = '']) => token)
  expect(tokens.length).toBeGreaterThan(0)
  return [text, ...tokens.map((token) => Buffer.from(token, 'base64url').toString())].join('\n')
}

describe.each<ScormVersion>(['1.2', '2004'])('a talk in scorm-again, by SCORM %s', (version) => {
  const is12 = version === '1.2'

  it.each(['frame', 'window'] as const)(
    'is begun in a %s, left, resumed in a new window, and held',
    async (into) => {
      const first = await launched(version, { into })
      await toLearning(first.seat)
      await first.place.evaluate(() => window.at.talk.settled())
      if (into === 'frame') await first.lms.evaluate(() => window.lms.takesAway())
      else await first.place.evaluate(() => window.at.bridge.leave())
      const left = await keptBy(first)
      expect(is12 ? left.core : left).toMatchObject({
        exit: 'suspend',
        [is12 ? 'lesson_status' : 'completion_status']: 'incomplete',
      })
      const everything = await everythingAt(first)
      expect(everything).not.toMatch(PRIVATE)
      expect(
        await first.lms.evaluate(() => window.lms.calls.filter((call) => call.endsWith('false'))),
      ).toEqual([])
      for (const page of context.pages()) await page.close()

      const second = await launched(version, { into })
      expect(await second.seat.stage()).toBe('learning')
      expect(await second.seat.lines()).toContain(LEARNED)
      expect(await second.place.evaluate(() => window.at.bridge.token)).toBe(left.suspend_data)
      await hold(second.seat)
      await second.place.evaluate(() => window.at.talk.settled())
      await second.place.evaluate(() => window.at.bridge.leave())
      const held = await keptBy(second)
      expect(is12 ? held.core : held).toMatchObject({
        [is12 ? 'lesson_status' : 'completion_status']: 'completed',
        exit: 'suspend',
      })
      // No score, and no success.
      expect((is12 ? held.core : held).score.raw).toBe('')
      if (!is12) expect(held.success_status).toBe('unknown')
      expect(await everythingAt(second)).not.toMatch(PRIVATE)
      expect(await troublesOf(second)).toEqual([])
      expect(problems).toEqual([])
    },
  )

  it('tells when the run-time refuses the session, with its code, and goes on', async () => {
    const one = await launched(version, { isBegun: true })
    expect(await troublesOf(one)).toEqual([
      {
        call: is12 ? 'LMSInitialize' : 'Initialize',
        element: '',
        code: is12 ? '101' : '103',
        text: expect.stringMatching(/\w/),
        message: expect.stringContaining(is12 ? '101' : '103'),
      },
    ])
    // 2004 says that it has begun already, and 1.2 has no words for that.
    expect(await one.place.evaluate(() => window.at.bridge.version)).toBe(is12 ? null : '2004')
    expect(await one.place.evaluate(() => window.at.bridge.isRefused)).toBe(is12)
    await toLearning(one.seat)
    expect(problems).toEqual([])
  })

  it('is found from a frame in a frame', async () => {
    const one = await launched(version, { into: 'inside' })
    expect(await one.place.evaluate(() => window.at.bridge.version)).toBe(version)
    expect(await callsOf(one)).toContain('Initialize  → true')
  })

  it.each(['browse', 'review'] as const)('is completed by nothing in %s', async (mode) => {
    const one = await launched(version, { mode })
    expect(await one.place.evaluate(() => window.at.bridge.mode)).toBe(mode)
    await toLearning(one.seat)
    await hold(one.seat)
    await one.place.evaluate(() => window.at.talk.settled())
    await one.place.evaluate(() => window.at.bridge.leave())
    expect(
      (await callsOf(one)).filter((call) => call.startsWith('SetValue') && call.includes('status')),
    ).toEqual([])
    expect(await troublesOf(one)).toEqual([])
  })

  it('keeps at most as many characters as the standard says, whatever the run-time takes', async () => {
    const most = is12 ? 4_096 : 64_000
    const one = await launched(version)
    // Ours is the stricter in 1.2: scorm-again keeps more.
    const takes = (length: number) =>
      one.lms.evaluate((count) => window.lms.asks('SetValue', 'cmi.suspend_data', 'x'.repeat(count)), length)
    expect(await takes(most)).toBe('true')
    expect(await takes(most + 1)).toBe(is12 ? 'true' : 'false')
    await one.place.evaluate((letters) => {
      const { talk, bridge } = window.at
      bridge.bind({ ...talk, viewer: { screen: 'x'.repeat(letters), scribe: 'p1' } })
    }, most)
    const troubles = await troublesOf(one)
    expect(troubles).toMatchObject([{ element: 'cmi.suspend_data', code: '' }])
    expect(troubles[0]?.message).toContain(`keeps ${most}`)
  })

  it('stands alone behind a wall of another origin, and nothing goes wrong', async () => {
    const other = await openScormSite()
    try {
      for (const into of ['frame', 'window'] as const) {
        const one = await launched(version, { into, talk: `${other.address}/talk.html` })
        expect(await one.place.evaluate(() => window.at.bridge.version)).toBeNull()
        await one.seat.press(en.framing.saidClear)
        expect(await callsOf(one)).toEqual([])
        expect(await troublesOf(one)).toEqual([])
      }
      expect(problems).toEqual([])
    } finally {
      await other.close()
    }
  })
})

describe('a talk whose session scorm-again has ended', () => {
  // In 1.2 it answers “true” to all that comes after the end.
  it('tells what the run-time does not take, with its code, and is held', async () => {
    const one = await launched('2004')
    await one.lms.evaluate(() => window.lms.ends())
    await toLearning(one.seat)
    await hold(one.seat)
    await one.place.evaluate(() => window.at.talk.settled())
    await one.place.evaluate(() => window.at.bridge.leave())
    const troubles = await troublesOf(one)
    // What was refused when the talk was held is tried once more at the end.
    expect(
      troubles.map(({ call, element, code }) => [call, element, code].filter(Boolean).join(' ')),
    ).toEqual([
      'SetValue cmi.completion_status 133',
      'SetValue cmi.completion_status 133',
      'SetValue cmi.exit 133',
      'SetValue cmi.session_time 133',
      'Terminate 113',
    ])
    for (const { text, message } of troubles) {
      expect(text).not.toBe('')
      expect(message).toContain(text)
    }
    expect(problems).toEqual([])
  })
})

describe('a talk that no LMS launched', () => {
  it('runs stand-alone, and says so', async () => {
    const seat = await openAlone(context, site, problems)
    expect(await seat.page.evaluate(() => window.at.bridge)).toMatchObject({ version: null, token: null })
    await toLearning(seat)
    expect(await seat.page.evaluate(() => window.at.troubles)).toEqual([])
    expect(problems).toEqual([])
  })
})
