import { describe, expect, it } from 'vitest'
import { waiting } from '../src/phases/reality.ts'
import {
  around,
  as,
  atPhase,
  carriedWith,
  codeOf,
  comesTo,
  gathered,
  goesOn,
  lineAt,
  lineWith,
  refusalOf,
  type Seat,
  type Talk,
  VILLE,
} from './talk.ts'

const saw = (text = 'Lista tuli myöhässä') =>
  ({ type: 'noted.observation', text, under: 'difficulty' }) as const

const people = (many: number, seat: Seat = {}): Record<string, Seat> =>
  Object.fromEntries(Array.from({ length: many }, (_, at) => [`p${at + 1}`, seat]))

const waitedFor = (talk: Talk) => waiting(talk.state()).map((one) => one.id)

describe('a turn', () => {
  it('is taken by a line of any kind that is open', () => {
    for (const event of [
      saw(),
      { type: 'noted.question', text: 'Miten se meni?' },
      { type: 'noted.perspective', text: 'Minusta toisin' },
    ] as const) {
      const talk = atPhase('reality')
      expect(codeOf(talk.goes('learning'))).toBe('someone-waiting')
      talk.does(event, VILLE)
      expect(talk.goes('learning').accepted).toBe(true)
    }
  })

  it('is taken by one tap, and which kind of turn it was is not stored', () => {
    const tapped = atPhase('reality')
    const id = tapped.does({ type: 'turn.taken' }, VILLE)
    expect(tapped.state().reality.turns).toEqual({ ville: true })
    expect(tapped.entries().find((entry) => entry.id === id)?.event).toEqual({ type: 'turn.taken' })
    expect(tapped.goes('learning').accepted).toBe(true)
    // Any further word about the tap is no event at all.
    expect(() => tapped.send({ type: 'turn.taken', passed: true } as never, VILLE)).toThrow('cannot be sent')
  })

  it('leaves the same mark whether one spoke in a line or tapped', () => {
    const spoke = atPhase('reality')
    spoke.does(saw(), VILLE)
    const tapped = atPhase('reality')
    tapped.does({ type: 'turn.taken' }, VILLE)
    expect(tapped.state().reality.turns).toEqual(spoke.state().reality.turns)
  })

  it('is not taken by a thought that is kept for later', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } }, VILLE)
    expect(waitedFor(talk)).toEqual(['ville'])
  })

  it('is not taken by a line of ours', () => {
    const talk = comesTo(
      gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'reality',
    )
    talk.does(saw(), around('table', 'ville'))
    expect(talk.state().reality.turns).toEqual({})
  })

  it('taken around a screen is taken by everyone who sits there', () => {
    const talk = comesTo(
      gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'reality',
    )
    talk.does({ type: 'turn.taken' }, around('table', 'ville'))
    expect(talk.state().reality.turns).toEqual({ ville: true, sari: true })
  })

  it('taken twice is one turn', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'turn.taken' }, VILLE)
    expect(talk.send({ type: 'turn.taken' }, VILLE)).toEqual({ accepted: true })
  })

  it('is never refused to anyone present, in any phase', () => {
    for (const phase of ['framing', 'reality', 'learning', 'experiment', 'closing'] as const)
      expect([phase, atPhase(phase).send({ type: 'turn.taken' }, VILLE).accepted]).toEqual([phase, true])
  })
})

