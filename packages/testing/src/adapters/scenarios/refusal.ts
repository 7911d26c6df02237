import { en } from '@oivallus/core/en'
import type { Scenarios } from '../scenario.ts'

export const REFUSAL: Scenarios = {
  'refusal.kept': {
    core: true,
    title: 'what comes too early is kept for later by one press, and comes back by itself',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality' })
      await seat.write('A form that resets itself.', `${en.labels.keepForLater}: ${en.kinds.idea}`)
      expect(await seat.last()).toMatchObject({ type: 'parked', line: { kind: 'idea' } })
      await seat.openField()
      await seat.insert('Nobody has time.')
      await seat.press(en.labels.keepForLater, '[data-part="composer"]')
      expect(await seat.last()).toMatchObject({ type: 'parked', line: { text: 'Nobody has time.' } })
      expect(await seat.lines()).toEqual([])
      await seat.page.evaluate(() => {
        window.talk.send({ type: 'noted.observation', under: 'focus', text: 'Three mornings of resets.' })
        window.talk.send({ type: 'everyone.spoken' })
        for (const to of ['go.learning', 'go.distinction', 'go.experiment']) {
          if (to === 'go.distinction') window.talk.send({ type: 'learning.notKnownYet' })
          const { stage, moves } = window.talk.state()
          window.talk.send({ type: to, of: stage, revision: moves } as never)
        }
      })
      await expect.poll(() => seat.stage()).toBe('experiment')
      await expect.poll(() => seat.words('experiment')).toContain('A form that resets itself.')
      expect(await seat.words('experiment')).toContain('Nobody has time.')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'refusal.returned': {
    title: 'words that came back are shown to their author alone, and can be brought in',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'learning', both: true })
      await seat.page.evaluate(async () => {
        const { stage, moves } = window.talk.state()
        window.talk.send({ type: 'go.reality', of: stage, revision: moves } as never)
        window.talk.send({ type: 'noted.interpretation', text: 'Perhaps nobody owns the list.' } as never, 1)
        await window.talk.settled()
      })
      const [first, second] = [seat.page.locator('.place').nth(0), seat.page.locator('.place').nth(1)]
      await expect.poll(() => second.locator('[data-part="came-back"]').count()).toBe(1)
      expect(await second.locator('[data-part="came-back"]').textContent()).toContain('nobody owns the list')
      expect(await first.textContent()).not.toContain('nobody owns the list')
      expect(await seat.page.evaluate(() => window.talk.told)).toContainEqual({ type: 'returned' })
      await seat.press(en.labels.bringIn, '[data-part="came-back"]')
      expect(await seat.typed()).toBe('Perhaps nobody owns the list.')
      expect((await seat.focus()).element).toBe('textarea')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
