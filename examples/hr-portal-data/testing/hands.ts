import type axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { AXE } from '../../../scripts/adapterSite.ts'

/* A keyboard alone, and what is looked at on any page. */

/** The most that one walks by Tab. */
const MOST = 150

export const hasFocus = (target: Locator) => target.evaluate((one) => one === document.activeElement)

/** Goes to a control by Tab, and presses a key there. */
export const press = async (target: Locator, key = 'Enter') => {
  await target.waitFor()
  for (let steps = 0; !(await hasFocus(target)); steps++) {
    if (steps > MOST) throw new Error(`Tab does not lead to ${target}`)
    await target.page().keyboard.press('Tab')
  }
  await target.page().keyboard.press(key)
}

/** What a checker of accessibility finds. */
export const found = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** By how many pixels a page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
