import { describe, expect, it } from 'vitest'
import { extendGuide } from '../src/guides/guide.ts'
import { isPractice } from '../src/people.ts'
import { PHASES } from '../src/vocabulary.ts'
import {
  around,
  as,
  atPhase,
  called,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineAt,
  on,
  refusalOf,
  type Seat,
  seen,
  type Talk,
  VILLE,
} from './talk.ts'

/** Anna on a screen of her own; Ville the scribe of a table at which Sari and Pekka sit. */
const atTable = (): Talk =>
  gathered({
    anna: { supervisor: true },
    ville: { screen: 'table' },
    sari: { screen: 'table' },
    pekka: { screen: 'table' },
  })

const OURS = around('table', 'ville')
const saw = (text = 'Lista tuli myöhässä') => ({ type: 'noted.observation', text, under: 'focus' }) as const

const present = (talk: Talk) => talk.state().participants.flatMap((one) => (one.present ? [one.id] : []))

describe('a shared screen', () => {
  it('has the first who sits down as its scribe, who ticks the others', () => {
    const talk = atTable()
    expect(talk.state().screens).toEqual({ table: { scribe: 'ville' } })
    expect(codeOf(talk.send({ type: 'joined', name: 'Liisa', screen: 'table' }, as('liisa', 'sari')))).toBe(
      'not-on-your-screen',
    )
  })

  it('takes lines of ours, and lines that bear the speaker’s name', () => {
    const talk = comesTo(atTable(), 'reality')
    expect(lineAt(talk, talk.does(saw(), OURS))).toMatchObject({
      by: { screen: 'table' },
      enteredBy: 'ville',
    })
    expect(lineAt(talk, talk.does(saw(), OURS))?.unconfirmed).toBeUndefined()
    expect(lineAt(talk, talk.does(saw(), as('sari', 'ville')))).toMatchObject({
      by: { participant: 'sari' },
      enteredBy: 'ville',
      unconfirmed: true,
    })
  })

  it('has one hand: the scribe’s, and for those around it alone', () => {
    const talk = comesTo(atTable(), 'reality')
    expect(codeOf(talk.send(saw(), around('table', 'sari')))).toBe('not-on-your-screen')
    expect(codeOf(talk.send(saw(), as('anna', 'ville')))).toBe('not-on-your-screen')
    expect(codeOf(talk.send(saw(), as('sari', 'anna')))).toBe('not-on-your-screen')
    expect(codeOf(talk.send(saw(), around('elsewhere', 'ville')))).toBe('only-participants')
  })

  it('has its own lines reworded by its scribe while the talk is open, and by nobody else', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), OURS)
    expect(codeOf(talk.send({ type: 'revised', of, revision: 0, text: 'Toisin' }))).toBe('not-your-words')
    expect(codeOf(talk.send({ type: 'revised', of, revision: 0, text: 'Toisin' }, as('sari')))).toBe(
      'not-your-words',
    )
    talk.does({ type: 'revised', of, revision: 0, text: 'Toisin' }, OURS)
    closes(talk)
    expect(codeOf(talk.send({ type: 'revised', of, revision: 1, text: 'Vielä' }, OURS))).toBe(
      'outside-the-talk',
    )
  })

  it('lets each one around it also speak for themselves on a sign-in of their own', () => {
    const talk = comesTo(atTable(), 'reality')
    const id = talk.does(saw(), as('sari'))
    expect(lineAt(talk, id)).not.toHaveProperty('unconfirmed')
  })

  it('has its pen taken by another who sits there, when the scribe leaves', () => {
    const talk = comesTo(atTable(), 'reality')
    talk.does({ type: 'left' }, as('ville'))
    expect(codeOf(talk.send(saw(), OURS))).toBe('not-on-your-screen')
    const refusal = refusalOf(talk.send(saw(), around('table', 'sari')))
    expect(refusal.offers.map((offer) => offer.key)).toContain('takePen')
    expect(codeOf(talk.send({ type: 'scribe.taken', screen: 'table' }, as('anna')))).toBe(
      'not-on-your-screen',
    )
    talk.does({ type: 'scribe.taken', screen: 'table' }, as('sari'))
    expect(talk.send(saw(), around('table', 'sari')).accepted).toBe(true)
    expect(talk.send(saw(), as('pekka', 'sari')).accepted).toBe(true)
    expect(talk.send({ type: 'scribe.taken', screen: 'table' }, as('sari'))).toEqual({ accepted: true })
  })

  it('may be left for one’s own, and the scribe no longer enters for one', () => {
    const talk = comesTo(atTable(), 'reality')
    talk.does({ type: 'joined', name: 'sari' }, as('sari'))
    expect(talk.state().participants.find((one) => one.id === 'sari')?.screen).toBeNull()
    expect(codeOf(talk.send(saw(), as('sari', 'ville')))).toBe('not-on-your-screen')
    expect(codeOf(talk.send({ type: 'joined', name: 'sari', screen: 'table' }, as('sari', 'ville')))).toBe(
      'not-on-your-screen',
    )
  })
})

