import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import type { Expect } from '../../suite.ts'
import type { Scenarios } from '../scenario.ts'
import type { Seat } from '../seat.ts'

/* Whole talks, from the start to the notes, by a real keyboard alone. Each ends with what went wrong on the page: nothing. */

/** The scribe enters those around a shared screen, under their names. */
const enter = async (expect: Expect, seat: Seat, names: string[]) => {
  for (const name of names) {
    await seat.pressFirst('[data-part="people"]')
    expect((await seat.focus()).element).toBe('input')
    await seat.fill(name)
  }
}

/** Goes from question to question, up to the last one of the page, and on. */
const onTo = async (expect: Expect, seat: Seat, stage: string) => {
  for (let steps = 0; steps < 10 && (await seat.stage()) !== stage; steps++) await seat.next()
  expect(await seat.stage()).toBe(stage)
  expect((await seat.focus()).on).toBe('title')
}

export const TALKS: Scenarios = {
  'talk.one-to-one': {
    title: 'a whole one-to-one in Finnish: an idea is kept for later in one act, comes back and is tried',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'fi', asked: ['päivi', 'milla'], screen: 'pöytä' })
      await enter(expect, seat, ['Päivi', 'Milla'])
      await seat.press(fi.called.topicPreset)
      await seat.press(fi.forms.full)
      expect(await seat.stage()).toBe('framing')
      await seat.press(fi.framing.saidClear)
      await onTo(expect, seat, 'reality')

      expect(await seat.question()).toBe(fi.questions.centre.one)
      await seat.write('Iltareitillä on nyt yksitoista käyntiä.')
      await seat.next()
      await seat.write('Uusi asiakas saatiin reitille samana päivänä.')
      await seat.next()
      await seat.write('Neljä käyntiä osuu seitsemän ja kahdeksan väliin.')
      const acts = await seat.count()
      await seat.openField()
      await seat.insert('Siirretään kaksi lääkettä puoli yhdeksään.')
      await seat.press(fi.labels.keepForLater, '[data-part="composer"]')
      expect(await seat.count()).toBe(acts + 1)
      expect(await seat.last()).toMatchObject({ type: 'parked', line: { kind: 'idea' } })
      await seat.next()
      expect(await seat.question()).toBe(fi.reality.choose)
      await seat.tick('Neljä käyntiä')
      await onTo(expect, seat, 'learning')

      expect(await seat.words('chosen')).toContain('Neljä käyntiä')
      await seat.write('Kellonaika ratkaisee järjestyksen.')
      await onTo(expect, seat, 'distinction')

      await seat.press(fi.origins.structures)
      await seat.write('Lääkelistat saa auki ovella.')
      await seat.next()
      await seat.next()
      expect(await seat.question()).toBe(fi.questions.needed.one)
      await seat.write('Reittiohjelmaan tarvitaan kohta ehdottomille ajoille.')
      await seat.pressFirst('[data-part="needs"]')
      await seat.press(fi.levels.it, '[data-part="form"]')
      await seat.pressFirst('[data-part="needs"]')
      await seat.pressFirst('[data-part="needs"]')
      expect(await seat.last()).toMatchObject({ type: 'need.forwarded' })
      await onTo(expect, seat, 'experiment')

      expect(await seat.words('experiment')).toContain('Siirretään kaksi lääkettä')
      await seat.pressFirst('[data-part="experiment"]')
      await seat.press(fi.labels.tryThis)
      await seat.write('Torstaisin.')
      expect(await seat.question()).toBe(fi.questions.goOn.one)
      await seat.next()
      expect(await seat.question()).toBe(fi.questions.makeRoom.one)
      await seat.write('Tilannesoitto jätetään pois.')
      await seat.next()
      await seat.write('Päivi varmistaa lääkäriltä.')
      await onTo(expect, seat, 'followUp')

      await seat.pressFirst('[data-part="choices"]')
      await seat.write('Ei tarvitse aloittaa pahoittelemalla.')
      await seat.write('Miltä ilta näyttää asiakkaan silmin?')
      await onTo(expect, seat, 'closing')

      expect(await seat.words('closing')).toContain(fi.closing.words.one)
      await seat.press(fi.offers.saidClosing)
      await seat.press(fi.closing.thanks)
      expect(await seat.stage()).toBe('held')
      expect((await seat.focus()).on).toBe('title')
      const notes = await seat.words('notes')
      for (const text of [
        'Kellonaika ratkaisee',
        'Siirretään kaksi',
        'Torstaisin.',
        'Miltä ilta',
        'Tilannesoitto',
      ])
        expect(notes).toContain(text)
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },

  'talk.team': {
    title: 'a whole team talk in Swedish: a second experiment is refused, and replaces the first',
    run: async ({ open, expect }) => {
      const seat = await open({
        language: 'sv',
        asked: ['camilla', 'jonas', 'fatima', 'elin', 'robert'],
        screen: 'duken',
      })
      await enter(expect, seat, ['Camilla', 'Jonas', 'Fatima', 'Elin', 'Robert'])
      await seat.press(sv.screen.otherTopic)
      await seat.press(sv.screen.ownTopic)
      await seat.fill('Hämtningen på eftermiddagarna')
      await seat.press(sv.forms.full)
      await seat.press(sv.framing.saidClear)
      await onTo(expect, seat, 'reality')

      await seat.write('De flesta barnen hämtas mellan fyra och halv fem.')
      await seat.write('Inskolningarna gick lugnt.', sv.observations.success)
      await seat.write('Kvart över fyra står sexton personer i tamburen.', sv.observations.difficulty)
      await seat.press(sv.reality.everyoneSpoken)
      await seat.next()
      await seat.tick('Kvart över fyra')
      await onTo(expect, seat, 'learning')

      await seat.next()
      expect((await seat.focus()).on).toBe('refusal')
      await seat.press(sv.offers.oneLine)
      expect((await seat.focus()).element).toBe('textarea')
      await seat.insert('En förälder behöver höra en sak om dagen.')
      await seat.key('Enter')
      // The gate has its answer: one is where one was going.
      expect(await seat.stage()).toBe('distinction')

      await seat.press(sv.labels.seenDifferently)
      await onTo(expect, seat, 'experiment')

      await seat.write('Varje dag möter en av oss alla i tamburen.')
      await seat.pressFirst('[data-part="experiment"]')
      await seat.press(sv.labels.tryThis)
      expect(await seat.words('experiment')).toContain('Varje dag')
      await seat.write('Mellan fyra och halv fem.')
      await seat.write('På tisdagar möter en av oss föräldrarna.', sv.kinds.idea)
      await seat.press(sv.screen.more, '[data-part="navigation"]')
      await seat.press(sv.screen.questions)
      await seat.press(sv.questions.change.team)
      await seat.pressFirst('ul[data-part="experiment"]')
      await seat.press(sv.labels.tryThis)
      expect((await seat.focus()).on).toBe('refusal')
      expect(await seat.words('refusal')).toContain(sv.rules['one-experiment'].says)
      await seat.press(sv.offers.replace)
      expect(await seat.words('experiment')).toContain('På tisdagar')
      await onTo(expect, seat, 'followUp')

      await seat.press(sv.followUp.otherDay)
      // Month, day and year, as Chromium in English has them.
      await seat.page.keyboard.type('10302026')
      await seat.key('Enter')
      await onTo(expect, seat, 'closing')
      await seat.press(sv.offers.saidClosing)
      await seat.press(sv.closing.thanks)
      expect(await seat.stage()).toBe('held')
      const notes = await seat.words('notes')
      expect(notes).toContain('På tisdagar')
      expect(notes).toContain('En förälder behöver')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },

  'talk.short': {
    core: true,
    title: 'the short form in English, in four pages',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'en', asked: ['amara', 'joe'], screen: 'tablet' })
      await enter(expect, seat, ['Amara', 'Joe'])
      await seat.press(en.called.topicPreset)
      await seat.press(en.forms.short)
      await seat.press(en.framing.saidClear)
      // A first talk has its framing in full.
      await onTo(expect, seat, 'reality')
      await seat.write('Story time went ahead every Saturday.')
      await seat.write('Between one and two there is one person.', en.observations.difficulty)
      await seat.next()
      await seat.tick('Between one and two')
      await onTo(expect, seat, 'learning')
      await seat.write('It is never getting to finish that wears us out.')
      await seat.next()
      await seat.press(en.origins.structures)
      await seat.press(en.distinction.nothingNow)
      await onTo(expect, seat, 'experiment')
      await seat.write('The returns stay on the trolley.')
      await seat.press(en.labels.tryThis)
      await seat.pressFirst('[data-part="choices"]')
      await onTo(expect, seat, 'closing')
      await seat.press(en.offers.saidClosing)
      await seat.press(en.closing.thanks)
      expect(await seat.stage()).toBe('held')
      expect(await seat.words('notes')).toContain('The returns stay on the trolley.')
      expect(await seat.page.evaluate(() => window.talk.told.at(-1))).toEqual({ type: 'held' })
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },

  'talk.series': {
    title: 'a series of three: what was tried, what became of it, and what comes of it',
    run: async ({ open, expect }) => {
      const seat = await open({ language: 'fi', asked: ['outi', 'samir'], screen: 'tabletti' })
      const begins = async (form: string) => {
        await enter(expect, seat, ['Outi', 'Samir'])
        await seat.press(fi.called.topicPreset)
        await seat.press(form)
        await seat.press(fi.framing.saidClear)
      }
      const closes = async () => {
        await seat.press(fi.offers.saidClosing)
        await seat.press(fi.closing.thanks)
        expect(await seat.stage()).toBe('held')
      }
      await begins(fi.forms.full)
      await onTo(expect, seat, 'reality')
      await seat.write('Jono ulottuu käytävään.')
      await onTo(expect, seat, 'learning')
      await seat.press(fi.learning.notKnownYet, '[data-part="choices"]')
      await onTo(expect, seat, 'distinction')
      await onTo(expect, seat, 'experiment')
      await seat.write('Keitetään pasta kahdessa erässä.')
      await seat.pressFirst('[data-part="experiment"]')
      await seat.press(fi.labels.tryThis)
      await onTo(expect, seat, 'followUp')
      await seat.pressFirst('[data-part="choices"]')
      await seat.write('Viimeinen luokka syö yhtä hyvää pastaa.')
      await onTo(expect, seat, 'closing')
      await closes()

      await seat.press('Next talk')
      await begins(fi.forms.full)
      await onTo(expect, seat, 'reality')
      expect(await seat.words('last-time')).toContain('Keitetään pasta kahdessa erässä.')
      await seat.press(fi.outcomes.triedInPart)
      await seat.write('Tiistaisin se toimi.')
      await onTo(expect, seat, 'learning')
      await seat.press(fi.learning.notKnownYet, '[data-part="choices"]')
      await onTo(expect, seat, 'distinction')
      await onTo(expect, seat, 'experiment')
      await seat.press(fi.fates.keepTrying)
      await onTo(expect, seat, 'followUp')
      await seat.pressFirst('[data-part="choices"]')
      await onTo(expect, seat, 'closing')
      await closes()

      await seat.press('Next talk')
      await begins(fi.forms.short)
      expect(await seat.words('last-time')).toContain('Keitetään pasta kahdessa erässä.')
      await seat.press(fi.outcomes.tried)
      await onTo(expect, seat, 'learning')
      await seat.write('Uusi tapa pysyy, kun se lukee taululla.')
      await onTo(expect, seat, 'experiment')
      await seat.press(fi.fates.becamePractice)
      await seat.press(fi.labels.nothingToTry)
      await seat.press(fi.followUp.noReturn)
      await seat.fill('Kokeilu on nyt tavallista työtä.')
      await onTo(expect, seat, 'closing')
      await closes()
      expect(await seat.words('notes')).toContain('Uusi tapa pysyy')
      expect(seat.problems).toEqual([])
      await seat.close()
    },
  },
}
