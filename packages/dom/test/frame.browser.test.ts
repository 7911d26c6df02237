import { join } from 'node:path'
import { createMemoryStore, systemPlatform } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import type { FrameState } from '@oivallus/dom/frame'
import { type Seat, seatIn } from '@oivallus/testing/adapters'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundled, launchBrowser, openPage, type Site, STRICTEST, serve } from '../../../scripts/browser.ts'
import { minified } from '../../../scripts/style.mjs'
import type {} from './frame/forgingPage.ts'
import type {} from './frame/framePage.ts'
import type { Hosting } from './frame/hostPage.ts'

/* A page and a frame of another origin, in a real browser, under the strictest policy: what the two say to each other. */

const SAID = 'The parcels come after the bus has left'
/** What was said, who is here, and what about; none of it is a host’s business. */
const PRIVATE = /parcel|bus|Anna|Ville|queue|counter/

const OPENING = { asked: ['p1', 'p2'], lead: 'p1', zone: 'Europe/Helsinki' }
/** The strictest, save that a page may hold frames. */
const POLICY = `${STRICTEST}; frame-src http:`

const html = (body: string, code: string, attributes = '') =>
  `<!doctype html><html lang="en" ${attributes}><title>A page</title><link rel="stylesheet" href="/style.css">
<body>${body}<script src="/${code}" defer></script>`

const TALK = '<main><learning-conversation></learning-conversation></main>'

let browser: Browser
let portal: Site
let talks: Site
let others: Site

beforeAll(async () => {
  // A page without an origin may load no modules: what is bundled is a script like any other, with its names to itself.
  const code = async (file: string) =>
    `(() => {${await bundled(`import { begin } from './${file}'\nbegin()`, join(import.meta.dirname, 'frame'))}})()`
  const files = {
    '/': '',
    '/host.html': html('', 'host.js'),
    '/host.js': await code('hostPage.ts'),
    '/talk.html': () => html(TALK, 'talk.js', `data-origins="${portal.address} https://portal.example"`),
    '/growing.html': () =>
      html(
        `<link rel="stylesheet" href="/growing.css">${TALK}`,
        'talk.js',
        `data-origins="${portal.address}"`,
      ),
    '/growing.css': 'body { min-height: 100vh }',
    '/talk.js': await code('framePage.ts'),
    '/forging.html': html('', 'forging.js'),
    '/forging.js': await code('forgingPage.ts'),
    '/old.html': html('', 'old.js'),
    '/old.js': `window.heard = []
const hello = () => parent.postMessage({ protocol: 'oivallus-frame', version: 2, type: 'hello', proof: 'new' }, '*')
addEventListener('message', ({ data }) => {
  heard.push(data)
  hello()
})
hello()`,
    '/style.css': await minified(join(import.meta.dirname, '../../theme/src/style.css')),
  }
  const serving = () => serve({ files, policy: POLICY })
  ;[portal, talks, others] = await Promise.all([serving(), serving(), serving()])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([portal, talks, others].map((site) => site?.close()))
})

/** A host, with a frame in it; what the frame keeps is in a store of this program. */
const openHost = async (hosting: Hosting, at: Site = portal) => {
  const isOurs = (problem: string) =>
    [portal, talks, others].some(({ address }) => problem.startsWith(`elsewhere: ${address}/`))
  const opened = await openPage(browser, at, '/', undefined, isOurs)
  const { page, problems } = opened
  const store = createMemoryStore(systemPlatform)
  await page.exposeFunction('keeps', (method: keyof typeof store, ...given: never[]) =>
    (store[method] as (...given: never[]) => unknown)(...given),
  )
  await page.goto(`${at.address}/host.html?${encodeURIComponent(JSON.stringify(hosting))}`)
  await page.locator('#around').waitFor({ state: 'attached' })
  const frameAt = async (url: string): Promise<Frame> => {
    await expect.poll(() => page.frames().some((one) => one.url() === url)).toBe(true)
    return page.frames().find((one) => one.url() === url) as Frame
  }
  return {
    ...opened,
    frameAt,
    seat: async (): Promise<Seat> => {
      const place = await frameAt(hosting.frame)
      await place.locator('#shown').waitFor({ state: 'attached' })
      return seatIn(place, page, problems)
    },
  }
}