describe('what was entered for one', () => {
  it('is confirmed by one’s own hand, also while the talk is open', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), as('sari', 'ville'))
    talk.does({ type: 'confirmed', of, revision: 0 }, as('sari'))
    expect(lineAt(talk, of)).not.toHaveProperty('unconfirmed')
  })

  it('is confirmed in the wording one has seen', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), as('sari', 'ville'))
    talk.does({ type: 'revised', of, revision: 0, text: 'Toisin' }, as('sari', 'ville'))
    expect(codeOf(talk.send({ type: 'confirmed', of, revision: 0 }, as('sari')))).toBe('moved-on')
    expect(lineAt(talk, of)?.unconfirmed).toBe(true)
  })

  it('confirmed by another confirms nothing', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), as('sari', 'ville'))
    talk.send({ type: 'confirmed', of, revision: 0 }, as('pekka'))
    expect(lineAt(talk, of)?.unconfirmed).toBe(true)
  })

  it('waits again when the scribe rewords it after one has confirmed', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), as('sari', 'ville'))
    talk.does({ type: 'confirmed', of, revision: 0 }, as('sari'))
    talk.does({ type: 'revised', of, revision: 0, text: 'Toisin' }, as('sari', 'ville'))
    expect(lineAt(talk, of)?.unconfirmed).toBe(true)
  })

  it('is one’s own when one corrects it oneself', () => {
    const talk = comesTo(atTable(), 'reality')
    const of = talk.does(saw(), as('sari', 'ville'))
    talk.does({ type: 'revised', of, revision: 0, text: 'Näin' }, as('sari'))
    expect(lineAt(talk, of)).not.toHaveProperty('unconfirmed')
  })

  it('may be an agreement, which does not undo what one has said oneself', () => {
    const talk = comesTo(atTable(), 'distinction')
    const of = talk.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' })
    talk.does({ type: 'need.agreed', ...on(talk, of) }, as('sari'))
    talk.does({ type: 'need.agreed', ...on(talk, of) }, OURS)
    expect(lineAt(talk, of)?.agreements?.map((one) => [one.participant, one.unconfirmed])).toEqual([
      ['sari', undefined],
      ['ville', undefined],
      ['pekka', true],
    ])
    talk.does({ type: 'confirmed', of, revision: 0 }, as('pekka'))
    expect(JSON.stringify(lineAt(talk, of)?.agreements)).not.toContain('unconfirmed')
  })
})

