import { en } from '@oivallus/core/en'
import type { Scenarios } from '../scenario.ts'

export const HOST: Scenarios = {
  'host.again': {
    title: 'a host that draws again while somebody types takes nothing from them',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality' })
      await seat.openField()
      for (const word of ['Half', ' a', ' thought']) {
        await seat.page.keyboard.type(word)
        await seat.page.evaluate(() => window.talk.again())
      }
      expect(await seat.typed()).toBe('Half a thought')
      await seat.key('Control+Home')
      await seat.page.evaluate(() => window.talk.again())
      await seat.page.keyboard.type('Not ')
      expect(await seat.typed()).toBe('Not Half a thought')
      await seat.key('Enter')
      expect(await seat.lines()).toEqual(['Not Half a thought'])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'host.told': {
    title: 'a host is told of phases and codes, and of no words and no person',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'learning' })
      await seat.next()
      await seat.press(en.offers.notKnownYet, '[data-part="refusal"]')
      await expect.poll(() => seat.stage()).toBe('distinction')
      expect(await seat.page.evaluate(() => window.talk.told)).toEqual([
        { type: 'refused', code: 'no-learning-yet' },
        { type: 'phase', phase: 'distinction' },
      ])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'host.replaced': {
    title: 'a part that the host draws stands where the part stood',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality', own: 'composer' })
      const own = seat.page.locator('[data-own="composer"]')
      expect(await own.count()).toBe(1)
      expect(await own.getByRole('heading', { name: 'composer' }).isVisible()).toBe(true)
      expect(await seat.page.locator('[data-part="phase"]').count()).toBe(1)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'host.around': {
    title: 'inside a part of the host’s own, what is drawn by default works as ever',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality', own: 'composer' })
      expect(await seat.page.locator('[data-own="composer"] [data-part="composer"]').count()).toBe(1)
      await seat.write('Three mornings of resets.')
      await seat.page.keyboard.type('And a fourth')
      expect(await seat.typed()).toBe('And a fourth')
      expect(await seat.lines()).toEqual(['Three mornings of resets.'])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
