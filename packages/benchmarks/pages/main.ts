/*
 * What a page of ours costs beside one of SurveyJS's and one that is written by hand, as ratios within one run: with no framework,
 * and in React and Vue.
 */
import { launchBrowser, type Site } from '../../../scripts/browser.ts'
import { type Bound, rounds } from '../src/held.ts'
import { machine, print } from '../src/table.ts'
import { ADAPTED_BOUNDS, PLAIN_BOUNDS } from './bounds.ts'
import { ADAPTED, PLAIN, roundOf } from './load.ts'
import { FEW, MANY, servePages } from './site.ts'

const TIMES = { warmUp: 1, rounds: 9, roundsInDoubt: 21 }

const site: Site = await servePages()
const browser = await launchBrowser()

const take = async (pages: Readonly<Record<string, string>>, bounds: readonly Bound[]) => {
  const taken = await rounds(() => roundOf(browser, site, pages), bounds, TIMES)
  print(taken, 'milliseconds, and megabytes of heap', 'of loads in turns, each in a profile of its own')
}

try {
  console.log(`${machine()}; headless Chromium ${browser.version()}, pages from this machine.`)
  console.log(
    `28 fields on seven pages, in one element, and one by one; ours with ${FEW} and with ${MANY} lines.\n`,
  )
  await take(PLAIN, PLAIN_BOUNDS)
  await take(ADAPTED, ADAPTED_BOUNDS)
} finally {
  await browser.close()
  await site.close()
}