describe('somebody new', () => {
  it('joins when everyone here agrees', () => {
    const talk = atPhase('reality')
    const joins = () => talk.send({ type: 'joined', name: 'Liisa' }, as('liisa'))
    expect(codeOf(joins())).toBe('someone-new')
    talk.does({ type: 'welcomed', participant: 'liisa' })
    expect(codeOf(joins())).toBe('someone-new')
    talk.does({ type: 'welcomed', participant: 'liisa' }, VILLE)
    expect(joins().accepted).toBe(true)
    expect(present(talk)).toEqual(['anna', 'ville', 'liisa'])
    // A welcome is for one coming.
    expect(talk.state().welcomed).toEqual({})
  })

  it('is asked around a shared screen in one act', () => {
    const talk = comesTo(atTable(), 'reality')
    talk.does({ type: 'welcomed', participant: 'liisa' })
    talk.does({ type: 'welcomed', participant: 'liisa' }, OURS)
    expect(talk.send({ type: 'joined', name: 'Liisa', screen: 'table' }, as('liisa', 'ville')).accepted).toBe(
      true,
    )
  })

  it('waits for the agreement of who came before them', () => {
    const talk = atPhase('reality')
    for (const one of ['liisa', 'otto'])
      for (const who of ['anna', 'ville']) talk.does({ type: 'welcomed', participant: one }, as(who))
    talk.does({ type: 'joined', name: 'Liisa' }, as('liisa'))
    expect(codeOf(talk.send({ type: 'joined', name: 'Otto' }, as('otto')))).toBe('someone-new')
    talk.does({ type: 'welcomed', participant: 'otto' }, as('liisa'))
    expect(talk.send({ type: 'joined', name: 'Otto' }, as('otto')).accepted).toBe(true)
  })

  it('does not need the agreement of who has left', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'welcomed', participant: 'liisa' })
    talk.does({ type: 'left' }, VILLE)
    expect(talk.send({ type: 'joined', name: 'Liisa' }, as('liisa')).accepted).toBe(true)
  })

  it('hears why we pause before their first line', () => {
    const talk = atPhase('reality')
    for (const who of ['anna', 'ville']) talk.does({ type: 'welcomed', participant: 'liisa' }, as(who))
    talk.does({ type: 'joined', name: 'Liisa' }, as('liisa'))
    expect(codeOf(talk.send(saw(), as('liisa')))).toBe('framing-not-acknowledged')
  })

  it('is nobody who was named at the start, who may come late', () => {
    const talk = gathered({ anna: {}, ville: {} }, { asked: ['anna', 'ville', 'sari'] })
    comesTo(talk, 'reality')
    expect(talk.send({ type: 'joined', name: 'Sari' }, as('sari')).accepted).toBe(true)
  })

  it('joins freely before the talk has started', () => {
    const talk = called()
    expect(talk.send({ type: 'joined', name: 'Liisa' }, as('liisa')).accepted).toBe(true)
  })

  it('may be a guest, of this talk alone', () => {
    const talk = gathered({ anna: {}, ville: {}, liisa: { guest: true } })
    expect(talk.state().participants.at(-1)).toMatchObject({ id: 'liisa', guest: true })
  })

  it('reads and says nothing before they have joined', () => {
    const talk = atPhase('reality')
    for (const event of [
      saw(),
      { type: 'noted.question', text: 'Kuka?' },
      { type: 'paused' },
      { type: 'drafted', text: 'Aie' },
    ] as const)
      expect(codeOf(talk.send(event, as('liisa')))).toBe('only-participants')
  })
})