const told = (page: Page) => page.evaluate(() => window.around.told)
const statesOf = async (page: Page) => (await told(page)).filter((one) => typeof one !== 'string')
const newest = async (page: Page): Promise<FrameState | undefined> => (await statesOf(page)).at(-1)
const troublesOf = (place: Page | Frame) =>
  place.evaluate(() => (window.around?.troubles ?? window.frameTroubles).map(({ code }) => code))

const readiesOf = async (page: Page) => (await told(page)).filter((one) => one === 'ready').length
/** How many messages of somebody else came to a window. */
const forgedAt = async (place: Page | Frame) => {
  const came = await place.evaluate(() => JSON.stringify(window.around?.received ?? window.came))
  return came.split('"forged"').length - 1
}

/** Whether the frame is as high as its page, to the pixel. */
const fits = (frame: Frame) =>
  frame.evaluate(
    () => window.innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height),
  )
const heightOf = (page: Page) =>
  page
    .locator('iframe')
    .first()
    .evaluate((one) => one.clientHeight)

describe('a talk in a sandboxed frame, which has no origin and no storage', () => {
  it('is begun with what the host gives, and told about; nothing that is said is', async () => {
    const hosting = {
      frame: `${talks.address}/talk.html`,
      sandbox: 'allow-scripts',
      origin: 'null',
      given: { language: 'en', settings: { opening: OPENING } },
      beside: `${others.address}/forging.html`,
    }
    const { page, problems, frameAt, seat: sit, close } = await openHost(hosting)
    let seat = await sit()
    const frame = await frameAt(hosting.frame)
    expect(
      await frame.evaluate(() => {
        try {
          return String(localStorage)
        } catch (error) {
          return [origin, (error as Error).name]
        }
      }),
    ).toEqual(['null', 'SecurityError'])
    await expect
      .poll(() => told(page))
      .toEqual([
        'ready',
        { phase: 'framing', held: false, returned: false, token: expect.stringMatching(/^oivallus1\./) },
      ])

    // A frame without allow-forms sends none: the button does what it says all the same.
    await seat.press(en.framing.saidClear)
    await seat.next()
    await seat.openField()
    await seat.insert(SAID)
    await seat.press(en.labels.noteIt)
    expect(await seat.lines()).toEqual([SAID])
    await expect.poll(async () => (await newest(page))?.phase).toBe('reality')

    // As high as its page, whether that grows or shrinks.
    await expect.poll(() => fits(frame)).toBe(true)
    const high = await heightOf(page)
    await seat.key('Escape')
    await expect.poll(() => heightOf(page)).toBeLessThan(high)
    await expect.poll(() => fits(frame)).toBe(true)
    await seat.openField()
    await expect.poll(() => heightOf(page)).toBe(high)

    await page.evaluate(() => window.around.hosted?.setLanguage('fi'))
    await expect.poll(() => frame.locator('[data-part="conversation"]').getAttribute('lang')).toBe('fi')
    expect(await frame.evaluate(() => window.framed.languages)).toEqual(['fi'])
    await page.evaluate(() => window.around.hosted?.setLanguage('xx'))
    await expect.poll(() => troublesOf(frame)).toEqual(['language'])
    await page.evaluate(() => window.around.hosted?.setLanguage('en'))
    await expect.poll(() => frame.locator('[data-part="conversation"]').getAttribute('lang')).toBe('en')

    // Somebody else says all that the two could say, to both, and hears nothing but what is anybody’s.
    const forging = await frameAt(hosting.beside)
    await forging.evaluate(() => window.forge())
    for (const place of [page, frame]) await expect.poll(() => forgedAt(place)).toBe(6)
    for (let left = 8; (await seat.stage()) !== 'learning' && left > 0; left--) await seat.next()
    await expect.poll(async () => (await newest(page))?.phase).toBe('learning')
    expect(await forging.evaluate(() => window.overheard)).toEqual([])
    expect(await frame.locator('[data-part="conversation"]').getAttribute('lang')).toBe('en')
    expect([await troublesOf(page), await troublesOf(frame)]).toEqual([[], ['language']])
    expect(await readiesOf(page)).toBe(1)

    // Loaded anew, it goes on with the talk whose token the host was told.
    const before = await newest(page)
    await frame.evaluate(() => window.framed.talk.settled())
    await frame.evaluate(() => location.reload())
    await expect.poll(() => readiesOf(page)).toBe(2)
    seat = await sit()
    expect(await newest(page)).toEqual(before)
    expect(await seat.stage()).toBe(before?.phase)
    expect(await frame.evaluate(() => JSON.stringify(window.framed.talk.entries()))).toContain(SAID)
    await seat.write('It rained')
    await expect.poll(() => fits(frame)).toBe(true)

    const received = await page.evaluate(() => JSON.stringify(window.around.received))
    const tokens = [...received.matchAll(/oivallus1\.([\w-]+)/g)].map(([, token = '']) =>
      Buffer.from(token, 'base64url').toString(),
    )
    expect(tokens.length).toBeGreaterThan(0)
    expect([received, ...tokens].join('\n')).not.toMatch(PRIVATE)
    expect(problems).toEqual([])
    await close()
  })
})

