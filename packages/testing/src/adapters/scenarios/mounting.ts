import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import type { Scenarios } from '../scenario.ts'
import { seatAt } from '../seat.ts'

export const MOUNTING: Scenarios = {
  'viewers.two': {
    title: 'two viewers of one talk are each shown their own, in step',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality', both: true })
      const [siobhan, tomasz] = [seat.page.locator('.place').nth(0), seat.page.locator('.place').nth(1)]
      await seat.write('Three mornings of resets.')
      await seat.page.evaluate(() => window.talk.settled())
      for (const one of [siobhan, tomasz])
        expect(await one.locator('[data-part="line"]').allInnerTexts()).toHaveLength(1)
      await seat.walkTo(tomasz.locator('[data-field="closed"]'))
      await seat.key('Enter')
      await seat.insert('A class waits behind it.')
      expect(await siobhan.textContent()).not.toContain('A class waits')
      await seat.key('Enter')
      await seat.page.evaluate(() => window.talk.settled())
      expect(await siobhan.textContent()).toContain('A class waits behind it.')
      // The other's pen is not in this one's hand.
      expect((await seat.focus()).element).toBe('textarea')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'viewers.same': {
    title:
      'one conversation in two places of a page is one: what is done in one is in the other, and each has its own pen',
    run: async ({ open, expect }) => {
      const page = await open({ language: 'en', script: 'service-desk', stage: 'reality', twice: true })
      const [one, other] = [seatAt(page, 0), seatAt(page, 1)]
      await one.write('Three mornings of resets.')
      expect(await other.lines()).toContain('Three mornings of resets.')
      await other.openField()
      await other.insert('A class waits')
      expect([await one.typed(), await other.typed()]).toEqual(['', 'A class waits'])
      await other.key('Enter')
      expect(await one.lines()).toContain('A class waits')
      expect(page.problems).toEqual([])
      await page.close()
    },
  },
  'mounting.again': {
    core: true,
    title: 'a page that takes the conversation off and puts it on again has lost nothing',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality', kept: true })
      await seat.write('Three mornings of resets.')
      await seat.insert('Half a thought')
      await seat.page.evaluate(() => window.talk.unmount())
      expect(await seat.page.locator('.place').first().innerHTML()).toBe('')
      await seat.page.evaluate(() => window.talk.send({ type: 'noted.question', text: 'Meanwhile?' }))
      await seat.page.evaluate(() => window.talk.mount())
      expect(await seat.lines()).toEqual(['Three mornings of resets.', 'Meanwhile?'])
      expect(await seat.typed()).toBe('Half a thought')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'language.switch': {
    title: 'the conversation changes its language, and says in which it is',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
      const lang = () => seat.page.locator('[data-part="conversation"]').getAttribute('lang')
      expect(await lang()).toBe('en')
      await seat.openField()
      await seat.insert('Half a thought')
      for (const texts of [fi, sv]) {
        await seat.page.evaluate((to) => window.talk.setLanguage(to), texts.language)
        expect(await lang()).toBe(texts.language)
        expect(await seat.question()).toBe(texts.questions.centre.one)
        expect(await seat.typed()).toBe('Half a thought')
        expect((await seat.focus()).element).toBe('textarea')
      }
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
