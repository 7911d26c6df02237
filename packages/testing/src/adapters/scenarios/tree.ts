import { en } from '@oivallus/core/en'
import type axe from 'axe-core'
import type { Scenarios } from '../scenario.ts'
import type { Seat } from '../seat.ts'
import type { Setting } from '../setting.ts'

const STAGES = [
  'called',
  'framing',
  'reality',
  'learning',
  'distinction',
  'experiment',
  'followUp',
  'closing',
  'held',
] as const

const SETTINGS: readonly Setting[] = [
  { language: 'en', script: 'service-desk' },
  { language: 'fi', script: 'kotihoito' },
  { language: 'sv', script: 'daghemmet' },
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
      'the accessibility tree of every phase, in one language or another, is that of the screen’s own HTML: same tree, same names',
    run: async ({ open, expect }) => {
      for (const [at, stage] of STAGES.entries()) {
        const setting: Setting = { ...SETTINGS[at % SETTINGS.length], stage }
        const live = await open(setting)
        const still = await open({ ...setting, as: 'still' })
        const tree = await treeOf(still)
        expect(tree.length, stage).toBeGreaterThan(100)
        expect(await treeOf(live), `${setting.script}, ${stage}`).toBe(tree)
        expect([...live.problems, ...still.problems]).toEqual([])
        await live.close()
        await still.close()
      }
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
