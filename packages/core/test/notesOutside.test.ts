import { describe, expect, it } from 'vitest'
import type { Entry } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import { hasLeft, leavesAt } from '../src/notes/leaving.ts'
import { notesOf } from '../src/notes/notes.ts'
import type { OutsideNotes } from '../src/notes/types.ts'
import { lineOf } from '../src/said.ts'
import type { Line } from '../src/state.ts'
import {
  BEGINS,
  DAY_8,
  heldMeeting,
  type Meeting,
  meeting,
  meetingWithNeedForward,
  NOTICE,
  OURS,
  SAME_DAY,
  SARI,
  VILLE,
} from './fixtures/meeting.ts'

const outside = (talk: Pick<Meeting, 'state' | 'entries'>, now = SAME_DAY, levels = ['hr']): OutsideNotes => {
  const notes = notesOf(talk.state(), talk.entries(), { reader: { levels }, now })
  if (notes.projection !== 'outside') throw new Error('inside')
  return notes
}

const restored = (entries: readonly Entry[]) => ({ state: () => replay(entries), entries: () => entries })

describe('the outside view', () => {
  it('tells that a talk was held, when it returns, needs taken forward to the level, and learnings shared', () => {
    expect(outside(heldMeeting(), DAY_8)).toEqual({
      projection: 'outside',
      conversation: 'talk',
      practice: false,
      held: '2026-09-01',
      return: { day: '2026-10-01', time: '09:00' },
      needs: [
        {
          id: expect.any(String),
          text: 'Varahenkilö heinäkuulle',
          level: 'hr',
          status: 'takenForward',
          forwarded: '2026-09-01',
          answers: [],
        },
      ],
      learnings: ['Varalista tarvitaan jo keväällä'],
    })
  })

  it('holds nothing else: no topic, no participant, no form, no phase, no other words', () => {
    const all = JSON.stringify(outside(heldMeeting(), DAY_8)).toLowerCase()
    for (const word of [
      'kesän',
      'anna',
      'ville',
      'sari',
      'full',
      'closing',
      'vajaalla',
      'aamupalaveri',
      'maanantaina',
      'lokakuun',
      'muut osastot',
    ])
      expect(all).not.toContain(word)
  })

  it('tells nothing before the talk is held', () => {
    const { held, return: comesBack } = outside(meeting(), DAY_8)
    expect([held, comesBack]).toEqual([null, null])
  })

  it('tells a talk that ended early once: taken up again it stays held, on the first day', () => {
    const talk = meeting()
    talk.does({ type: 'ended', day: '2026-10-01' })
    expect(outside(talk)).toMatchObject({ held: '2026-09-01', return: { day: '2026-10-01' } })
    talk.does({ type: 'resumed' })
    expect(talk.state().stage).toBe('distinction')
    expect(outside(talk).held).toBe('2026-09-01')
  })

  it('gives a need only to those who answer for its level', () => {
    const talk = heldMeeting()
    expect(outside(talk, DAY_8, ['it']).needs).toEqual([])
    expect(outside(talk, DAY_8, []).needs).toEqual([])
    expect(outside(talk, DAY_8, ['it', 'hr']).needs).toHaveLength(1)
  })

  it('gives the answers of that level, and not what was heard by word of mouth', () => {
    const talk = heldMeeting()
    talk.does({ type: 'noted.answer', need: talk.need, text: 'Saatte yhden' }, { by: { level: 'hr' } })
    talk.does({ type: 'noted.answer', need: talk.need, text: 'Käytävällä luvattiin kaksi' })
    expect(outside(talk, DAY_8).needs).toMatchObject([{ status: 'answered', answers: ['Saatte yhden'] }])
  })

  it('has nothing of a need that is only worded, agreed or kept here', () => {
    const talk = meeting()
    expect(outside(talk, DAY_8).needs).toEqual([])
    talk.does({ type: 'need.agreed', ...talk.on(talk.need) })
    talk.does({ type: 'need.agreed', ...talk.on(talk.need) }, OURS)
    expect(outside(talk, DAY_8).needs).toEqual([])
    talk.does({ type: 'need.keptHere', ...talk.on(talk.need) })
    expect(outside(talk, DAY_8).needs).toEqual([])
  })
})

describe('what is taken forward or shared', () => {
  it('leaves by itself when each one confirms what was entered for them', () => {
    const talk = meetingWithNeedForward()
    expect(outside(talk).needs).toEqual([])
    talk.does({ type: 'confirmed', ...talk.on(talk.need) }, SARI)
    expect(outside(talk).needs).toHaveLength(1)
  })

  it('leaves by itself when the objection time has passed', () => {
    const talk = heldMeeting()
    const before = new Date(Date.parse(BEGINS) + 7 * 86_400_000).toISOString()
    expect(outside(talk, before)).toMatchObject({ needs: [], learnings: [] })
    expect(outside(talk, DAY_8)).toMatchObject({ needs: [{ level: 'hr' }], learnings: [expect.any(String)] })
  })

  it('waits as many days as the notice says', () => {
    const at = (days: number) => outside(meetingWithNeedForward({ ...NOTICE, objectionDays: days }), SAME_DAY)
    expect(at(0).needs).toHaveLength(1)
    expect(at(1).needs).toEqual([])
  })

  it('goes from the outside view when an agreement is withdrawn, also after it left', () => {
    const talk = heldMeeting()
    talk.does({ type: 'agreement.withdrawn', of: talk.need }, VILLE)
    talk.does({ type: 'agreement.withdrawn', of: talk.learning }, SARI)
    expect(outside(talk, DAY_8)).toMatchObject({ needs: [], learnings: [] })
  })

  it('goes from the outside view when the words are withdrawn', () => {
    const talk = heldMeeting()
    talk.does({ type: 'withdrawn', of: talk.learning }, SARI)
    expect(outside(talk, DAY_8).learnings).toEqual([])
  })

  it('does not leave in words that nobody agreed to', () => {
    const talk = meetingWithNeedForward()
    talk.does({ type: 'revised', ...talk.on(talk.need), text: 'Jotakin muuta' }, OURS)
    expect(outside(talk, DAY_8).needs).toEqual([])
  })

  it('has left when the times of acts were purged: a purged time has long passed', () => {
    const talk = heldMeeting()
    const purged = (talk.entries() as Entry[]).map((entry) => ({ ...entry, at: null }))
    expect(outside(restored(purged), SAME_DAY).needs).toHaveLength(1)
  })

  it('waits while the agreement is pending, for nobody can have objected', () => {
    const talk = heldMeeting()
    const pending = (talk.entries() as Entry[]).map(({ at, ...entry }) => entry)
    const notes = notesOf(talk.state(), pending, { reader: { levels: ['hr'] }, now: '2030-01-01T00:00:00Z' })
    expect(notes).toMatchObject({ needs: [], learnings: [] })
  })

  it('tells the moment from which it shows, so that a view can wake then', () => {
    const talk = meetingWithNeedForward()
    const need = () => lineOf(talk.state(), talk.need) as Line
    const moment = leavesAt(need(), talk.entries(), talk.state())
    const at = (ms: number) => hasLeft(need(), talk.entries(), talk.state(), new Date(ms).toISOString())
    expect([at(moment - 1), at(moment)]).toEqual([false, true])
    talk.does({ type: 'confirmed', ...talk.on(talk.need) }, SARI)
    expect(leavesAt(need(), talk.entries(), talk.state())).toBe(0)
    talk.does({ type: 'agreement.withdrawn', of: talk.need })
    expect(leavesAt(need(), talk.entries(), talk.state())).toBe(Number.POSITIVE_INFINITY)
  })
})
