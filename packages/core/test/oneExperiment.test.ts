import { freeze } from 'immer'
import { describe, expect, it } from 'vitest'
import { carriedFrom } from '../src/carrying.ts'
import type { Decided } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import type { InsideNotes } from '../src/notes/types.ts'
import {
  around,
  as,
  atPhase,
  carriedWith,
  closes,
  codeOf,
  comesTo,
  gathered,
  lineAt,
  lineWith,
  on,
  refusalOf,
  type Seat,
  type Talk,
  VILLE,
} from './talk.ts'

const carried = carriedWith({
  experiment: { id: 'before', text: 'Lista aiemmin', situation: 'Maanantai', signals: [] },
})

/** A later talk, at the experiment, in which the one of the last talk is carried. */
const later = (people: Record<string, Seat> = { anna: {}, ville: {} }) => {
  const talk = gathered(people)
  talk.does(carried)
  return comesTo(talk, 'experiment')
}

const taken = (talk: Talk, text: string, sender?: Parameters<Talk['does']>[1]): string => {
  const of = talk.does({ type: 'noted.idea', text }, sender)
  talk.does({ type: 'experiment.asked', of, revision: 0 })
  talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next' })
  return of
}

const section = (talk: Pick<Talk, 'view'>) => {
  const found = talk.view().sections.find((one) => one.part === 'experiment')
  if (found?.part !== 'experiment') throw new Error('there is no experiment on the page')
  return found
}

const keys = (talk: Pick<Talk, 'view'>) => section(talk).taken?.actions.map(({ key }) => key)

