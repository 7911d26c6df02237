import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createMemoryStore, systemPlatform } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/lms/fi'
import type { PackOptions } from '@oivallus/lms/pack'
import { createConversationHandler } from '@oivallus/server'
import { keptIn, seatIn, toTheEnd } from '@oivallus/testing/adapters'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type Site, serve } from '../../../../scripts/browser.ts'
import { buildTalkPage } from '../../../../scripts/talk-page.mjs'
import { packFrom } from '../../src/pack/packing.ts'
import { NOTICE, unzipped } from './unzipped.ts'

/* The page of a package in a real browser, as whoever launches it sees it. That an LMS plays it: examples/lms-course. */

const SAID = 'The parcels come after the bus has left'

let built: string
let browser: Browser
let context: BrowserContext
let problems: string[]
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'oivallus-page-'))
  await buildTalkPage(built)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(built, { recursive: true })
})
beforeEach(async () => {
  context = await browser.newContext()
  problems = []
})
afterEach(async () => {
  await context.close()
  for (const close of closing.splice(0)) await close()
})

/** A site with the files of a package, which has no policy of its own: the page’s is all. */
const siteOf = async (options: Partial<PackOptions>, besides: Record<string, string> = {}): Promise<Site> => {
  const files = unzipped(
    await packFrom({ format: 'scorm12', languages: ['en'], notice: NOTICE, ...options }, built),
  )
  const named = Object.entries(files).map(([name, content]) => [`/${name}`, content])
  const site = await serve({ files: { ...Object.fromEntries(named), ...besides }, policy: '' })
  closing.push(() => site.close())
  return site
}

const opened = async (address: string): Promise<Page> => {
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(address)
  return page
}

/** What the page says, without the talk. */
const said = (place: Page | Frame) => place.locator('.ask').textContent()

const begin = async (place: Page | Frame): Promise<void> => {
  await place.getByLabel('Your name').fill('Ville')
  await place.getByLabel('Who are you talking with?').fill('Anna')
  await place.getByRole('radio', { name: 'Anna' }).check()
  await place.getByRole('button', { name: 'Go to the talk' }).click()
  await place.locator('[data-part="question"]').first().waitFor()
}

/** As far as the reality, where something is noted. */
const note = async (place: Page | Frame, page: Page): Promise<void> => {
  const seat = seatIn(place, page, problems)
  await seat.press(en.topics.workLately)
  await seat.press(en.forms.full)
  await seat.press(en.framing.saidClear)
  await seat.next()
  await seat.write(SAID)
  await keptIn(place)
}

const lines = (place: Page | Frame, page: Page) => seatIn(place, page, problems).lines()

describe('a package that no LMS launched', () => {
  it('says so, asks for names by keyboard, and leads back to the talk after a reload', async () => {
    const site = await siteOf({ languages: ['sv', 'en'] })
    const page = await opened(`${site.address}/index.html`)
    await page.getByLabel('Ditt namn').waitFor()
    expect(await page.locator('h1').textContent()).toBe('Lärsamtal')
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('h1').textContent()).toBe('Learning conversation')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await said(page)).toContain('wasn’t opened from the learning platform')
    // Nothing, or blanks and commas, is nobody.
    await page.getByLabel('Your name').press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('yours')
    await page.keyboard.type('Ville')
    await page.keyboard.press('Tab')
    await page.keyboard.type(' , ')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('others')
    await page.keyboard.type('Anna, Pekka')
    expect(await page.getByRole('radio').count()).toBe(3)
    await page.keyboard.press('Enter')
    await page.locator('[data-part="question"]').first().waitFor()
    await note(page, page)
    await page.reload()
    await page.locator('[data-part="line"]').first().waitFor()
    expect(await lines(page, page)).toEqual([SAID])
    const anew = page.getByRole('button', { name: 'Begin a new talk' })
    expect(await anew.count()).toBe(0)
    await toTheEnd(seatIn(page, page, problems))
    await anew.press('Enter')
    await page.getByLabel('Your name').waitFor()
    expect(problems).toEqual([])
  })

  it('says in a sandbox that nothing is kept, and begins all the same', async () => {
    const host =
      '<!doctype html><title>A host</title><iframe title="talk" sandbox="allow-scripts" src="/index.html"></iframe>'
    // Languages beside the stand-alone file are modules, which a frame without an origin can’t load.
    const site = await siteOf({ languages: ['fi'] }, { '/host.html': host })
    const page = await opened(`${site.address}/host.html`)
    const place = page.frames()[1] as Frame
    expect(await said(place)).toContain(fi.keptNowhere)
    await place.getByLabel('Oma nimesi').fill('Ville')
    await place.getByLabel('Kenen kanssa puhut?').fill('Anna')
    await place.getByLabel('Kenen kanssa puhut?').press('Enter')
    await place.locator('[data-part="question"]').first().waitFor()
    expect(problems).toEqual([])
  })
})

/** An LMS of SCORM 1.2 that begins one session for each time that its page is loaded, as most do. */
const API = `const held = JSON.parse(localStorage.getItem('held') ?? '{}')
let isBegun = false
const begin = () => String(!isBegun && (isBegun = true))
window.API = {
  LMSInitialize: begin, LMSFinish: () => 'true', LMSGetLastError: () => '0',
  LMSCommit: () => (localStorage.setItem('held', JSON.stringify(held)), 'true'),
  LMSGetValue: (name) => held[name] ?? '', LMSSetValue: (name, value) => ((held[name] = value), 'true'),
  LMSGetErrorString: () => '', LMSGetDiagnostic: () => '' }
document.body.append(Object.assign(document.createElement('iframe'), { src: '/index.html', title: 'talk' }))`

