import { PHASES } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type Opened, openPage, type Site } from '../../../scripts/browser.ts'
import { ADAPTED_BOUNDS, PLAIN_BOUNDS } from '../pages/bounds.ts'
import { FIELDS, LOOKED_FOR, STEPS } from '../pages/fields.ts'
import { ADAPTED, MEASURED, PLAIN, roundOf } from '../pages/load.ts'
import { FEW, MANY, servePages } from '../pages/site.ts'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchBrowser(), servePages()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Opens a page of the benchmarks, once its first question is painted. */
const opened = async (path: string): Promise<Opened> => {
  const given = await openPage(browser, site, path)
  expect(await given.page.evaluate<number>('measured.first')).toBeGreaterThan(0)
  return given
}

describe('the questions', () => {
  it('are 28 over the seven phases, with everything that the guide asks', () => {
    expect(STEPS.map(({ phase }) => phase)).toEqual(PHASES)
    const titles = Object.values(FIELDS).flatMap((fields) => fields.map(({ title }) => title))
    expect(new Set(titles)).toHaveLength(28)
    for (const { one } of Object.values(fi.questions)) expect(titles).toContain(one)
  })
})

describe.each([
  ...['/survey', '/surveyReact', '/surveyVue'].map(
    (path) => [path, '.sd-navigation__next-btn:visible', '.sd-navigation__complete-btn:visible'] as const,
  ),
  ...['/wizard', '/wizardReact'].map((path) => [path, '.on', '.on'] as const),
])('%s', (path, next, last) => {
  it('shows every question on the page of its phase, and gives 28 answers', async () => {
    const { page, problems, close } = await opened(path)
    for (const [at, { fields }] of STEPS.entries()) {
      for (const { title } of fields) await page.getByText(title, { exact: true }).first().waitFor()
      const written = page.locator('textarea')
      expect(await written.count()).toBe(fields.filter(({ choices }) => !choices).length)
      for (const field of await written.all()) {
        await field.click()
        await page.keyboard.type('Vastaus')
      }
      for (const { choices } of fields)
        if (choices) await page.getByText(choices[0] ?? '', { exact: true }).click()
      await page.locator(at < STEPS.length - 1 ? next : last).click()
    }
    const answers = await page.evaluate<Record<string, string>>('answers')
    expect(answers).toEqual(
      Object.fromEntries(
        STEPS.flatMap(({ fields }) => fields.map(({ name, choices }) => [name, choices?.[0] ?? 'Vastaus'])),
      ),
    )
    expect(problems).toEqual([])
    await close()
  })
})

describe.each(['/ours', '/oursReact', '/oursVue'])('%s', (path) => {
  it('asks its first question of a new talk, and takes the answer', async () => {
    const { page, problems, close } = await opened(path)
    expect(await page.locator('[data-part=question]').textContent()).toBe(LOOKED_FOR.first)
    await page.getByRole('button', { name: fi.called.topicPreset }).click()
    await page.locator('[data-part=topic]').getByText(fi.called.topicPreset).first().waitFor()
    expect(await page.evaluate('measured.open instanceof Function')).toBe(true)
    expect(problems).toEqual([])
    await close()
  })
})

describe.each([
  [PLAIN.ours, FEW],
  [PLAIN['ours, many lines'], MANY],
  [ADAPTED['ours in React'], FEW],
  [ADAPTED['ours in Vue'], FEW],
] as const)('%s', (path, lines) => {
  it('shows the lines of a talk, notes what is typed, and goes on to what was learned', async () => {
    const { page, problems, close } = await opened(path)
    await page.evaluate('measured.open()')
    const shown = page.locator('[data-part=line]')
    // Some of what is said is kept for later, and stands on another page.
    const before = await shown.count()
    expect(before).toBeGreaterThan(lines * 0.75)
    await page.keyboard.type('Lista tuli vasta maanantaina')
    await page.keyboard.press('Enter')
    await page.getByText('Lista tuli vasta maanantaina').first().waitFor()
    expect(await shown.count()).toBe(before + 1)
    await page.evaluate('measured.next()')
    expect(await page.locator('[data-part=question]').textContent()).toBe(LOOKED_FOR.next)
    expect(problems).toEqual([])
    await close()
  })
})

describe.each([
  ['plain', PLAIN, PLAIN_BOUNDS],
  ['adapted', ADAPTED, ADAPTED_BOUNDS],
] as const)('a round of pages, %s', (_, pages, bounds) => {
  it('measures everything on every page', async () => {
    const round = await roundOf(browser, site, pages)
    expect(Object.keys(round)).toHaveLength(MEASURED.length * Object.keys(pages).length)
    for (const [name, value] of Object.entries(round)) expect(value, name).toBeGreaterThan(0)
    for (const { of, against } of bounds)
      for (const name of [of, ...against]) expect(round, name).toHaveProperty([name])
  })
})
