import { en } from '@oivallus/core/en'
import type { Scenarios } from '../scenario.ts'
import { seatAt } from '../seat.ts'

/* A talk at two screens, which stand on one page so that one keyboard reaches both: each acts at their own. */

export const OWN_SCREENS: Scenarios = {
  'talk.own-screens': {
    title: 'a remote pair in English, each at a screen of their own: each agrees by their own hand',
    run: async ({ open, expect }) => {
      const page = await open({ language: 'en', script: 'service-desk', stage: 'called', both: true })
      const siobhan = seatAt(page, 0)
      const tomasz = seatAt(page, 1)
      /** What one does is seen by the other before anybody goes on. */
      const does = async (act: Promise<void>) => {
        await act
        await page.settled()
      }
      const bothAt = async (stage: string) => {
        for (let steps = 0; steps < 10 && (await siobhan.stage()) !== stage; steps++)
          await does(siobhan.next())
        expect([await siobhan.stage(), await tomasz.stage()]).toEqual([stage, stage])
      }
      await tomasz.press(en.screen.prepare)
      await tomasz.fill('The printers, if there is time.')
      await page.settled()
      expect(await siobhan.words('conversation')).not.toContain('printers')
      await does(siobhan.press(en.forms.full))
      await does(siobhan.press(en.framing.saidClear))
      await does(tomasz.press(en.offers.gotIt))
      await bothAt('reality')

      await does(siobhan.write('On three mornings, two calls in three were about a password.'))
      for (let at = 0; at < 4; at++) await does(siobhan.next())
      expect(await siobhan.words('refusal')).toContain(en.rules['someone-waiting'].says)
      await does(siobhan.press(en.offers.whoWaits))
      await does(tomasz.write('I ask for a number that nobody carries.', en.observations.difficulty))
      const later = `${en.labels.keepForLater}: ${en.kinds.idea}`
      await does(tomasz.write('The school office could reset passwords.', later))
      expect(await siobhan.words('conversation')).not.toContain('could reset')
      await does(siobhan.tick('a number that nobody'))
      await bothAt('learning')

      await does(tomasz.write('A reset takes me two minutes and costs the teacher fifteen.'))
      await bothAt('distinction')
      await does(siobhan.press(en.origins.both))
      await does(tomasz.next())
      await does(tomasz.next())
      await does(tomasz.write('Spread the days on which passwords run out.'))
      await does(tomasz.pressFirst('[data-part="needs"]'))
      await does(tomasz.press(en.levels.it, '[data-part="form"]'))
      await does(siobhan.next())
      await does(siobhan.next())
      expect(await siobhan.words('needs')).not.toContain(en.labels.takeForward)
      await does(siobhan.pressFirst('[data-part="needs"]'))
      await does(tomasz.pressFirst('[data-part="needs"]'))
      await does(siobhan.press(en.labels.takeForward, '[data-part="needs"]'))
      await bothAt('experiment')
      await does(siobhan.press(en.offers.anyObstacle, '[data-part="experiment"]'))
      await does(siobhan.press(en.labels.tryThis, '[data-part="experiment"]'))
      expect(await tomasz.words('experiment')).toContain('could reset passwords')
      await bothAt('followUp')
      await does(siobhan.pressFirst('[data-part="choices"]'))
      await does(tomasz.write('It is quiet at ten to nine.', en.kinds.signal))
      await bothAt('closing')
      await does(siobhan.press(en.offers.saidClosing))
      await does(siobhan.press(en.closing.thanks))
      for (const one of [siobhan, tomasz]) {
        expect(await one.stage()).toBe('held')
        expect(await one.words('notes')).toContain('costs the teacher fifteen')
        expect(await one.words('notes')).not.toContain('printers')
      }
      expect(page.problems).toEqual([])
      await page.close()
    },
  },
}
