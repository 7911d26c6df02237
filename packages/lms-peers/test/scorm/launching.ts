import { join } from 'node:path'
import { type Seat, seatIn } from '@oivallus/testing/adapters'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { bundled, type Site, serve } from '../../../../scripts/browser.ts'
import { minified } from '../../../../scripts/style.mjs'
import type { Launch } from './lmsPage.ts'

/* An LMS and a talk that it launches, in a real browser. */

/** As strict as it can be where a page holds frames; scorm-again runs under it, too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; frame-src http:; require-trusted-types-for 'script'; trusted-types 'none'"

const html = (
  title: string,
  body: string,
  code: string,
) => `<!doctype html><html lang="en"><title>${title}</title>
<link rel="stylesheet" href="/style.css"><body>${body}<script type="module" src="/${code}"></script>`

/** A site with the pages of an LMS, and the page of a talk. */
export const openScormSite = async (): Promise<Site> => {
  const of = (file: string, begins: string) =>
    bundled(`import { ${begins} } from './${file}'\nawait ${begins}()`, import.meta.dirname)
  return serve({
    policy: POLICY,
    files: {
      '/lms.html': html('An LMS', '', 'lms.js'),
      '/lms.js': await of('lmsPage.ts', 'play'),
      '/inside.html': html('A frame of the LMS', '', 'inside.js'),
      '/inside.js':
        "document.body.append(Object.assign(document.createElement('iframe'), { src: decodeURIComponent(location.search.slice(1)), title: 'The talk', name: 'talk' }))",
      '/talk.html': html('A talk', '<main><learning-conversation></learning-conversation></main>', 'talk.js'),
      '/talk.js': await of('talkPage.ts', 'begin'),
      '/style.css': await minified(join(import.meta.dirname, '../../../theme/src/style.css')),
    },
  })
}

/** A talk that stands in a window or frame. */
export interface Launched {
  /** The window of the LMS. */
  lms: Page
  /** The window or frame of the talk. */
  place: Page | Frame
  /** Somebody at the talk. */
  seat: Seat
}

/** What went wrong on a page and in its frames, in words, is added to `problems`. */
const watch = (page: Page, problems: string[]) => {
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`))
}

/** Takes a seat at a talk once it is there. */
const seated = async (place: Page | Frame, page: Page, problems: string[]): Promise<Seat> => {
  await place.locator('#shown').waitFor({ state: 'attached' })
  return seatIn(place, page, problems)
}

/** Opens a talk by itself, without an LMS. */
export const openAlone = async (context: BrowserContext, site: Site, problems: string[]): Promise<Seat> => {
  const page = await context.newPage()
  watch(page, problems)
  await page.goto(`${site.address}/talk.html`)
  return seated(page, page, problems)
}

/** A new window of the LMS, in which it launches the talk. */
export const launch = async (
  context: BrowserContext,
  site: Site,
  { talk = `${site.address}/talk.html`, ...how }: Omit<Launch, 'talk'> & { talk?: string },
  problems: string[],
): Promise<Launched> => {
  const lms = await context.newPage()
  watch(lms, problems)
  await lms.goto(`${site.address}/lms.html?${encodeURIComponent(JSON.stringify({ talk, ...how }))}`)
  if (how.into === 'window') {
    const opening = context.waitForEvent('page')
    await lms.getByRole('button', { name: 'Open' }).click()
    const place = await opening
    watch(place, problems)
    return { lms, place, seat: await seated(place, place, problems) }
  }
  const place = () => lms.frames().find((frame) => frame.url() === talk)
  await expect.poll(place).toBeDefined()
  const frame = place() as Frame
  return { lms, place: frame, seat: await seated(frame, lms, problems) }
}
