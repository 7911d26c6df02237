import { en } from '@oivallus/core/en'
import type { Scenarios } from '../scenario.ts'

export const FOCUS: Scenarios = {
  'focus.refusal': {
    core: true,
    title: 'focus goes to the first offer of a refusal, and back to the field',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning' })
      await seat.openField()
      await seat.insert('It is the class that waits.')
      await seat.page.evaluate(() => {
        const { stage, moves } = window.talk.state()
        window.talk.send({ type: 'go.reality', of: stage, revision: moves } as never)
      })
      expect((await seat.focus()).element).toBe('textarea')
      await seat.key('Enter')
      expect((await seat.focus()).on).toBe('refusal')
      await seat.key('Escape')
      expect((await seat.focus()).element).toBe('textarea')
      expect(await seat.typed()).toBe('It is the class that waits.')
      await seat.key('Enter')
      await seat.press(en.offers.park, '[data-part="refusal"]')
      expect(await seat.last()).toMatchObject({ type: 'parked', line: { kind: 'learning' } })
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'focus.escape': {
    title: 'what is open is closed from the innermost on, by Esc, and focus is never lost',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning' })
      await seat.next()
      expect((await seat.focus()).on).toBe('refusal')
      await seat.key('Escape')
      expect((await seat.focus()).on).toBe('question')
      for (const sheet of [en.labels.elsewhere, en.labels.endForToday, en.screen.more]) {
        await seat.press(sheet, '[data-part="navigation"]')
        expect((await seat.focus()).on).toBe('sheet')
        await seat.key('Escape')
        expect((await seat.focus()).words).toBe(sheet)
      }
      await seat.openField()
      await seat.insert('Half a thought')
      await seat.key('Escape')
      expect(await seat.page.locator('[data-field="closed"]').textContent()).toBe('Half a thought')
      expect(await seat.stage()).toBe('learning')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'focus.moved': {
    title: 'focus follows a page that another device moved',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'learning', both: true })
      const [first, second] = [seat.page.locator('.place').nth(0), seat.page.locator('.place').nth(1)]
      await seat.walkTo(second.locator('[data-field="closed"]'))
      await seat.page.evaluate(async () => {
        window.talk.send({ type: 'learning.notKnownYet' })
        const { stage, moves } = window.talk.state()
        window.talk.send({ type: 'go.distinction', of: stage, revision: moves } as never)
        await window.talk.settled()
      })
      for (const one of [first, second])
        expect(await one.locator('[data-part="conversation"]').getAttribute('data-stage')).toBe('distinction')
      expect((await seat.focus()).element).not.toBe('body')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'announced.once': {
    title: 'a refusal is read as one comes to its offer, and a new phase is announced, each once',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'learning' })
      await seat.page.evaluate(() => {
        const heard: string[] = []
        Object.assign(window, { heard })
        const status = document.querySelector('[data-part="announcements"]') as Element
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes)
            for (const one of addedNodes) heard.push(one.textContent ?? '')
        }).observe(status, { childList: true, subtree: true, characterData: true })
      })
      const heard = () => seat.page.evaluate(() => (window as unknown as { heard: string[] }).heard)
      await seat.next()
      // A refusal takes focus to its offer: it is read as the name of the group around it, and not a second time.
      const refusal = seat.page.locator('[data-part="refusal"]')
      const refused = (await refusal.locator('p').first().textContent()) ?? ''
      expect(await refusal.getAttribute('aria-label')).toBe(refused)
      expect((await seat.focus()).on).toBe('refusal')
      expect((await heard()).filter((one) => one.includes(refused))).toEqual([])
      await seat.page.evaluate(() => {
        window.talk.send({ type: 'learning.notKnownYet' })
        const { stage, moves } = window.talk.state()
        window.talk.send({ type: 'go.distinction', of: stage, revision: moves } as never)
      })
      const now = en.screen.now.replace('{phase}', en.stages.distinction)
      await expect.poll(heard).toContain(now)
      expect((await heard()).filter((one) => one === now)).toHaveLength(1)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
