import { fi } from '@oivallus/core/fi'
import type { Scenarios } from '../scenario.ts'

export const TYPING: Scenarios = {
  'typing.reload': {
    core: true,
    title: 'what is typed is there again after a reload in the middle of the talk, and so is the talk',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'fi', asked: ['anna'], kept: true })
      await seat.pressFirst('[data-part="people"]')
      await seat.fill('Anna')
      await seat.press(fi.called.topicPreset)
      await seat.press(fi.forms.full)
      await seat.press(fi.framing.saidClear)
      await seat.next()
      await seat.write('Ensimmäinen rivi')
      await seat.insert('Puolikas ajatus')
      await seat.chooseKind(fi.observations.difficulty)

      await seat.page.reload()
      await seat.page.locator('#shown').waitFor({ state: 'attached' })
      expect(await seat.stage()).toBe('reality')
      expect(await seat.lines()).toEqual(['Ensimmäinen rivi'])
      expect(await seat.typed()).toBe('Puolikas ajatus')
      await seat.openField()
      await seat.key('Enter')
      expect(await seat.last()).toMatchObject({ under: 'difficulty', text: 'Puolikas ajatus' })
      await seat.page.reload()
      await seat.page.locator('#shown').waitFor({ state: 'attached' })
      expect(await seat.lines()).toEqual(['Ensimmäinen rivi', 'Puolikas ajatus'])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'typing.composition': {
    title: 'what is typed in an input method is whole: Enter that ends a composition notes nothing',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
      await seat.openField()
      const acts = await seat.count()
      const session = await seat.page.context().newCDPSession(seat.page)
      const compose = (text: string) =>
        session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      await compose('に')
      await compose('にほ')
      await compose('にほん')
      expect(await seat.typed()).toBe('にほん')
      // As Chromium tells of a key that the input method has taken: 229, while a word is being composed.
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        await session.send('Input.dispatchKeyEvent', {
          type,
          key: 'Enter',
          code: 'Enter',
          windowsVirtualKeyCode: 229,
        })
      expect(await seat.count()).toBe(acts)
      expect(await seat.typed()).toBe('にほん')
      await session.send('Input.insertText', { text: '日本' })
      expect(await seat.typed()).toBe('日本')
      expect(await seat.count()).toBe(acts)
      await seat.key('Shift+Enter')
      await seat.insert('語')
      expect(await seat.typed()).toBe('日本\n語')
      await seat.key('Enter')
      expect(await seat.last()).toMatchObject({ text: '日本\n語' })
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'typing.long': {
    title: 'ten thousand characters, under three hundred lines, make no line anew and are whole',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
      await seat.openField()
      await seat.page.evaluate(() => {
        for (let at = 0; at < 300; at++)
          window.talk.send({ type: 'noted.observation', under: 'focus', text: `Line ${at}` })
      })
      const lines = seat.page.locator('[data-part="line"]')
      await expect.poll(() => lines.count()).toBe(300)
      await lines.evaluateAll((all) => {
        for (const one of all) Object.assign(one, { known: true })
      })
      const long = 'A long account of one morning. '.repeat(340).slice(0, 10_000)
      await seat.insert(long)
      await seat.page.keyboard.type('! And so on.')
      // A caret in the midst of the text stays there.
      await seat.key('Control+Home')
      await seat.page.keyboard.type('So: ')
      expect(await seat.typed()).toBe(`So: ${long}! And so on.`)
      const known = await lines.evaluateAll((all) => all.filter((one) => 'known' in one).length)
      expect(known).toBe(300)
      await seat.key('Enter')
      await expect.poll(() => lines.count()).toBe(301)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'typing.fast': {
    title: 'whatever is typed fast is whole, and a caret in the midst of it stays there',
    run: async ({ open, expect }) => {
      const seat = await open({ script: 'service-desk', stage: 'reality' })
      await seat.openField()
      const text = 'Three mornings of resets, and a class that waits behind each of them. '.repeat(4).trim()
      await seat.page.keyboard.type(text)
      expect(await seat.typed()).toBe(text)
      await seat.key('Control+Home')
      await seat.page.keyboard.type('So: ')
      expect(await seat.typed()).toBe(`So: ${text}`)
      await seat.key('Enter')
      expect(await seat.lines()).toEqual([`So: ${text}`])
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
