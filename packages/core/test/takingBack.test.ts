import { describe, expect, it } from 'vitest'
import { fillTemplate } from '../src/templates.ts'
import { atPhase, lineWith, type Talk, VILLE } from './talk.ts'

const takesBack = (talk: Talk) => {
  const { takeBack } = talk.view()
  if (!takeBack) throw new Error('nothing to take back')
  return talk.send(fillTemplate(takeBack, {}))
}

describe('taking back', () => {
  it('what was noted withdraws it: its words go, and an empty mark stays', () => {
    const talk = atPhase('reality')
    const id = talk.does({ type: 'noted.observation', text: 'Liian äkkiä', under: 'focus' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(JSON.stringify([talk.entries(), talk.getSnapshot()])).not.toContain('Liian äkkiä')
    expect(
      talk
        .state()
        .lines.flat()
        .find((line) => line.id === id),
    ).toMatchObject({ status: 'withdrawn' })
  })

  it('a rewording brings the earlier words back, as a new revision', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Ensin näin' })
    talk.does({ type: 'revised', of, revision: 0, text: 'Sitten noin' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(lineWith(talk, 'Ensin näin')).toMatchObject({ revision: 2 })
  })

  it('an origin brings the earlier one back', () => {
    const talk = atPhase('distinction')
    const [of = ''] = talk.state().reality.chosen
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'doing' })
    talk.does({ type: 'origin.named', of, revision: 0, origin: 'both' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(talk.state().distinction.origins[of]).toBe('doing')
  })

  it('an agreement takes the agreement back, and the experiment is an idea again', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista aiemmin' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(talk.state().experiment.taken).toBeNull()
  })

  it('is not offered once something later refers to it, or the talk has moved on', () => {
    const talk = atPhase('reality')
    const of = talk.does({ type: 'noted.observation', text: 'Tähän vastattiin', under: 'focus' })
    talk.does({ type: 'noted.perspective', text: 'Minä näin toisin', about: of }, VILLE)
    expect(talk.view().takeBack).toBeNull()
    const moved = atPhase('learning')
    expect(moved.view().takeBack).toBeNull()
  })
})
