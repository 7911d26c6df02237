import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found, hasFocus, press, tooWide } from './hands.ts'
import { pages, pathTo } from './pages.ts'
import { type PortalName, type PortalSite, portalSite } from './portalSite.ts'

/* What both portals do, by a real keyboard in a real browser. */

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first()

/** A step of the portal's own progress. */
const step = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name })

const stage = (page: Page, name: string) => page.locator(`[data-stage="${name}"]`).waitFor()

const field = (page: Page) => page.locator('textarea[data-field]')

const focused = (page: Page) =>
  page.evaluate(() => ({
    element: document.activeElement?.localName,
    on: document.activeElement?.getAttribute('data-focus'),
  }))

const IDEA = 'Viestit luetaan yhdessä kello 9.45.'

/** As far as the refusal: an idea that was begun where ideas belong, and is sent in reality. */
const solveTooEarly = async (page: Page) => {
  await press(link(page, 'Jatka keskustelua'))
  await stage(page, 'reality')
  await press(step(page, 'Mitä kokeilemme'))
  await stage(page, 'experiment')
  await press(page.locator('[data-field="closed"]'))
  await page.keyboard.insertText(IDEA)
  await press(step(page, 'Mitä on tehty ja koettu'))
  await stage(page, 'reality')
  await press(field(page))
}

