import { describe, expect, it } from 'vitest'
import { PHASES } from '../src/vocabulary.ts'
import { as, atPhase, codeOf, comesTo, gathered, goesOn, lineAt, refusalOf, seen, VILLE } from './talk.ts'

const content = (talk: ReturnType<typeof atPhase>) => {
  const { moves, page, stage, ...rest } = talk.state()
  return rest
}

describe('going back', () => {
  it.each(PHASES.slice(0, -1))('from the closing to %s and on again gives the same content', (phase) => {
    const talk = atPhase('closing')
    const before = content(talk)
    expect(talk.goes(phase).accepted).toBe(true)
    expect(talk.state().stage).toBe(phase)
    expect(content(talk)).toEqual(before)
    expect(talk.goes('closing').accepted).toBe(true)
    expect(content(talk)).toEqual(before)
  })

  it('is never refused to the facilitator, and is asked for by others', () => {
    const talk = atPhase('followUp')
    const refusal = refusalOf(talk.goes('reality', VILLE))
    expect(refusal.code).toBe('facilitator-leads')
    const offer = refusal.offers.find((one) => one.key === 'askToMove')
    if (!offer || !('send' in offer)) throw new Error('no offer to ask')
    talk.does(offer.send, refusal.as)
    expect(talk.state().asksToMove).toEqual({ ville: 'reality' })
    expect(talk.goes('reality').accepted).toBe(true)
  })

  it('asks nothing of the phase one leaves', () => {
    const talk = atPhase('experiment')
    expect(talk.state().experiment.none).toBe(false)
    expect(talk.goes('distinction').accepted).toBe(true)
  })

  it('keeps agreements, origins and the experiment', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
    talk.goes('reality')
    expect(talk.state().experiment.taken).toBe(of)
    expect(Object.keys(talk.state().distinction.origins)).toHaveLength(1)
    talk.goes('experiment')
    expect(lineAt(talk, of)?.agreements).toHaveLength(1)
  })
})

describe('going on', () => {
  it('skips nothing', () => {
    const talk = atPhase('reality')
    for (const phase of ['distinction', 'experiment', 'followUp', 'closing'] as const)
      expect(codeOf(talk.goes(phase))).toBe('in-order')
  })

  it('steps forward again to where one has been, at once', () => {
    const talk = atPhase('followUp')
    talk.goes('reality')
    expect(talk.goes('followUp').accepted).toBe(true)
    // But no further than that and one.
    talk.goes('reality')
    expect(codeOf(talk.goes('closing'))).toBe('in-order')
  })

  it('asks again at a gate that has opened meanwhile', () => {
    const talk = atPhase('followUp')
    talk.goes('learning')
    const [learning] = talk
      .state()
      .lines.flat()
      .filter((line) => line.kind === 'learning')
    talk.does({ type: 'withdrawn', of: learning?.id ?? '' })
    expect(codeOf(talk.goes('followUp'))).toBe('no-learning-yet')
  })

  it('alternates freely between learning and distinction', () => {
    const talk = atPhase('distinction')
    for (const phase of ['learning', 'distinction', 'learning', 'distinction'] as const) {
      expect(talk.goes(phase).accepted).toBe(true)
      expect(talk.state().stage).toBe(phase)
      expect(talk.send({ type: 'noted.learning', text: phase }, VILLE).accepted).toBe(true)
    }
  })

  it('pressed by two moves on once', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'learning.notKnownYet' })
    const act = { type: 'go.distinction', ...seen(talk) } as const
    talk.does(act)
    expect(talk.send(act)).toEqual({ accepted: true })
    expect(talk.state().stage).toBe('distinction')
  })

  it('from a place that has changed is looked at again', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'experiment')
    const before = seen(talk)
    talk.goes('distinction')
    talk.goes('experiment')
    talk.does({ type: 'experiment.none' })
    expect(codeOf(talk.send({ type: 'go.followUp', ...before }))).toBe('moved-on')
    expect(talk.send({ type: 'go.followUp', ...seen(talk) }).accepted).toBe(true)
  })

  it('from a pause is refused, and one resumes first', () => {
    const talk = atPhase('learning')
    talk.does({ type: 'paused' })
    const refusal = refusalOf(talk.send({ type: 'go.distinction', ...seen(talk) }))
    expect(refusal.code).toBe('moved-on')
    expect(refusal.offers.map((offer) => offer.key)).toContain('resume')
  })

  it('shows where one is and has been', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    talk.goes('reality')
    const at = Object.fromEntries(
      talk.view().progress.map((step) => [step.phase, [step.at, step.go !== null]]),
    )
    expect(at).toEqual({
      framing: ['done', true],
      reality: ['now', false],
      learning: ['done', true],
      distinction: ['done', true],
      experiment: ['ahead', false],
      followUp: ['ahead', false],
      closing: ['ahead', false],
    })
    goesOn(talk)
    expect(talk.state().stage).toBe('learning')
    expect(codeOf(talk.goes('reality', as('ville')))).toBe('facilitator-leads')
  })
})