describe('leaving', () => {
  it.each(PHASES)('in %s is never refused, and one can come back', (phase) => {
    const talk = atPhase(phase)
    talk.does({ type: 'left' }, VILLE)
    expect(present(talk)).toEqual(['anna'])
    expect(talk.state().stage).toBe(phase)
    expect(talk.send({ type: 'left' }, VILLE)).toEqual({ accepted: true })
    talk.does({ type: 'joined', name: 'Ville' }, VILLE)
    expect(present(talk)).toEqual(['anna', 'ville'])
    expect(talk.state().participants).toHaveLength(2)
  })

  it('stops one’s lines until one is back, and offers to come back', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'left' }, VILLE)
    const refusal = refusalOf(talk.send(saw(), VILLE))
    expect(refusal).toMatchObject({ code: 'moved-on', kept: saw().text })
    const offer = refusal.offers.find((one) => one.key === 'comeBack')
    if (!offer || !('send' in offer)) throw new Error('no offer to come back')
    talk.does(offer.send, refusal.as)
    expect(talk.send(saw(), VILLE).accepted).toBe(true)
  })

  it('is what a lost connection counts as, until one is back around the same screen', () => {
    const talk = comesTo(atTable(), 'reality')
    talk.does({ type: 'left' }, as('sari', 'ville'))
    expect(codeOf(talk.send(saw(), as('sari', 'ville')))).toBe('moved-on')
    talk.does({ type: 'joined', name: 'sari', screen: 'table' }, as('sari', 'ville'))
    expect(talk.send(saw(), as('sari', 'ville')).accepted).toBe(true)
  })

  it('keeps what one has heard and said', () => {
    const talk = atPhase('reality')
    const id = talk.does(saw(), VILLE)
    talk.does({ type: 'left' }, VILLE)
    talk.does({ type: 'joined', name: 'Ville' }, VILLE)
    expect(lineAt(talk, id)?.text).toBe(saw().text)
    expect(talk.send(saw('Toinen'), VILLE).accepted).toBe(true)
  })

  it('of the facilitator pauses the talk, and anyone present may take the lead', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'left' })
    expect(talk.state()).toMatchObject({ stage: 'paused', left: 'learning', lead: null })
    talk.does({ type: 'leadTaken' }, VILLE)
    expect(talk.send({ type: 'leadTaken' }, VILLE)).toEqual({ accepted: true })
    talk.does({ type: 'resumed' }, VILLE)
    talk.does({ type: 'learning.notKnownYet' }, VILLE)
    expect(talk.goes('distinction', VILLE).accepted).toBe(true)
    // The one who led is back, and does not lead.
    talk.does({ type: 'joined', name: 'Anna' })
    expect(codeOf(talk.goes('experiment'))).toBe('facilitator-leads')
  })

  it('of a whole table with the facilitator pauses the talk, too', () => {
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, sari: {} }),
      'reality',
    )
    talk.does({ type: 'left' }, around('table', 'anna'))
    expect(talk.state()).toMatchObject({ stage: 'paused', lead: null })
    expect(present(talk)).toEqual(['sari'])
  })

  it('of one who has handed over the lead does not pause it', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'handedOver', to: 'ville' })
    talk.does({ type: 'left' })
    expect(talk.state()).toMatchObject({ stage: 'learning', lead: 'ville' })
  })

  it('of everyone leaves a talk that anyone of them can take up again', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'left' }, VILLE)
    talk.does({ type: 'left' })
    expect(talk.state().stage).toBe('paused')
    talk.does({ type: 'joined', name: 'Ville' }, VILLE)
    talk.does({ type: 'leadTaken' }, VILLE)
    talk.does({ type: 'resumed' }, VILLE)
    expect(talk.state()).toMatchObject({ stage: 'learning', lead: 'ville' })
  })
})