/** Holds a portal up to all of it. */
export const portalSuite = (portal: PortalName): void => {
  let site: PortalSite
  beforeAll(async () => {
    site = await portalSite(portal)
  })
  afterAll(() => site?.close())

  describe('the list', () => {
    it('has what is under way, what comes, and what was held, and leads to each by keyboard', async () => {
      const { page, problems, close } = await site.open()
      expect(await page.getByRole('heading').allInnerTexts()).toEqual([
        'Oppimiskeskustelut',
        'Kesken',
        'Erityisruokavalioiden aamut',
        'Tulossa',
        'Mitä pastakokeilusta jäi',
        'Ensimmäiset viikot keittiössä',
        'Käydyt',
        'Lounaslinja pastakokeilun jälkeen',
        'Lounaslinjan ruuhka ja hävikki',
      ])
      await press(link(page, 'Jatka keskustelua'))
      await page.getByRole('heading', { level: 1, name: 'Erityisruokavalioiden aamut' }).waitFor()
      expect(await focused(page)).toMatchObject({ element: 'h1' })
      expect(problems).toEqual([])
      await close()
    })

    it('is read in another language, and so are the conversations', async () => {
      const { page, problems, close } = await site.open()
      // From one language to the next MUI goes by arrow, and PrimeVue by Tab.
      await page.getByRole('button', { name: 'Svenska' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lärsamtal' }).waitFor()
      await press(link(page, 'Fortsätt samtalet'))
      await page.getByRole('heading', { level: 2, name: 'Så har det varit' }).waitFor()
      await page.reload()
      await page.getByRole('heading', { level: 2, name: 'Så har det varit' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('sv')
      expect(problems).toEqual([])
      await close()
    })
  })

  describe('the way past the head of a page', () => {
    it('comes first, is seen when it has focus, leads to what the page shows, and stays on that page', async () => {
      const { page, problems, close } = await site.open()
      const skip = link(page, 'Siirry sisältöön')
      const top = async () => (await skip.boundingBox())?.y ?? Number.NaN
      expect(await top()).toBeLessThan(0)
      await page.keyboard.press('Tab')
      expect(await hasFocus(skip)).toBe(true)
      expect(await top()).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      expect(await focused(page)).toMatchObject({ element: 'main' })
      await page.keyboard.press('Tab')
      expect(await hasFocus(page.getByRole('main').getByRole('link').first())).toBe(true)
      await pathTo('a talk in the middle', page)
      const address = page.url()
      await press(skip)
      expect(await focused(page)).toMatchObject({ element: 'main' })
      expect(page.url()).toBe(address)
      expect(problems).toEqual([])
      await close()
    })
  })

  describe('a conversation in the middle', () => {
    it('has the portal’s own progress: gated steps, and no tabs', async () => {
      const { page, problems, close } = await site.open()
      await press(link(page, 'Jatka keskustelua'))
      const steps = page.getByRole('navigation').getByRole('listitem').getByRole('button')
      await expect.poll(() => steps.count()).toBe(7)
      expect(await page.getByRole('tab').count()).toBe(0)
      expect(await page.locator('[aria-current="step"]').textContent()).toContain('Mitä on tehty ja koettu')
      expect(await step(page, 'Lopuksi').isDisabled()).toBe(true)
      expect(problems).toEqual([])
      await close()
    })

    it('does not solve yet: the thought is kept by one key, comes back in its time, and outlives a reload', async () => {
      const { page, problems, close } = await site.open()
      await solveTooEarly(page)
      const refusal = page.locator('[data-part="refusal"]')
      await refusal.waitFor()
      expect(await refusal.getAttribute('role')).toBe('group')
      expect(await page.getByRole('alert').count()).toBe(0)
      await expect.poll(() => focused(page)).toEqual({ element: 'button', on: 'refusal' })
      expect(await found(page)).toEqual([])

      await page.keyboard.press('Escape')
      expect(await refusal.count()).toBe(0)
      expect(await hasFocus(field(page))).toBe(true)
      expect(await field(page).inputValue()).toBe(IDEA)

      await page.keyboard.press('Enter')
      await expect.poll(() => focused(page)).toEqual({ element: 'button', on: 'refusal' })
      await page.keyboard.press('Enter')
      await expect.poll(() => refusal.count()).toBe(0)
      expect((await focused(page)).element).not.toBe('body')

      await page.reload()
      await press(step(page, 'Mitä kokeilemme'))
      await stage(page, 'experiment')
      await page.getByText(IDEA).first().waitFor()
      expect(problems).toEqual([])
      await close()
    })

    it('goes on, and keeps what is said and what is still being typed', async () => {
      const { page, problems, close } = await site.open()
      await press(link(page, 'Jatka keskustelua'))
      await press(page.locator('[data-field="closed"]'))
      await page.keyboard.insertText('Maanantaisin viestejä tulee eniten.')
      await page.keyboard.press('Enter')
      await page.locator('[data-part="line"]').getByText('Maanantaisin viestejä').waitFor()
      expect(await field(page).inputValue()).toBe('')
      await page.keyboard.type('Ja perjantaisin')
      expect(await field(page).inputValue()).toBe('Ja perjantaisin')
      await page.reload()
      await page.locator('[data-part="line"]').getByText('Maanantaisin viestejä').waitFor()
      expect(await field(page).inputValue()).toBe('Ja perjantaisin')
      const question = page.locator('[data-part="question"]')
      const before = await question.textContent()
      await press(page.getByRole('button', { name: 'Seuraava kysymys' }))
      await expect.poll(() => question.textContent()).not.toBe(before)
      expect((await focused(page)).element).not.toBe('body')
      expect(problems).toEqual([])
      await close()
    })
  })

  describe('a conversation that was held', () => {
    it('has its notes, and leads to the series: what was tried, and how that went', async () => {
      const { page, problems, close } = await site.open()
      await press(link(page, 'Lue muistio'))
      await page.getByRole('heading', { level: 2, name: 'Muistio oppimiskeskustelusta' }).waitFor()
      await page.getByText('Keitetään pasta kahdessa erässä.').first().waitFor()
      await press(link(page, 'Katso koko sarja'))
      await page.getByRole('heading', { level: 1, name: 'Sarja tähän mennessä' }).waitFor()
      expect(await page.getByRole('heading', { name: 'Miten siinä kävi' }).count()).toBe(2)
      await page.getByText('Kokeiltiin osin. Tiistaisin se toimi.').waitFor()
      expect(problems).toEqual([])
      await close()
    })
  })

  describe.each(pages)('the page: %s', (name) => {
    it.each(['light', 'dark'] as const)(
      'has nothing that a checker of accessibility finds: %s',
      async (colorScheme) => {
        const { page, problems, close } = await site.open(undefined, { colorScheme, reducedMotion: 'reduce' })
        await pathTo(name, page)
        expect(await found(page)).toEqual([])
        expect(problems).toEqual([])
        await close()
      },
    )

    it('scrolls down alone at 320 px', async () => {
      const { page, close } = await site.open(undefined, { viewport: { width: 320, height: 640 } })
      await pathTo(name, page)
      expect(await tooWide(page)).toBe(0)
      await close()
    })
  })
}
