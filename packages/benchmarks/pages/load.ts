import type { Browser, Page } from 'playwright-core'
import { openPage, type Site } from '../../../scripts/browser.ts'
import { median, type Round } from '../src/runner.ts'
import { FEW, MANY } from './site.ts'

/** Pages with no framework, by name. */
export const PLAIN = {
  ours: `/ours?${FEW}`,
  'ours, many lines': `/ours?${MANY}`,
  'survey-js-ui': '/survey',
  'by hand': '/wizard',
} as const

/** Pages in React and in Vue, by name. */
export const ADAPTED = {
  'ours in React': `/oursReact?${FEW}`,
  'survey-react-ui': '/surveyReact',
  'by hand in React': '/wizardReact',
  'ours in Vue': `/oursVue?${FEW}`,
  'survey-vue3-ui': '/surveyVue',
} as const

/** What is measured on each. */
export const MEASURED = ['first question', 'next phase', 'keystroke', 'heap'] as const

/** Something measured on a page. */
export type Name<Pages = typeof PLAIN | typeof ADAPTED> = Pages extends Pages
  ? `${(typeof MEASURED)[number]}: ${keyof Pages & string}`
  : never

/** Keys typed one after another: the first ones find a field that nobody has typed in, and code that has not run. */
const KEYS = { first: 40, taken: 25 }

/** Megabytes that stay in use once the garbage is collected. */
const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  for (let at = 0; at < 2; at++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

/** Opens a page in a profile of its own, and measures: milliseconds, and megabytes of heap. */
const load = async (browser: Browser, site: Site, path: string): Promise<number[]> => {
  const { page, problems, close } = await openPage(browser, site, path)
  try {
    const first = await page.evaluate<number>('measured.first')
    const heap = await heapOf(page)
    await page.evaluate('measured.open()')
    const keys: number[] = []
    for (let at = 0; at < KEYS.first + KEYS.taken; at++)
      keys.push(await page.evaluate<number>('measured.keystroke()'))
    const next = await page.evaluate<number>('measured.next()')
    if (problems.length > 0) throw new Error(`${path}: ${problems.join('; ')}`)
    return [first, next, median(keys.slice(KEYS.first)), heap]
  } finally {
    await close()
  }
}

/** Loads every page once, in turns. */
export const roundOf = async (
  browser: Browser,
  site: Site,
  pages: Readonly<Record<string, string>>,
): Promise<Round> => {
  const round: Round = {}
  for (const [name, path] of Object.entries(pages)) {
    const taken = await load(browser, site, path)
    MEASURED.forEach((what, at) => {
      round[`${what}: ${name}`] = taken[at] ?? Number.NaN
    })
  }
  return round
}