describe('the lead', () => {
  it('is handed over by who has it, to one who is present', () => {
    const talk = atPhase('learning')
    expect(codeOf(talk.send({ type: 'handedOver', to: 'ville' }, VILLE))).toBe('facilitator-leads')
    expect(codeOf(talk.send({ type: 'handedOver', to: 'nobody' }))).toBe('moved-on')
    talk.does({ type: 'handedOver', to: 'ville' })
    expect(talk.state().lead).toBe('ville')
    expect(codeOf(talk.goes('reality'))).toBe('facilitator-leads')
    expect(talk.goes('reality', VILLE).accepted).toBe(true)
  })

  it('is not taken from a facilitator who is present', () => {
    const talk = atPhase('learning')
    const refusal = refusalOf(talk.send({ type: 'leadTaken' }, VILLE))
    expect(refusal.code).toBe('facilitator-leads')
    expect(talk.state().lead).toBe('anna')
  })

  it('stays with who has it where a guide lets everyone move the talk', () => {
    const ours = extendGuide(guide, {
      id: 'ours',
      version: '1',
      rules: { 'facilitator-leads': { mode: 'nudge', reason: { fi: 'Kaikki', sv: 'Alla', en: 'All' } } },
    })
    const talk = comesTo(gathered({ anna: {}, ville: {}, sari: {} }, { guide: ours }), 'learning')
    for (const event of [
      { type: 'leadTaken' },
      { type: 'handedOver', to: 'sari' },
      { type: 'handedOver', to: 'ville' },
      { type: 'rule.restored', code: 'facilitator-leads' },
    ] as const)
      expect([event.type, codeOf(talk.send(event, VILLE))]).toEqual([event.type, 'facilitator-leads'])
    expect(talk.state().lead).toBe('anna')
    const listed = talk.allowed(VILLE).map(({ event }) => event.type)
    expect(listed).toContain('go.reality')
    expect(listed).not.toContain('leadTaken')
    expect(listed).not.toContain('handedOver')
    expect(talk.goes('reality', VILLE).accepted).toBe(true)
    talk.does({ type: 'left' })
    talk.does({ type: 'leadTaken' }, VILLE)
    expect(talk.state().lead).toBe('ville')
  })

  it('is taken where the one who was to lead never came', () => {
    const talk = gathered({ ville: {}, sari: {} }, { asked: ['anna', 'ville', 'sari'], lead: 'anna' })
    expect(codeOf(talk.send({ type: 'started', form: 'full' }, as('ville')))).toBe('facilitator-leads')
    talk.does({ type: 'leadTaken' }, as('ville'))
    talk.does({ type: 'topic.set', text: 'Työ' }, as('ville'))
    expect(talk.send({ type: 'started', form: 'full' }, as('ville')).accepted).toBe(true)
  })

  it('of one around a shared screen moves by the scribe’s hand', () => {
    const talk = comesTo(
      gathered({ ville: { screen: 'table' }, anna: { screen: 'table' }, sari: {} }, { lead: 'anna' }),
      'learning',
    )
    talk.does({ type: 'learning.notKnownYet' })
    expect(codeOf(talk.goes('distinction', as('sari')))).toBe('facilitator-leads')
    expect(talk.goes('distinction', around('table', 'ville')).accepted).toBe(true)
    expect(talk.goes('learning', as('anna', 'ville')).accepted).toBe(true)
  })

  it('is asked to move by the others, and the asking is gone when we moved', () => {
    const talk = atPhase('learning')
    const refusal = refusalOf(talk.goes('reality', VILLE))
    expect(refusal.offers.map((offer) => offer.key)).toContain('askToMove')
    talk.does({ type: 'move.asked', to: 'reality' }, VILLE)
    expect(talk.state().asksToMove).toEqual({ ville: 'reality' })
    talk.goes('reality')
    expect(talk.state().asksToMove).toEqual({})
    expect(talk.send({ type: 'move.asked', to: 'reality' }, VILLE)).toEqual({ accepted: true })
    expect(talk.state().asksToMove).toEqual({})
  })
})

describe('how many', () => {
  it('alone, or without a notice, it is practice', () => {
    const notice = { controller: 'Kunta', contact: 'a@b', purpose: 'Oppiminen', legalBasis: 'Etu' }
    const alone = comesTo(gathered({ anna: {} }, { notice }), 'reality')
    expect(isPractice(alone.state())).toBe(true)
    expect(closes(alone).state().stage).toBe('held')
    expect(isPractice(comesTo(gathered({ anna: {}, ville: {} }, { notice }), 'reality').state())).toBe(false)
    expect(isPractice(comesTo(gathered({ anna: {}, ville: {} }), 'reality').state())).toBe(true)
  })

  it('thirty hold a whole talk, some on their own screens and some around shared ones', () => {
    const people = Object.fromEntries(
      Array.from({ length: 30 }, (_, at): [string, Seat] => [
        `p${at}`,
        at % 3 === 0 ? {} : { screen: `table-${at % 2}` },
      ]),
    )
    const talk = comesTo(gathered(people), 'reality')
    expect(present(talk)).toHaveLength(30)
    expect(Object.keys(talk.state().screens)).toEqual(['table-1', 'table-0'])
    for (const { id, screen } of talk.state().participants)
      talk.does(saw(id), as(id, screen ? talk.state().screens[screen]?.scribe : undefined))
    expect(Object.keys(talk.state().reality.turns)).toHaveLength(30)
    expect(talk.view().address).toBe('team')
    closes(talk)
    expect(talk.state().stage).toBe('held')
    expect(seen(talk).of).toBe('held')
  })
})
