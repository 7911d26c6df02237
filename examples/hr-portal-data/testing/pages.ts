import type { Page } from 'playwright-core'

/** How one comes to each page of the portal, and what stands there once it is drawn. */
const PATHS = {
  list: { to: [], shown: 'h1' },
  'a talk that is coming': { to: ['Avaa keskustelu'], shown: '[data-part="people"]' },
  'a talk in the middle': { to: ['Jatka keskustelua'], shown: '[data-part="question"]' },
  notes: { to: ['Lue muistio'], shown: '[data-part="notes"]' },
  series: { to: ['Katso koko sarja'], shown: 'ol h2' },
} as const

type PageName = keyof typeof PATHS

/** Every page of a portal. */
export const pages = Object.keys(PATHS) as PageName[]

/** Goes from the list to a page. */
export const pathTo = async (name: PageName, page: Page): Promise<void> => {
  const { to, shown } = PATHS[name]
  for (const label of to) await page.getByRole('link', { name: label, exact: true }).first().click()
  await page.locator(shown).first().waitFor()
}