describe('going on from reality', () => {
  it('never waits for the facilitator', () => {
    const talk = atPhase('reality')
    talk.does(saw(), VILLE)
    expect(talk.state().reality.turns).toEqual({ ville: true })
    expect(talk.goes('learning').accepted).toBe(true)
  })

  it('waits for everyone present on an own screen, and tells who', () => {
    const talk = comesTo(gathered(people(4)), 'reality')
    talk.does(saw(), as('p2'))
    talk.does({ type: 'left' }, as('p3'))
    const refusal = refusalOf(talk.goes('learning'))
    expect(refusal.code).toBe('someone-waiting')
    expect(waitedFor(talk)).toEqual(['p4'])
    talk.does({ type: 'turn.taken' }, as('p4'))
    expect(talk.goes('learning').accepted).toBe(true)
  })

  it('does not wait for those around a shared screen', () => {
    const talk = comesTo(
      gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } }),
      'reality',
    )
    expect(waitedFor(talk)).toEqual([])
    expect(talk.goes('learning').accepted).toBe(true)
  })

  it('waits where a shared screen and own screens are mixed, for the own ones', () => {
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, sari: {} }),
      'reality',
    )
    expect(codeOf(talk.goes('learning', around('table', 'anna')))).toBe('someone-waiting')
    expect(waitedFor(talk)).toEqual(['sari'])
  })

  it('waits for up to twelve own screens, and only nudges for more', () => {
    const twelve = comesTo(gathered(people(12)), 'reality')
    expect(codeOf(twelve.goes('learning'))).toBe('someone-waiting')
    const thirteen = comesTo(gathered(people(13)), 'reality')
    expect(thirteen.goes('learning').accepted).toBe(true)
  })

  it('goes on when everyone has spoken, which the facilitator says', () => {
    const talk = comesTo(gathered(people(4)), 'reality')
    expect(codeOf(talk.send({ type: 'everyone.spoken' }, as('p2')))).toBe('facilitator-leads')
    talk.does({ type: 'everyone.spoken' })
    expect(talk.send({ type: 'everyone.spoken' })).toEqual({ accepted: true })
    expect(talk.goes('learning').accepted).toBe(true)
  })

  it('waits again for somebody new after everyone has spoken', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'everyone.spoken' })
    talk.does({ type: 'welcomed', participant: 'liisa' })
    talk.does({ type: 'welcomed', participant: 'liisa' }, VILLE)
    talk.does({ type: 'joined', name: 'Liisa' }, as('liisa'))
    expect(codeOf(talk.goes('learning'))).toBe('someone-waiting')
    expect(waitedFor(talk)).toContain('liisa')
  })

  it('asks first what became of the last experiment', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(carriedWith({ experiment: { id: 'before', text: 'Lista aiemmin', signals: [] } }))
    comesTo(talk, 'reality')
    talk.does({ type: 'everyone.spoken' })
    const refusal = refusalOf(talk.goes('learning'))
    expect(refusal.code).toBe('last-time-first')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['tried', 'triedInPart', 'changedOnTheWay', 'notTriedYet']),
    )
    const id = talk.does({ type: 'noted.outcome', outcome: 'notTriedYet' }, VILLE)
    expect(talk.goes('learning').accepted).toBe(true)
    // When it is taken back, it is asked again.
    talk.goes('reality')
    talk.does({ type: 'withdrawn', of: id }, VILLE)
    expect(codeOf(talk.goes('learning'))).toBe('last-time-first')
  })

  it('asks it also of a facilitator from whom nothing is written down: one of four words is none of theirs', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(carriedWith({ experiment: { id: 'before', text: 'Lista aiemmin', signals: [] } }))
    comesTo(talk, 'reality')
    talk.does({ type: 'framing.acknowledged', nothingFromMe: true })
    talk.does({ type: 'everyone.spoken' })
    const offer = refusalOf(talk.goes('learning')).offers.find((one) => one.key === 'tried')
    if (!offer || !('send' in offer)) throw new Error('it is not offered')
    talk.does(offer.send)
    expect(talk.goes('learning').accepted).toBe(true)
    const wordy = { type: 'noted.outcome', outcome: 'tried', text: 'Kahtena päivänä' } as const
    expect(codeOf(talk.send(wordy))).toBe('framing-not-acknowledged')
  })

  it('is not held up by an answer that has not come', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(
      carriedWith({
        needs: [{ id: 'need', text: 'Varahenkilö', level: 'hr', forwarded: '2026-08-01', answers: [] }],
      }),
    )
    comesTo(talk, 'learning')
    expect(talk.state().stage).toBe('learning')
  })

  it('takes an answer that came by word of mouth', () => {
    const talk = gathered({ anna: {}, ville: {} })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(
      carriedWith({
        needs: [{ id: 'need', text: 'Varahenkilö', level: 'hr', forwarded: '2026-08-01', answers: [] }],
      }),
    )
    comesTo(talk, 'reality')
    talk.does({ type: 'noted.answer', need: 'need', text: 'Syksyllä saadaan' }, VILLE)
    expect(lineWith(talk, 'Syksyllä saadaan')).toMatchObject({ need: 'need', status: 'open' })
    expect(codeOf(talk.send({ type: 'noted.answer', need: 'nobody', text: 'Mikä?' }))).toBe('moved-on')
  })
})

