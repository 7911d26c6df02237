import { describe, expect, it } from 'vitest'
import { atPhase, codeOf, goesOn, lineAt, lineWith, refusalOf, VILLE } from './talk.ts'

const learned = (text = 'Lista kannattaa sopia ajoissa') => ({ type: 'noted.learning', text }) as const

describe('learning', () => {
  it('needs one line before one goes on', () => {
    const talk = atPhase('learning')
    const refusal = refusalOf(talk.goes('distinction'))
    expect(refusal.code).toBe('no-learning-yet')
    expect(refusal.offers.map((offer) => offer.key)).toEqual(
      expect.arrayContaining(['oneLine', 'notKnownYet', 'theQuestions']),
    )
    talk.does(learned(), VILLE)
    expect(talk.goes('distinction').accepted).toBe(true)
  })

  it('takes "we don’t know yet" as an answer as good', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'learning.notKnownYet' }, VILLE)
    expect(talk.send({ type: 'learning.notKnownYet' })).toEqual({ accepted: true })
    expect(talk.goes('distinction').accepted).toBe(true)
  })

  it('is asked again when its only line was withdrawn', () => {
    const talk = atPhase('learning')
    const id = talk.does(learned())
    talk.does({ type: 'withdrawn', of: id })
    expect(codeOf(talk.goes('distinction'))).toBe('no-learning-yet')
  })

  it('is found in a reading that was kept for later and was a learning', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'parked', line: { kind: 'learning', text: 'Sopiminen auttaa' } }, VILLE)
    goesOn(talk)
    expect(lineWith(talk, 'Sopiminen auttaa')).toMatchObject({ status: 'open', handedBack: true })
    expect(talk.goes('distinction').accepted).toBe(true)
  })

  it('may be an insight, an assumption noticed, or something to unlearn', () => {
    const talk = atPhase('learning')
    for (const how of ['insight', 'assumption', 'unlearning'] as const)
      expect(lineAt(talk, talk.does({ ...learned(how), as: how }))?.as).toBe(how)
    expect(() => talk.send({ ...learned(), as: 'competence' } as never)).toThrow('cannot be sent')
  })

  it('bears the lines it came from', () => {
    const talk = atPhase('learning')
    const from = talk.state().reality.chosen
    expect(lineAt(talk, talk.does({ ...learned(), from }))?.from).toEqual(from)
  })

  it.each(['owner', 'dueDate', 'due', 'status', 'score', 'rating', 'grade'])('has no %s', (field) => {
    const talk = atPhase('learning')
    expect(() => talk.send({ ...learned(), [field]: 'anna' } as never)).toThrow(`"${field}"`)
    const id = talk.does(learned())
    expect(() => talk.send({ type: 'revised', of: id, revision: 0, [field]: 'anna' } as never)).toThrow(
      `"${field}"`,
    )
  })

  it('goes on with no learning lost when one is said later', () => {
    for (const phase of ['distinction', 'experiment', 'followUp', 'closing'] as const) {
      const talk = atPhase(phase)
      expect(lineAt(talk, talk.does(learned('Vielä yksi')))).toMatchObject({
        kind: 'learning',
        status: 'open',
      })
    }
  })

  it('takes readings and explanations, which reality kept for later', () => {
    const talk = atPhase('learning')
    expect(talk.send({ type: 'noted.interpretation', text: 'Kiire' }).accepted).toBe(true)
    expect(talk.send({ type: 'noted.explanation', text: 'Siksi' }).accepted).toBe(true)
    expect(codeOf(talk.send({ type: 'noted.idea', text: 'Lista aiemmin' }))).toBe('not-yet-solving')
  })
})