describe('an experiment of the last talk that is kept or changed', () => {
  it('is the one experiment, in its new words, wherever it is read', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'change', text: 'Lista perjantaina' })
    talk.does({ type: 'experiment.asked', of: 'before', revision: 1 })
    expect(section(talk)).toMatchObject({
      taken: { text: 'Lista perjantaina', situation: 'Maanantai' },
      carried: { text: 'Lista perjantaina' },
      ideas: [],
    })
    comesTo(talk, 'closing')
    expect(talk.view().sections).toMatchObject([
      { part: 'closing', weTry: expect.stringContaining('perjantaina') },
      { part: 'elsewhere' },
    ])
    closes(talk)
    const { experiment, lastTime } = talk.notes() as InsideNotes
    expect(experiment).toMatchObject({ id: 'before', text: 'Lista perjantaina', fate: 'change', by: null })
    expect(lastTime.experiment).toMatchObject({ text: 'Lista aiemmin', fate: 'change' })
    expect(carriedFrom(talk.state()).experiment).toMatchObject({ id: 'before', text: 'Lista perjantaina' })
  })

  it('is asked about when its wording changes, before one goes on', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'change', text: 'Lista perjantaina' })
    expect(codeOf(talk.goes('followUp'))).toBe('not-agreed-together')
    talk.does({ type: 'experiment.asked', of: 'before', revision: 1 })
    expect(talk.goes('followUp').accepted).toBe(true)
  })

  it('gets a situation, an end, somebody who sees to it, and agreement, like any other', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' }, VILLE)
    expect(keys(talk)).toEqual(
      expect.arrayContaining([
        'situation',
        'carries.ville',
        'end.2',
        'obstacle',
        'agree',
        'object',
        'reword',
      ]),
    )
    talk.does(
      { type: 'experiment.taken', of: 'before', revision: 0, carries: 'ville', end: '2026-09-20' },
      VILLE,
    )
    expect(lineAt(talk, 'before')).toMatchObject({ carries: 'ville', end: '2026-09-20', revision: 0 })
    expect((talk.notes() as InsideNotes).whoCarriesWhat).toMatchObject([{ carries: 'ville' }])
  })

  it('rests when nothing is tried, and is asked about again next time', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' })
    talk.does({ type: 'experiment.none' })
    expect(talk.state().experiment).toMatchObject({ taken: null, fate: null })
    expect(carriedFrom(talk.state())).toMatchObject({ experiment: { id: 'before' }, parked: [] })
  })

  it('is told to have become practice, and leaves no idea behind', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' })
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'becamePractice' })
    expect(talk.state().experiment.taken).toBeNull()
    expect(section(talk).ideas).toEqual([])
    expect(carriedFrom(talk.state())).toMatchObject({ experiment: null, parked: [] })
  })

  it('comes back when what replaced it is taken back', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' })
    const of = talk.does({ type: 'noted.idea', text: 'Toinen' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.replaced', of, revision: 0, end: 'next' })
    expect(talk.state().experiment).toMatchObject({ taken: of, fate: 'stopHere' })
    talk.does(talk.view().takeBack?.event as never)
    expect(talk.state().experiment).toMatchObject({ taken: 'before', fate: 'keepTrying' })
  })

  it('is asked about again when what took its place is taken back', () => {
    const talk = later()
    const of = talk.does({ type: 'noted.idea', text: 'Toinen' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.replaced', of, revision: 0, end: 'next' })
    talk.does(talk.view().takeBack?.event as never)
    expect(talk.state().experiment).toMatchObject({ taken: null, fate: null })
  })

  it('goes whole when its words are taken back', () => {
    const talk = later()
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' })
    talk.does({ type: 'withdrawn', of: 'before' })
    expect(talk.state().experiment).toMatchObject({ taken: null, fate: 'stopHere' })
    expect(JSON.stringify([talk.state(), talk.entries()])).not.toContain('Lista aiemmin')
    // The same from the log, which is left as it is.
    const entries = freeze(structuredClone(talk.entries()) as Decided[], true)
    expect(replay(entries)).toEqual(talk.state())
  })

  it('is worded anew by who leads or types for others: it is nobody’s alone', () => {
    const talk = later({ anna: {}, ville: {}, liisa: { screen: 'table' } })
    talk.does({ type: 'experiment.continued', of: 'before', fate: 'keepTrying' })
    const act = { type: 'revised', of: 'before', revision: 0, text: 'Lista ajoissa' } as const
    expect(codeOf(talk.send(act, VILLE))).toBe('not-your-words')
    expect(talk.explain(act, as('anna'))).toBeNull()
    expect(talk.explain(act, around('table', 'liisa'))).toBeNull()
  })
})

describe('the experiment that was taken', () => {
  it('keeps its agreement when the situation, the end or who sees to it is set, by anyone present', () => {
    const talk = atPhase('experiment')
    const of = taken(talk, 'Lista aiemmin', VILLE)
    for (const detail of [{ situation: 'Maanantai' }, { carries: 'us' }, { end: '2026-09-20' }])
      talk.does({ type: 'experiment.taken', of, revision: 0, ...detail })
    expect(lineAt(talk, of)).toMatchObject({
      situation: 'Maanantai',
      carries: 'us',
      end: '2026-09-20',
      revision: 0,
    })
    expect((talk.notes() as InsideNotes).experiment?.agreement).toMatchObject([{ participant: 'anna' }])
    // Anna, who did not write it, has them at hand.
    expect(keys(talk)).toEqual(expect.arrayContaining(['situation', 'carries.anna', 'end.next']))
  })

  it('is chosen together anew when it is worded anew', () => {
    const talk = atPhase('experiment')
    const of = taken(talk, 'Lista aiemmin')
    talk.does({ type: 'revised', of, revision: 0, text: 'Kaikki listat kerralla' })
    const refusal = refusalOf(talk.goes('followUp'))
    expect(refusal.code).toBe('not-agreed-together')
    expect(refusal.offers.map(({ key }) => key)).toEqual([
      'anyObstacle',
      'makeSmaller',
      'keepAsIdea',
      'asDecision',
    ])
    talk.does({ type: 'experiment.asked', ...on(talk, of) })
    expect(talk.goes('followUp').accepted).toBe(true)
    talk.does({ type: 'revised', ...on(talk, of), text: 'Yksi lista' })
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    expect(codeOf(talk.goes('closing'))).toBe('not-agreed-together')
  })

  it('comes back when what replaced it is taken back', () => {
    const talk = atPhase('experiment')
    const first = taken(talk, 'Lista aiemmin')
    const of = talk.does({ type: 'noted.idea', text: 'Toinen' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.replaced', of, revision: 0, end: 'next' })
    talk.does(talk.view().takeBack?.event as never)
    expect(talk.state().experiment.taken).toBe(first)
    expect(lineWith(talk, 'Toinen')?.status).toBe('open')
  })

  it('stays taken when the setting of its situation was the last act', () => {
    const talk = atPhase('experiment')
    const of = taken(talk, 'Lista aiemmin')
    talk.does({ type: 'experiment.taken', of, revision: 0, situation: 'Maanantai' })
    expect(talk.view().takeBack).toBeNull()
  })
})
