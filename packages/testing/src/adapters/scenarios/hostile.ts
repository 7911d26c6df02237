import { HOSTILE_TEXTS } from '../../hostile.ts'
import type { Scenarios } from '../scenario.ts'

export const HOSTILE: Scenarios = {
  'hostile.typed': {
    title: 'hostile text typed into the field is shown as text, and runs nothing',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', script: 'service-desk', stage: 'reality' })
      const texts = HOSTILE_TEXTS.filter((text) => text.length < 500)
      for (const text of texts) await seat.write(text)
      const shown = await seat.page.locator('[data-part="line"] [data-line="words"]').allTextContents()
      // A text area has line breaks of one kind.
      expect(shown).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n').trim()))
      expect(
        await seat.page.locator('[data-part="conversation"] :is(script, img, iframe, b, svg)').count(),
      ).toBe(0)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
  'hostile.read': {
    title: 'hostile text is shown as text wherever it is read',
    run: async ({ open, expect }) => {
      const seat = await open()
      for (const stage of ['called', 'learning', 'distinction', 'experiment', 'followUp', 'held']) {
        await seat.goTo({ language: 'fi', stage, hostile: true })
        const { text, elements } = await seat.page.locator('[data-part="conversation"]').evaluate((one) => ({
          text: one.textContent,
          elements: [...one.querySelectorAll('*')].flatMap((node) => [
            node.localName,
            ...node.getAttributeNames().filter((name) => name.startsWith('on')),
          ]),
        }))
        const isShown = HOSTILE_TEXTS.some((hostile) => text?.includes(hostile.slice(0, 200)))
        expect(isShown, stage).toBe(true)
        for (const one of ['script', 'img', 'iframe', 'b', 'onerror', 'onload', 'style'])
          expect(elements, stage).not.toContain(one)
        expect(seat.problems, stage).toEqual([])
      }
      await seat.close()
    },
  },
}