describe('choosing', () => {
  it('takes one to three lines of reality, and the topic if none', () => {
    const talk = atPhase('reality')
    const ids = ['a', 'b', 'c'].map((text) => talk.does(saw(text), VILLE))
    talk.does({ type: 'lines.chosen', lines: ids }, VILLE)
    expect(talk.state().reality.chosen).toEqual(ids)
    talk.does({ type: 'lines.chosen', lines: [] })
    expect(talk.state().reality.chosen).toEqual([])
    expect(() => talk.send({ type: 'lines.chosen', lines: [...ids, 'd'] })).toThrow('at most 3')
  })

  it('holds from reality to distinction', () => {
    const talk = atPhase('reality')
    const first = talk.does(saw('Ensin'), VILLE)
    const other = talk.does(saw('Sitten'), VILLE)
    talk.does({ type: 'lines.chosen', lines: [first] })
    goesOn(talk)
    talk.does({ type: 'lines.chosen', lines: [other] })
    goesOn(talk)
    talk.does({ type: 'lines.chosen', lines: [first, other] })
    talk.does({ type: 'origin.seenDifferently', of: first, revision: 0 })
    expect(talk.goes('experiment').accepted).toBe(true)
    expect(codeOf(talk.send({ type: 'lines.chosen', lines: [first] }))).toBe('moved-on')
    // Before reality it is too early.
    const back = atPhase('reality')
    const seenThere = back.does(saw(), VILLE)
    back.goes('framing')
    expect(codeOf(back.send({ type: 'lines.chosen', lines: [seenThere] }))).toBe('too-early')
  })

  it('takes lines of reality alone, and none that is gone', () => {
    const talk = atPhase('reality')
    const asked = talk.does({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } })
    const gone = talk.does(saw('Sanoin liikaa'), VILLE)
    talk.does({ type: 'withdrawn', of: gone }, VILLE)
    for (const line of [asked, gone, 'nothing'])
      expect(codeOf(talk.send({ type: 'lines.chosen', lines: [line] }))).toBe('moved-on')
  })

  it('lets go of a line that is withdrawn', () => {
    const talk = atPhase('reality')
    const id = talk.does(saw(), VILLE)
    talk.does({ type: 'lines.chosen', lines: [id] })
    talk.does({ type: 'withdrawn', of: id }, VILLE)
    expect(talk.state().reality.chosen).toEqual([])
  })

  it('takes each line once', () => {
    const talk = atPhase('reality')
    const id = talk.does(saw(), VILLE)
    const sent = talk.send({ type: 'lines.chosen', lines: [id, id] })
    expect(sent.accepted ? talk.state().reality.chosen : [id]).toEqual([id])
  })
})

describe('a line', () => {
  it('is reworded and withdrawn by its author, and leaves an empty mark', () => {
    const talk = atPhase('reality')
    const id = talk.does(saw('Ensin'), VILLE)
    talk.does({ type: 'revised', of: id, revision: 0, text: 'Sitten', under: 'success' }, VILLE)
    expect(lineAt(talk, id)).toMatchObject({ text: 'Sitten', under: 'success', revision: 1 })
    expect(codeOf(talk.send({ type: 'withdrawn', of: id }))).toBe('not-your-words')
    talk.does({ type: 'withdrawn', of: id }, VILLE)
    expect(lineAt(talk, id)).toMatchObject({ status: 'withdrawn', text: { erased: true } })
    expect(talk.send({ type: 'withdrawn', of: id }, VILLE)).toEqual({ accepted: true })
    expect(codeOf(talk.send({ type: 'revised', of: id, revision: 1, text: 'Taas' }, VILLE))).toBe('moved-on')
  })

  it('is reworded only in the revision one saw', () => {
    const talk = atPhase('reality')
    const id = talk.does(saw(), VILLE)
    talk.does({ type: 'revised', of: id, revision: 0, text: 'Kerran' }, VILLE)
    expect(codeOf(talk.send({ type: 'revised', of: id, revision: 0, text: 'Kahdesti' }, VILLE))).toBe(
      'moved-on',
    )
  })

  it('said late about reality is filed there', () => {
    for (const phase of ['learning', 'distinction', 'experiment', 'followUp'] as const) {
      const talk = atPhase(phase)
      expect(lineAt(talk, talk.does(saw('Myöhemmin'), VILLE))?.phase).toBe('reality')
    }
  })
})

describe('what belongs elsewhere', () => {
  it('stores nothing, in every phase', () => {
    for (const phase of [
      'framing',
      'reality',
      'learning',
      'distinction',
      'experiment',
      'followUp',
      'closing',
    ] as const) {
      const talk = atPhase(phase)
      const before = talk.entries().length
      const state = talk.state()
      expect(talk.send({ type: 'elsewhere' }, VILLE)).toEqual({ accepted: true })
      expect(talk.entries()).toHaveLength(before)
      expect(talk.state()).toBe(state)
    }
    expect(() => atPhase('reality').send({ type: 'elsewhere', text: 'Häirintää' } as never)).toThrow(
      'cannot be sent',
    )
  })
})