const siteOfLms = () =>
  siteOf(
    {},
    {
      '/lms.html': '<!doctype html><title>An LMS</title><body><script src="/api.js"></script>',
      '/api.js': API,
    },
  )

it('says after a reload in an LMS that it has to be opened from there again, and begins no other talk', async () => {
  const site = await siteOfLms()
  const page = await opened(`${site.address}/lms.html`)
  const place = page.frames()[1] as Frame
  await begin(place)
  await place.evaluate(() => location.reload())
  await expect.poll(() => said(place).catch(() => '')).toContain('open it from there again')
  expect(await place.locator('.beside').textContent()).toBe('')
  expect(await place.locator('form').count()).toBe(0)
})

it('leads to no talk in a browser that keeps none, and begins another if one wants that', async () => {
  const site = await siteOfLms()
  const first = await opened(`${site.address}/lms.html`)
  await begin(first.frames()[1] as Frame)
  const held = () => first.evaluate(() => localStorage.getItem('held') ?? '')
  await expect.poll(held).toContain('oivallus1.')
  const pointer = JSON.parse(await held())['cmi.suspend_data']

  // Another browser, to which the LMS gives the same pointer.
  await context.close()
  context = await browser.newContext()
  const other = await opened(`${site.address}/host.html`)
  await other.evaluate(
    (kept) => localStorage.setItem('held', kept),
    JSON.stringify({ 'cmi.suspend_data': pointer }),
  )
  problems = []
  await other.goto(`${site.address}/lms.html`)
  const place = other.frames()[1] as Frame
  await place.locator('.ask').waitFor()
  expect(await said(place)).toContain('isn’t in this browser')
  expect(await said(place)).toContain('The learning platform will then lead to the new talk')
  const now = () => other.evaluate(() => JSON.parse(localStorage.getItem('held') ?? '{}')['cmi.suspend_data'])
  expect(await now()).toBe(pointer)
  await place.getByRole('button', { name: 'Begin a new talk' }).click()
  await begin(place)
  await expect.poll(now).not.toBe(pointer)
  expect(problems).toEqual([])
})

describe('a package with a store', () => {
  /** A server of another origin, whose sign-in is a cookie; and the package that keeps its talks there. */
  const served = async () => {
    let answer: RequestListener = (_, response) => response.end()
    const server = createServer((request, response) => answer(request, response))
    const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const stop = () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    }
    await listen(0)
    const { port } = server.address() as AddressInfo
    const site = await siteOf({ store: `http://127.0.0.1:${port}/talks` })
    const handler = createConversationHandler({
      store: createMemoryStore(systemPlatform),
      base: '/talks',
      origins: [site.address],
      identify: ({ headers }) => {
        const [, participant] = /session=(\w+)/.exec(headers.get('cookie') ?? '') ?? []
        return participant ? { participant, supervisor: true } : null
      },
    })
    answer = getRequestListener(handler)
    closing.push(async () => {
      handler.close()
      await stop()
    })
    return { page: `${site.address}/index.html`, site, stop, start: () => listen(port) }
  }

  const signIn = ({ address }: Site, participant: string) =>
    context.addCookies([{ name: 'session', value: participant, url: address }])

  it('asks to sign in there first, and is begun as whoever is signed in', async () => {
    const { page: address, site } = await served()
    const page = await opened(address)
    await expect.poll(() => said(page)).toContain('Sign in there first')
    expect(await said(page)).toContain(NOTICE.controller)
    await signIn(site, 'ville')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.locator('form').waitFor()
    // Whoever pressed what is gone now is led to what came.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      'This is not an appraisal',
    )
    expect(await said(page)).toContain(`kept here: ${NOTICE.controller}`)
    // The server knows who is a supervisor.
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await begin(page)
    await note(page, page)

    // Another browser, in which the same one is signed in, with the pointer that an LMS would have kept.
    const token = await page.evaluate(() => localStorage.getItem('oivallus.talk') ?? '')
    await context.close()
    context = await browser.newContext()
    await signIn(site, 'ville')
    await context.addInitScript((kept) => localStorage.setItem('oivallus.talk', kept), token)
    const other = await opened(address)
    await other.locator('[data-part="line"]').first().waitFor()
    expect(await lines(other, other)).toEqual([SAID])
  })

  it('says that a talk is no longer there', async () => {
    const { page: address, site } = await served()
    await signIn(site, 'ville')
    const gone = { conversation: 'gone', viewer: { screen: 'table', scribe: 'ville' }, language: 'en' }
    const token = `oivallus1.${Buffer.from(JSON.stringify(gone)).toString('base64url')}`
    await context.addInitScript((kept) => localStorage.setItem('oivallus.talk', kept), token)
    const page = await opened(address)
    await expect
      .poll(() => said(page))
      .toContain(`isn’t there for you where it was kept: ${NOTICE.controller}`)
    expect(await said(page)).not.toContain('learning platform')
  })

  it('says that the server does not answer, and goes on once it does', async () => {
    const { page: address, site, stop, start } = await served()
    await signIn(site, 'ville')
    await stop()
    const page = await opened(address)
    await expect.poll(() => said(page)).toContain('the server doesn’t answer')
    await start()
    await page.getByRole('button', { name: 'Try again' }).click()
    await begin(page)
  })
})
