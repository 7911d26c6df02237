import { describe, expect, it } from 'vitest'
import {
  around,
  atPhase,
  codeOf,
  comesTo,
  gathered,
  lineAt,
  on,
  refusalOf,
  type Talk,
  VILLE,
} from './talk.ts'

const learned = (talk: Talk, as = VILLE) =>
  talk.does({ type: 'noted.learning', text: 'Sopiminen auttaa' }, as)

const bothAgree = (talk: Talk, id: string) => {
  talk.does({ type: 'sharing.agreed', ...on(talk, id) })
  talk.does({ type: 'sharing.agreed', ...on(talk, id) }, VILLE)
}

describe('the return', () => {
  it('is a day, so that the talk is not left loose', () => {
    const talk = atPhase('followUp')
    const refusal = refusalOf(talk.goes('closing'))
    expect(refusal.code).toBe('left-loose')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['returnOnDay', 'noReturnBecause']),
    )
    talk.does({ type: 'noted.return', day: '2026-10-01', time: '09:30' }, VILLE)
    expect(talk.state().followUp.return).toMatchObject({ day: '2026-10-01', time: '09:30' })
    expect(talk.goes('closing').accepted).toBe(true)
  })

  it('is a real day and a real time', () => {
    const talk = atPhase('followUp')
    for (const day of ['2026-02-30', '1.10.2026', 'huomenna'])
      expect(() => talk.send({ type: 'noted.return', day })).toThrow('cannot be sent')
    expect(() => talk.send({ type: 'noted.return', day: '2026-10-01', time: '25:00' })).toThrow(
      'cannot be sent',
    )
  })

  it('is moved by a later one', () => {
    const talk = atPhase('followUp')
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    talk.does({ type: 'noted.return', day: '2026-10-08', time: '10:00' }, VILLE)
    expect(talk.state().followUp.return?.day).toBe('2026-10-08')
  })

  it('is the earlier one again, with its time, when a later one is withdrawn', () => {
    const talk = atPhase('followUp')
    talk.does({ type: 'noted.return', day: '2026-10-01', time: '09:30' })
    const later = talk.does({ type: 'noted.return', day: '2026-10-08' })
    talk.does({ type: 'withdrawn', of: later })
    expect(talk.state().followUp.return).toMatchObject({ day: '2026-10-01', time: '09:30' })
  })

  it('may be none, for a stated reason', () => {
    const talk = atPhase('followUp')
    expect(() => talk.send({ type: 'return.none' } as never)).toThrow('cannot be sent')
    expect(codeOf(talk.send({ type: 'return.none', because: '   ' }))).toBe('not-readable')
    talk.does({ type: 'return.none', because: 'Työ päättyy' })
    expect(talk.state().followUp).toMatchObject({ return: null, noReturn: 'Työ päättyy' })
    expect(talk.goes('closing').accepted).toBe(true)
  })

  it('takes the place of a reason for none, and the other way round', () => {
    const talk = atPhase('followUp')
    talk.does({ type: 'return.none', because: 'Työ päättyy' })
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    expect(talk.state().followUp.noReturn).toBeNull()
    talk.does({ type: 'return.none', because: 'Sittenkin' })
    expect(talk.state().followUp).toMatchObject({ return: null, noReturn: 'Sittenkin' })
  })

  it('asked for too early is kept and counts when its phase comes', () => {
    const talk = atPhase('reality')
    expect(codeOf(talk.send({ type: 'noted.return', day: '2026-10-01' }))).toBe('too-early')
    talk.does({ type: 'parked', line: { kind: 'return', day: '2026-10-01' } })
    expect(talk.state().followUp.return).toBeNull()
    comesTo(talk, 'followUp')
    expect(talk.state().followUp.return?.day).toBe('2026-10-01')
    expect(talk.goes('closing').accepted).toBe(true)
  })

  it('that was parked does not undo a day agreed meanwhile', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'parked', line: { kind: 'return', day: '2026-12-01' } })
    comesTo(talk, 'experiment')
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    comesTo(talk, 'followUp')
    expect(talk.state().followUp.return?.day).toBe('2026-10-01')
  })
})

