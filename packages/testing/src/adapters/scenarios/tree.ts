import { en } from '@oivallus/core/en'
import type axe from 'axe-core'
import { type Opened, openBy } from '../opened.ts'
import type { Scenarios } from '../scenario.ts'
import type { Seat } from '../seat.ts'
import type { Setting } from '../setting.ts'

const EN: Setting = { language: 'en', script: 'service-desk' }
const FI: Setting = { language: 'fi', script: 'kotihoito' }
const SV: Setting = { language: 'sv', script: 'daghemmet' }

/** Every phase, each in one language or another; what is opened on it, and what its language is changed to. */
const PAGES: readonly { stage: string; setting: Setting; opened?: Opened; changed?: string[] }[] = [
  { stage: 'called', setting: EN },
  { stage: 'framing', setting: FI },
  { stage: 'reality', setting: SV, opened: 'field' },
  { stage: 'learning', setting: EN, opened: 'refusal' },
  { stage: 'distinction', setting: FI, opened: 'sheet' },
  { stage: 'experiment', setting: SV, changed: ['fi', 'en'] },
  // A nudge stands there too.
  { stage: 'followUp', setting: EN, opened: 'form' },
  { stage: 'closing', setting: FI },
  { stage: 'held', setting: SV },
]

/** Roles, names and states, as a screen reader is given them. */
const treeOf = ({ page }: Seat) => page.locator('[data-part="conversation"]').first().ariaSnapshot()

const violations = async ({ page }: Seat, source: string): Promise<string[]> => {
  await page.evaluate(source)
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    }),
  )
  return found.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.target}`))
}

export const TREE: Scenarios = {
  'tree.same': {
    core: true,
    title:
      'the accessibility tree of every phase, and of what opens there, in one language or another, is that of the screen’s own HTML: same tree, same names',
    run: async ({ open, expect }) => {
      const [live, still] = [await open(), await open({ as: 'still' })]
      for (const { stage, setting, opened, changed = [] } of PAGES) {
        const here: Setting = { ...setting, stage }
        const isSame = async (when: string, to: Setting) => {
          await still.goTo({ ...to, as: 'still' })
          const tree = await treeOf(still)
          const message = `${setting.script}, ${stage}, ${when}`
          expect(tree.length, message).toBeGreaterThan(100)
          await expect.poll(() => treeOf(live), { message }).toBe(tree)
        }
        await live.goTo(here)
        await isSame('at rest', here)
        if (opened) {
          await openBy(live, opened, setting.language)
          await isSame(opened, { ...here, opened })
        }
        for (const language of changed) {
          await live.page.evaluate((to) => window.talk.setLanguage(to), language)
          await isSame(language, { ...here, language })
        }
      }
      expect([...live.problems, ...still.problems]).toEqual([])
      await live.close()
      await still.close()
    },
  },
  'axe.none': {
    title:
      'axe-core finds nothing: on a page, with the field open, in a refusal, over the talk, and after it',
    run: async ({ open, expect, axe: source }) => {
      const seat = await open({ script: 'service-desk', stage: 'learning' })
      expect(await violations(seat, source), 'page').toEqual([])
      await seat.openField()
      await seat.insert('Half a thought')
      expect(await violations(seat, source), 'field').toEqual([])
      await seat.key('Escape')
      await seat.next()
      expect(await violations(seat, source), 'refusal').toEqual([])
      await seat.key('Escape')
      await seat.press(en.screen.more, '[data-part="navigation"]')
      expect(await violations(seat, source), 'over the talk').toEqual([])
      expect(seat.problems).toEqual([])
      await seat.close()
      const after = await open({ script: 'kotihoito', stage: 'held', language: 'fi' })
      expect(await violations(after, source), 'after').toEqual([])
      expect(after.problems).toEqual([])
      await after.close()
    },
  },
}