describe('a talk in a frame of another origin', () => {
  it('is told anew to a host that is made anew, and only to one that expects its origin', async () => {
    const frame = `${talks.address}/talk.html`
    const given = { settings: { opening: OPENING } }
    const { page, problems, frameAt, seat, close } = await openHost({ frame, given, resize: false })
    const talk = await frameAt(frame)
    await talk.waitForFunction(() => window.came)
    // Nobody was there to hear its hello: each host asks, and the first looks for another page.
    await page.evaluate((origin) => window.around.listen(window.around.frame, origin), others.address)
    await expect.poll(() => talk.evaluate(() => window.came.length)).toBe(1)
    const listen = () =>
      page.evaluate((origin) => {
        const { around } = window
        around.hosted = around.listen(around.frame, origin)
      }, talks.address)
    await listen()
    const anna = await seat()
    await expect.poll(() => readiesOf(page)).toBe(1)
    await page.evaluate(() => window.around.hosted?.close())
    await anna.press(en.framing.saidClear)
    await anna.next()
    expect((await statesOf(page)).map(({ phase }) => phase)).toEqual(['framing'])
    await listen()
    await expect
      .poll(async () => (await statesOf(page)).map(({ phase }) => phase))
      .toEqual(['framing', 'reality'])
    expect(await readiesOf(page)).toBe(2)
    // A host that leaves the height alone isn’t told it.
    expect(await page.evaluate(() => JSON.stringify(window.around.received))).not.toContain('resize')
    expect([await troublesOf(page), await troublesOf(talk), problems]).toEqual([[], [], []])
    await close()
  })

  it('tells nothing to a host that is not in its list, and says why to those who made it', async () => {
    const frame = `${talks.address}/talk.html`
    const { page, problems, frameAt, close } = await openHost({ frame, origin: talks.address }, others)
    const talk = await frameAt(frame)
    await talk.locator('#refused').waitFor({ state: 'attached' })
    expect(await talk.evaluate(() => window.refused)).toContain(
      `origins: found "${others.address}", expected`,
    )
    expect(await page.evaluate(() => window.around.received)).toEqual([])
    expect(problems).toEqual([])
    await close()
  })

  it('tells nothing to a host without an origin, which might be anybody’s', async () => {
    const frame = `${talks.address}/talk.html`
    const inside = `${portal.address}/host.html?${encodeURIComponent(JSON.stringify({ frame, origin: 'null', sandbox: 'allow-scripts' }))}`
    const { page, frameAt, close } = await openHost({ frame: inside, sandbox: 'allow-scripts' })
    const talk = await frameAt(frame)
    await talk.waitForFunction(() => window.came)
    const host = page.frames().find((one) => one.url() === inside) as Frame
    await host.evaluate(() => void window.around.listen(window.around.frame, 'null'))
    await expect.poll(() => talk.evaluate(() => window.came.length)).toBeGreaterThan(0)
    // It can still post an init that nobody asked for, and give: no proof comes back.
    await host.evaluate((opening) => {
      const { port1, port2 } = new MessageChannel()
      port1.start()
      port1.postMessage({ type: 'given', given: { settings: { opening } }, resize: true })
      const said = { protocol: 'oivallus-frame', version: 1, type: 'init' }
      window.around.frame.contentWindow?.postMessage(said, '*', [port2])
    }, OPENING)
    await expect.poll(() => talk.evaluate(() => JSON.stringify(window.came))).toContain('init')
    await talk.evaluate(() => window.parent.postMessage('afterwards', '*'))
    await expect.poll(() => host.evaluate(() => window.around.received)).toEqual(['afterwards'])
    expect(await host.evaluate(() => origin)).toBe('null')
    // It is waited for until the page gives up.
    await talk.evaluate(() => window.giveUp())
    await expect.poll(() => talk.evaluate(() => window.refused)).toContain('gave up')
    expect(await page.evaluate(() => window.around.received)).toEqual([])
    await close()
  })

  it('that speaks another version of the protocol is trouble, told on both sides', async () => {
    const frame = `${talks.address}/old.html`
    const { page, frameAt, close } = await openHost({
      frame,
      origin: talks.address,
      beside: `${talks.address}/talk.html`,
    })
    await expect
      .poll(() => page.evaluate(() => window.around.troubles))
      .toEqual([{ code: 'version', message: expect.stringContaining('page in the frame speaks version 2') }])
    const old = await frameAt(frame)
    await expect
      .poll(() => old.evaluate(() => (window as unknown as { heard: object[] }).heard))
      .toContainEqual({ protocol: 'oivallus-frame', version: 1, type: 'who' })
    // From a page of another origin than expected it would be none.
    await page.evaluate((origin) => window.around.listen(window.around.frame, origin), others.address)
    const count = () => page.evaluate(() => JSON.stringify(window.around.received).split('"new"').length - 1)
    await expect.poll(count).toBeGreaterThan(2)
    expect(await page.evaluate(() => window.around.troubles.length)).toBe(1)
    // And a host that does, to a frame.
    const talk = await frameAt(`${talks.address}/talk.html`)
    await talk.waitForFunction(() => window.came)
    await page.evaluate(() => {
      for (const type of ['who', 'init'])
        window.frames[1]?.postMessage({ protocol: 'oivallus-frame', version: 2, type }, '*')
    })
    await expect
      .poll(() => talk.evaluate(() => window.frameTroubles))
      .toEqual([{ code: 'version', message: expect.stringContaining('host speaks version 2') }])
    // The hello by which it was told: its own two are the first and this one.
    await expect
      .poll(() =>
        page.evaluate(
          () => window.around.received.filter((one) => (one as { version: number }).version === 1).length,
        ),
      )
      .toBe(2)
    // What a host of the right version gives and cannot be taken is told too, by name.
    await page.evaluate(() => {
      const { port1, port2 } = new MessageChannel()
      port1.postMessage({ type: 'given', given: { token: 7 }, resize: true })
      const said = { protocol: 'oivallus-frame', version: 1, type: 'init' }
      window.frames[1]?.postMessage(said, '*', [port2])
    })
    await expect
      .poll(() => talk.evaluate(() => window.frameTroubles.at(-1)))
      .toEqual({ code: 'malformed', message: expect.stringContaining('token: found 7') })
    await close()
  })

  it('whose page grows with its frame comes to an end, and says so', async () => {
    const frame = `${talks.address}/growing.html`
    const given = { settings: { opening: OPENING } }
    const { page, frameAt, close } = await openHost({
      frame,
      origin: talks.address,
      given,
      resize: { least: 2_000 },
    })
    const talk = await frameAt(frame)
    await expect.poll(() => troublesOf(talk)).toEqual(['growing'])
    const heights = await page.evaluate(() => window.around.heights)
    expect(heights.length).toBeLessThan(10)
    expect(heights.every((height) => height < 2_200)).toBe(true)
    await close()
  })
})

describe('a host that is made wrong', () => {
  it('says what is wrong with the origin', async () => {
    const { page, close } = await openHost({ frame: `${talks.address}/old.html` })
    const mistakes = await page.evaluate((address) => {
      const { frame, listen } = window.around
      const said = (sandbox: string | null, origin: string) => {
        if (sandbox === null) frame.removeAttribute('sandbox')
        else frame.setAttribute('sandbox', sandbox)
        try {
          listen(frame, origin)
          return ''
        } catch (error) {
          return (error as Error).message
        }
      }
      return [
        said('allow-scripts', address),
        said(null, 'null'),
        said('allow-scripts allow-same-origin', 'null'),
        said(null, `${address}/`),
        said('allow-scripts allow-same-origin', address),
        said('', 'null'),
      ]
    }, talks.address)
    expect(mistakes).toEqual([
      expect.stringContaining('sandboxed without allow-same-origin'),
      expect.stringContaining('not sandboxed'),
      expect.stringContaining('not sandboxed'),
      expect.stringContaining('no slash at the end'),
      '',
      '',
    ])
    await close()
  })
})