describe('signals and the next question', () => {
  it('are lines of the follow-up, open from the experiment on', () => {
    for (const phase of ['experiment', 'followUp', 'closing'] as const) {
      const talk = atPhase(phase)
      expect(talk.send({ type: 'noted.signal', text: 'Kukaan ei soita' }, VILLE).accepted).toBe(true)
      expect(talk.send({ type: 'noted.nextQuestion', text: 'Miten muut?' }, VILLE).accepted).toBe(true)
    }
  })
})

describe('sharing', () => {
  it('is preset to nothing', () => {
    const talk = atPhase('closing')
    expect(JSON.stringify(talk.state())).not.toContain('"shared"')
  })

  it('takes everyone present, in the wording they agreed on', () => {
    const talk = atPhase('followUp')
    const of = learned(talk)
    talk.does({ type: 'sharing.agreed', ...on(talk, of) })
    expect(codeOf(talk.send({ type: 'learning.shared', of, revision: 0, withoutName: true }))).toBe(
      'sharing-needs-everyone',
    )
    talk.does({ type: 'sharing.agreed', ...on(talk, of) }, VILLE)
    talk.does({ type: 'learning.shared', of, revision: 0, withoutName: true })
    expect(lineAt(talk, of)?.shared).toEqual({ revision: 0, day: '2026-09-01', withoutName: true })
    // The same again is no new act.
    expect(talk.send({ type: 'learning.shared', of, revision: 0, withoutName: true }, VILLE)).toEqual({
      accepted: true,
    })
  })

  it('is asked anew when the learning was reworded', () => {
    const talk = atPhase('followUp')
    const of = learned(talk)
    bothAgree(talk, of)
    talk.does({ type: 'revised', of, revision: 0, text: 'Sopiminen ajoissa auttaa' }, VILLE)
    expect(codeOf(talk.send({ type: 'learning.shared', of, revision: 1, withoutName: true }))).toBe(
      'sharing-needs-everyone',
    )
    expect(codeOf(talk.send({ type: 'learning.shared', of, revision: 0, withoutName: true }))).toBe(
      'moved-on',
    )
  })

  it('goes without a name', () => {
    const talk = atPhase('followUp')
    const of = learned(talk)
    bothAgree(talk, of)
    const refusal = refusalOf(talk.send({ type: 'learning.shared', of, revision: 0 }))
    expect(refusal.code).toBe('sharing-needs-everyone')
    const offer = refusal.offers.find((one) => one.key === 'shareWithoutName')
    if (!offer || !('send' in offer)) throw new Error('no offer to share without the name')
    expect(talk.send(offer.send).accepted).toBe(true)
  })

  it('of a learning of ours bears no name', () => {
    const talk = comesTo(gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } }), 'followUp')
    const ours = around('table', 'anna')
    const of = learned(talk, ours)
    talk.does({ type: 'sharing.agreed', of, revision: 0 }, ours)
    expect(talk.send({ type: 'learning.shared', of, revision: 0 }, ours).accepted).toBe(true)
  })

  it('is for learnings alone, and too early before the follow-up', () => {
    const talk = atPhase('followUp')
    const need = talk.does({ type: 'noted.need', text: 'Aikaa' })
    expect(codeOf(talk.send({ type: 'sharing.agreed', of: need, revision: 0 }))).toBe('moved-on')
    const early = atPhase('experiment')
    const of = learned(early)
    expect(codeOf(early.send({ type: 'sharing.agreed', of, revision: 0 }))).toBe('too-early')
  })

  it('agreed on again by the same hand is no new act', () => {
    const talk = atPhase('followUp')
    const of = learned(talk)
    talk.does({ type: 'sharing.agreed', of, revision: 0 })
    expect(talk.send({ type: 'sharing.agreed', of, revision: 0 })).toEqual({ accepted: true })
  })

  it('falls away with the words, when the learning is withdrawn', () => {
    const talk = atPhase('followUp')
    const of = learned(talk)
    bothAgree(talk, of)
    talk.does({ type: 'learning.shared', of, revision: 0, withoutName: true })
    talk.does({ type: 'withdrawn', of }, VILLE)
    expect(lineAt(talk, of)?.shared).toBeUndefined()
  })
})
