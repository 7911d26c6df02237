import { describe, expect, it } from 'vitest'
import { carriedFrom } from '../src/carrying.ts'
import type { InsideNotes, OutsideNotes } from '../src/notes/types.ts'
import { nextConversation } from '../src/series.ts'
import {
  as,
  carriedWith,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineWith,
  on,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const HR = { by: { level: 'hr' } }

const need = (talk: Talk, text = 'Varahenkilö'): string =>
  talk.does({ type: 'noted.need', text, level: 'hr' })

const forwarded = (talk: Talk): string => {
  const of = need(talk)
  talk.does({ type: 'need.agreed', of, revision: 0 })
  talk.does({ type: 'need.agreed', of, revision: 0 }, VILLE)
  talk.does({ type: 'need.forwarded', of, revision: 0 })
  return of
}

describe('a level of the organisation', () => {
  it('answers what was taken forward in the wording that each one agreed on, and nothing else', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    const of = forwarded(talk)
    const answer = { type: 'noted.answer', need: of, text: 'Syksyllä' } as const
    expect(talk.explain(answer, HR)).toBeNull()
    talk.does({ type: 'revised', of, revision: 0, text: 'Kaksi varahenkilöä' })
    expect(codeOf(talk.send(answer, HR))).toBe('only-participants')
  })

  it('does not answer what no longer leaves, as somebody took their agreement back', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    const of = forwarded(talk)
    closes(talk)
    talk.does({ type: 'agreement.withdrawn', of }, VILLE)
    expect((talk.notes({ levels: ['hr'] }) as OutsideNotes).needs).toEqual([])
    expect((talk.notes() as InsideNotes).lines.need).toMatchObject([{ status: 'worded' }])
    expect(codeOf(talk.send({ type: 'noted.answer', need: of, text: 'Syksyllä' }, HR))).toBe(
      'only-participants',
    )
    expect(carriedFrom(talk.state())).toMatchObject({ needs: [], parked: [{ id: of, kind: 'need' }] })
  })

  it('does not answer a need carried from a talk in which it was only worded', () => {
    const talk = gathered({ anna: {}, ville: {} })
    const carried = { id: 'n1', text: 'Tarve', level: 'hr', forwarded: null, answers: [] }
    talk.does(carriedWith({ needs: [carried, { ...carried, id: 'n2', forwarded: '2026-08-01' }] }))
    comesTo(talk, 'reality')
    const answers = (id: string) => codeOf(talk.send({ type: 'noted.answer', need: id, text: 'Kyllä' }, HR))
    expect(answers('n1')).toBe('only-participants')
    expect(answers('n2')).toBeNull()
  })
})

describe('a need that was not taken forward', () => {
  it('comes back in the next talk as a line that can be, and not as one that waits for an answer', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    const of = need(talk)
    closes(talk)
    const next = talkOf(nextConversation(talk, { viewer: { participant: 'anna' }, guide, language: 'fi' }))
    next.does({ type: 'joined', name: 'Anna' })
    next.does({ type: 'joined', name: 'Ville' }, as('ville'))
    comesTo(next, 'reality')
    expect(next.view().sections.find((one) => one.part === 'lastTime')).toMatchObject({ needs: [] })
    comesTo(next, 'distinction')
    expect(lineWith(next, 'Varahenkilö')).toMatchObject({ id: of, level: 'hr', handedBack: true })
    next.does({ type: 'need.agreed', ...on(next, of) })
    next.does({ type: 'need.agreed', ...on(next, of) }, VILLE)
    expect(next.send({ type: 'need.forwarded', ...on(next, of) }).accepted).toBe(true)
  })

  it('can be in the follow-up, where it is folded', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    const of = need(talk)
    comesTo(talk, 'followUp')
    const section = talk.view().sections.find((one) => one.part === 'needs')
    expect(section).toMatchObject({
      title: guide.texts.fi?.followUp.forwardMore,
      folded: true,
      needs: [{ id: of }],
    })
  })

  it('can be answered by those present, whom the answer reached by word of mouth', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    const of = need(talk)
    const listed = talk.allowed().filter(({ event }) => event.type === 'noted.answer')
    expect(listed.map(({ event }) => event.need)).toEqual([of])
    talk.does({ type: 'noted.answer', need: of, text: 'Päätin heti' })
    expect(carriedFrom(talk.state()).needs).toMatchObject([{ id: of, forwarded: null, answers: [{}] }])
  })
})
