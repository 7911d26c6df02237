import { describe, expect, it } from 'vitest'
import type { Viewer } from '../src/conversation.ts'
import { restoreConversation } from '../src/create.ts'
import { formatDay } from '../src/days.ts'
import { extendGuide } from '../src/guides/guide.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import type { Section } from '../src/view/types.ts'
import {
  around,
  as,
  closes,
  codeOf,
  comesTo,
  gathered,
  guide,
  seen,
  standing,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

const DAY = 24 * 3600

const part = <P extends Section['part']>(talk: Pick<Talk, 'view'>, name: P) => {
  const found = talk.view().sections.find((one) => one.part === name)
  if (!found) throw new Error(`there is no ${name} on the page`)
  return found as Extract<Section, { part: P }>
}

const linesOf = (talk: Pick<Talk, 'view'>, phase: string) =>
  talk.view().sections.flatMap((one) => (one.part === 'lines' && one.phase === phase ? one.lines : []))

describe('confirming', () => {
  it('is there where something waits for one’s word, and is no act where nothing does', () => {
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, sari: {} }),
      'reality',
    )
    const of = talk.does({ type: 'noted.observation', text: 'Villen', under: 'focus' }, as('ville', 'anna'))
    const types = (who: string) => talk.allowed(as(who), { line: of }).map(({ event }) => event.type)
    expect(types('ville')).toContain('confirmed')
    expect(types('sari')).not.toContain('confirmed')
    talk.does({ type: 'confirmed', of, revision: 0 }, VILLE)
    expect(types('ville')).not.toContain('confirmed')
    expect(talk.send({ type: 'confirmed', of, revision: 0 }, as('sari'))).toEqual({ accepted: true })
  })
})

describe('the origin', () => {
  it('is named of the lines at which one stops, or of the topic, and of nothing else', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'reality')
    const [chosen, other] = ['Kiire', 'Melu'].map((text) =>
      talk.does({ type: 'noted.observation', text, under: 'difficulty' }),
    )
    talk.does({ type: 'lines.chosen', lines: [chosen as string] })
    comesTo(talk, 'learning')
    talk.does({ type: 'learning.notKnownYet' })
    talk.goes('distinction')
    const naming = (of: string) =>
      codeOf(talk.send({ type: 'origin.named', of, revision: 0, origin: 'doing' }))
    expect([naming(other as string), naming(chosen as string), naming('topic')]).toEqual([
      'moved-on',
      null,
      null,
    ])
  })
})

describe('what became of the last experiment', () => {
  it('is told where there was one', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'reality')
    expect(codeOf(talk.send({ type: 'noted.outcome', outcome: 'tried' }))).toBe('moved-on')
    expect(talk.allowed().map(({ event }) => event.type)).not.toContain('noted.outcome')
  })
})

describe('what was entered for somebody', () => {
  it('is marked so until the objection time has passed', () => {
    const platform = standing()
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } }, { platform }),
      'reality',
    )
    talk.does({ type: 'noted.observation', text: 'Villen', under: 'focus' }, as('ville', 'anna'))
    expect(linesOf(talk, 'reality')).toMatchObject([{ unconfirmed: true }])
    platform.passes(8 * DAY)
    expect(linesOf(talk, 'reality')).toMatchObject([{ unconfirmed: false }])
  })

  it('wakes the screen of whoever it will be shown to, outside the talk', () => {
    const platform = standing()
    const table = around('table', 'anna')
    const talk = comesTo(
      gathered({ anna: { screen: 'table' }, ville: { screen: 'table' } }, { platform }),
      'distinction',
    )
    const of = talk.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' }, table)
    talk.does({ type: 'need.agreed', of, revision: 0 }, table)
    talk.does({ type: 'need.forwarded', of, revision: 0 }, table)
    closes(talk)
    const outside = (viewer: Viewer) =>
      restoreConversation(toEnvelope(talk), { viewer, guide, language: 'fi', platform }).view()
    expect(outside({ levels: ['it'] }).wakeAt).toBeNull()
    const { wakeAt } = outside({ levels: ['hr'] })
    platform.comes(wakeAt ?? '')
    expect(outside({ levels: ['hr'] })).toMatchObject({ wakeAt: null, sections: [{ needs: [{ id: of }] }] })
  })
})

describe('who carries what after the talk', () => {
  it('is a list of what stands in the notes: an idea that was let go is not in it', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'experiment')
    const of = talk.does({ type: 'noted.idea', text: 'Lista' })
    talk.does({ type: 'experiment.asked', of, revision: 0 })
    talk.does({ type: 'experiment.taken', of, revision: 0, end: 'next', carries: 'anna' })
    talk.does({ type: 'noted.stop', text: 'Raportit', carries: 'ville' })
    talk.does({ type: 'experiment.none' })
    closes(talk)
    expect(part(talk, 'after').carries).toEqual([{ who: 'ville', what: 'Raportit' }])
    expect(part(talk, 'after').mirror.join()).toContain('0')
  })
})

describe('a day of return', () => {
  it('is read as a day among the lines of the follow-up', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'followUp')
    talk.does({ type: 'noted.return', day: '2026-10-01', time: '09:00' })
    expect(linesOf(talk, 'followUp')).toMatchObject([
      { kind: 'return', text: formatDay('2026-10-01', 'fi', '09:00'), mark: null },
    ])
  })
})

describe('moving on, where a guide lets anybody do it', () => {
  it('is there for each one, with what a gate asks', () => {
    const ours = extendGuide(guide, {
      id: 'ours',
      version: '1',
      rules: { 'facilitator-leads': { mode: 'nudge', reason: { fi: 'Kaikki', sv: 'Alla', en: 'All' } } },
    })
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: ours }), 'learning')
    const ville = talkOf(
      restoreConversation(toEnvelope(talk), {
        viewer: { participant: 'ville' },
        guide: ours,
        language: 'fi',
        platform: standing(),
      }),
    )
    expect(ville.view().moveOn).toMatchObject({ key: 'moveOn', refusal: { code: 'no-learning-yet' } })
    ville.does({ type: 'learning.notKnownYet' })
    expect(ville.view().moveOn).toMatchObject({
      event: { type: 'go.distinction', ...seen(ville) },
      refusal: null,
    })
  })
})

describe('what is allowed', () => {
  it('lists keeping for later what has its place here, too, and moving to another screen', () => {
    const talk = comesTo(gathered({ anna: {}, ville: { screen: 'table' } }), 'reality')
    const listed = talk.allowed()
    expect(listed).toContainEqual({
      event: { type: 'parked', line: { kind: 'perspective' } },
      missing: ['line.text'],
    })
    expect(listed).toContainEqual({ event: { type: 'joined', name: 'anna', screen: 'table' }, missing: [] })
    expect(talk.allowed(VILLE)).toContainEqual({ event: { type: 'joined', name: 'ville' }, missing: [] })
  })
})
