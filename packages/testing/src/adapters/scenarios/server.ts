import type { Scenarios } from '../scenario.ts'

export const SERVER: Scenarios = {
  'server.takenOver': {
    title: 'what a server has drawn is taken over as it stands, and goes on',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality', as: 'taken over' })
      const kept = await seat.page.evaluate(() => {
        const all = [...document.querySelectorAll('[data-part="conversation"], [data-part="conversation"] *')]
        return [all.length > 20, all.every((one) => 'fromServer' in one)]
      })
      expect(kept).toEqual([true, true])
      await seat.write('Three mornings of resets.')
      expect(await seat.lines()).toEqual(['Three mornings of resets.'])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'server.typed': {
    title: 'what was typed before a reload is there again on a page that a server has drawn',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality', as: 'taken over', kept: true })
      await seat.openField()
      await seat.insert('Half a thought')
      await seat.page.reload()
      await seat.page.locator('#shown').waitFor({ state: 'attached' })
      await expect.poll(() => seat.typed()).toBe('Half a thought')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
