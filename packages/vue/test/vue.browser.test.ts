import { describe, expect, it } from 'vitest'
import { inBrowser } from '../../../scripts/adapterSite.ts'
import { hostSuite } from '../../../scripts/hostSuite.ts'

/* What is Vue’s own, in Vue as it is developed with. */

const { show, ended } = hostSuite(
  inBrowser({
    code: "import { begin } from './hostPage.ts'\nbegin()",
    folder: import.meta.dirname,
    body: '<div id="place"></div>',
    development: true,
    // See the conformance test.
    isExpected: (problem) => /named 'vue'|trusted-types-policy vue/.test(problem),
  }),
)

describe('a composable', () => {
  it('takes a conversation, a ref or a getter of one', async () => {
    const seat = await show('whole')
    const given = () => seat.page.locator('#given').textContent()
    const title = await seat.page.locator('#title').textContent()
    expect(await given()).toBe(Array(4).fill(title).join('|'))
    await seat.page.evaluate(() => window.framework.setLanguage('sv'))
    await expect.poll(given).not.toContain(title)
    expect(await given()).toBe(
      Array(4)
        .fill(await seat.page.locator('#title').textContent())
        .join('|'),
    )
    await ended(seat)
  })
})

describe('a slot', () => {
  it('that the host gives anew, or takes away, is drawn anew', async () => {
    const seat = await show('renewed')
    const own = seat.page.locator('#own-heading')
    await own.getByText('Drawn 0').waitFor()
    await seat.page.locator('#again').click()
    await own.getByText('Drawn 1').waitFor()
    await seat.page.locator('#again').click()
    await own.waitFor({ state: 'detached' })
    await seat.page.locator('[data-part="heading"]').waitFor()
    await ended(seat)
  })
})
