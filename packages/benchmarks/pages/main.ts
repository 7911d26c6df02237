/* What a page of ours costs beside survey-js-ui's and one that is written by hand, as ratios within one run. */
import { launchBrowser } from '../../../scripts/browser.ts'
import { rounds } from '../src/held.ts'
import { machine, print } from '../src/table.ts'
import { BOUNDS } from './bounds.ts'
import { roundOfPages } from './load.ts'
import { FEW, MANY, servePages } from './site.ts'

const TIMES = { warmUp: 1, rounds: 9, roundsInDoubt: 21 }

const site = await servePages()
const browser = await launchBrowser()
try {
  console.log(`${machine()}; headless Chromium ${browser.version()}, pages from this machine.`)
  console.log(
    `28 fields on seven pages, in one element, and one by one; ours with ${FEW} and with ${MANY} lines.\n`,
  )
  const taken = await rounds(() => roundOfPages(browser, site), BOUNDS, TIMES)
  print(taken, 'milliseconds, and megabytes of heap', 'of loads in turns, each in a profile of its own')
} finally {
  await browser.close()
  await site.close()
}
