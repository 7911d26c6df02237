import { describe, expect, it } from 'vitest'
import { replay } from '../src/evolve.ts'
import { fillTemplate } from '../src/templates.ts'
import { atPhase, codeOf, leaves, lineWith, type Talk, VILLE } from './talk.ts'

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

  it('a rewording removes its words everywhere, and its log still gives the same state', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Ensin näin', situation: 'Aamulla' })
    talk.does({ type: 'revised', of, revision: 0, text: 'Toisin', situation: 'Illalla' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(JSON.stringify([talk.entries(), talk.getSnapshot()])).not.toMatch(/Toisin|Illalla/)
    expect(lineWith(talk, 'Ensin näin')).toMatchObject({ situation: 'Aamulla' })
    expect(JSON.stringify(replay(talk.entries()))).toBe(JSON.stringify(talk.state()))
    expect(talk.view().takeBack).toBeNull()
  })

  it('a rewording of a thought kept for later brings the earlier words back, too', () => {
    const talk = atPhase('distinction')
    const of = talk.does({ type: 'parked', line: { kind: 'idea', text: 'Ensin' } })
    leaves(talk, 'distinction')
    talk.goes('experiment')
    talk.does({ type: 'revised', of, revision: 0, text: 'Sitten' })
    expect(takesBack(talk).accepted).toBe(true)
    expect(lineWith(talk, 'Ensin')).toMatchObject({ id: of, revision: 2 })
  })

  it('a rewording erases no other one’s words: it names the last of that line', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Annan' })
    const other = talk.does({ type: 'noted.idea', text: 'Villen' }, VILLE)
    const first = talk.does({ type: 'revised', of, revision: 0, text: 'Annan toinen' })
    talk.does({ type: 'revised', of, revision: 1, text: 'Annan kolmas' })
    for (const takesBack of [other, of, first])
      expect(codeOf(talk.send({ type: 'revised', of, revision: 2, text: 'Annan', takesBack }))).toBe(
        'moved-on',
      )
    expect(JSON.stringify(talk.entries())).toContain('Annan toinen')
  })

  it('a rewording is not offered once somebody agreed to it', () => {
    const talk = atPhase('experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Ensin näin' })
    talk.does({ type: 'revised', of, revision: 0, text: 'Sitten noin' })
    expect(talk.view().takeBack).not.toBeNull()
    talk.does({ type: 'experiment.agreed', of, revision: 1 }, VILLE)
    expect(talk.view().takeBack).toBeNull()
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
