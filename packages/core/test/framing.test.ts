import { describe, expect, it } from 'vitest'
import type { SentEvent } from '../src/events.ts'
import { extendGuide } from '../src/guides/guide.ts'
import {
  around,
  as,
  atPhase,
  codeOf,
  comesTo,
  gathered,
  guide,
  lineWith,
  refusalOf,
  seen,
  started,
  VILLE,
} from './talk.ts'

const presented: SentEvent = { type: 'framing.presented', softened: [] }
const line = { type: 'noted.observation', text: 'Lista tuli myöhässä', under: 'difficulty' } as const

const softened = extendGuide(guide, {
  id: 'ours',
  version: '1',
  rules: {
    'not-yet-interpreting': {
      mode: 'nudge',
      reason: { fi: 'Sovimme niin', sv: 'Vi kom överens', en: 'We agreed so' },
    },
    'origin-missing': {
      mode: 'nudge',
      reason: { fi: 'Kokeilemme', sv: 'Vi provar', en: 'We try it' },
    },
  },
})

describe('the framing', () => {
  it('is said before one goes on', () => {
    const talk = started()
    expect(codeOf(talk.goes('reality'))).toBe('framing-not-presented')
    talk.does(presented)
    expect(talk.goes('reality').accepted).toBe(true)
    expect(talk.state().stage).toBe('reality')
  })

  it('is said by the facilitator, or by the scribe for a facilitator around that screen', () => {
    const talk = started()
    expect(codeOf(talk.send(presented, VILLE))).toBe('facilitator-leads')
    const table = gathered({ ville: { screen: 'table' }, anna: { screen: 'table' } }, { lead: 'anna' })
    table.does({ type: 'topic.set', text: 'Työ' })
    table.does({ type: 'started', form: 'full' })
    expect(table.send(presented, around('table', 'ville')).accepted).toBe(true)
  })

  it('is acknowledged by whoever says it, and by those around that screen', () => {
    const own = started()
    own.does(presented)
    expect(own.state().framing.acknowledged).toEqual({ anna: 'gotIt' })
    const table = gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, sari: {} })
    table.does({ type: 'topic.set', text: 'Työ' })
    table.does({ type: 'started', form: 'full' })
    table.does(presented, around('table', 'anna'))
    expect(table.state().framing.acknowledged).toEqual({ anna: 'gotIt', ville: 'gotIt' })
  })

  it('is heard by each one before their first line, and a refused line stays with its author', () => {
    const talk = started()
    talk.does(presented)
    talk.goes('reality')
    const refusal = refusalOf(talk.send(line, VILLE))
    expect(refusal).toMatchObject({ code: 'framing-not-acknowledged', kept: line.text })
    expect(talk.state().lines).toEqual([])
    talk.does({ type: 'framing.acknowledged' }, VILLE)
    expect(talk.send(line, VILLE).accepted).toBe(true)
  })

  it('does not stand before a question, a wondering, a parked thought or a draft', () => {
    const talk = started()
    expect(talk.send({ type: 'noted.question', text: 'Kuka tämän näkee?' }, VILLE).accepted).toBe(true)
    expect(talk.send({ type: 'noted.wondering', text: 'Mitähän tästä' }, VILLE).accepted).toBe(true)
    expect(talk.send({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } }, VILLE).accepted).toBe(
      true,
    )
    expect(talk.send({ type: 'drafted', text: 'Oma ajatus' }).accepted).toBe(true)
    expect(codeOf(talk.send({ type: 'noted.heard', text: 'Kuulinko' }, VILLE))).toBe(
      'framing-not-acknowledged',
    )
  })

  it('can be taken present with nothing written down, and that can be changed later', () => {
    const talk = started()
    talk.does(presented)
    talk.does({ type: 'framing.acknowledged', nothingFromMe: true }, VILLE)
    talk.goes('reality')
    expect(codeOf(talk.send(line, VILLE))).toBe('framing-not-acknowledged')
    // Nobody waits for the line of one who wants none.
    expect(talk.goes('learning').accepted).toBe(true)
    talk.does({ type: 'framing.acknowledged' }, VILLE)
    expect(talk.send(line, VILLE).accepted).toBe(true)
  })

  it('is said around a shared screen before the first line of ours', () => {
    const talk = gathered({ anna: {}, ville: { screen: 'table' }, sari: { screen: 'table' } })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does({ type: 'started', form: 'full' })
    talk.does(presented)
    talk.goes('reality')
    expect(codeOf(talk.send(line, around('table', 'ville')))).toBe('framing-not-acknowledged')
    talk.does({ type: 'framing.acknowledged' }, around('table', 'ville'))
    expect(talk.send(line, around('table', 'ville')).accepted).toBe(true)
    expect(talk.send(line, as('sari', 'ville')).accepted).toBe(true)
  })

  it('takes no line of the phases yet, and parks it in one press for its own', () => {
    const talk = atPhase('framing')
    const refusal = refusalOf(talk.send(line))
    const park = refusal.offers.find((offer) => offer.key === 'park')
    if (!park || !('send' in park)) throw new Error('no offer to keep it')
    talk.does(park.send)
    expect(lineWith(talk, line.text)).toMatchObject({ status: 'parked', until: 'reality' })
  })

  it('may be said again, and nothing is lost by it', () => {
    const talk = started()
    talk.does(presented)
    talk.does({ type: 'framing.acknowledged' }, VILLE)
    expect(talk.send(presented).accepted).toBe(true)
    expect(talk.state().framing.acknowledged).toEqual({ anna: 'gotIt', ville: 'gotIt' })
  })
})

describe('a changed rule', () => {
  it('is shown to those who talk before they go on', () => {
    const talk = started({ guide: softened })
    talk.does({ type: 'framing.presented', softened: ['not-yet-interpreting'] })
    expect(codeOf(talk.goes('reality'))).toBe('softened-unseen')
    talk.does({ type: 'framing.presented', softened: ['origin-missing'] })
    expect(talk.goes('reality').accepted).toBe(true)
  })

  it('can be put back to its default by the facilitator, and then needs no showing', () => {
    const talk = started({ guide: softened })
    expect(codeOf(talk.send({ type: 'rule.restored', code: 'origin-missing' }, VILLE))).toBe(
      'facilitator-leads',
    )
    talk.does({ type: 'rule.restored', code: 'origin-missing' })
    talk.does({ type: 'framing.presented', softened: ['not-yet-interpreting'] })
    expect(talk.goes('reality').accepted).toBe(true)
    expect(Object.keys(talk.state().settings)).toEqual(['not-yet-interpreting'])
  })

  it('lets through what it softens, filed where it would have waited', () => {
    const talk = comesTo(started({ guide: softened }), 'reality')
    talk.does({ type: 'noted.interpretation', text: 'Kiire syö suunnittelun' })
    expect(lineWith(talk, 'Kiire syö suunnittelun')).toMatchObject({ status: 'open', phase: 'learning' })
  })

  it('cannot be one that is pinned, whatever a log says', () => {
    const talk = gathered({ anna: {}, ville: {} })
    const opened = talk.entries()[0]
    expect(opened?.event).toMatchObject({ type: 'opened', settings: {} })
    const forged = {
      ...guide,
      settings: {
        ...guide.settings,
        rules: { 'not-yet-solving': { mode: 'nudge' as const, reason: { fi: 'Koska' } } },
      },
    }
    const other = comesTo(gathered({ anna: {}, ville: {} }, { guide: forged }), 'reality')
    expect(codeOf(other.send({ type: 'noted.idea', text: 'Lista aiemmin' }))).toBe('not-yet-solving')
  })
})

describe('the topic', () => {
  it('is a matter of work in one line, with why now and what it serves', () => {
    const talk = gathered({ anna: {}, ville: {} })
    expect(codeOf(talk.send({ type: 'started', form: 'full' }))).toBe('topic-required')
    talk.does({
      type: 'topic.set',
      text: 'Kesän vuorot',
      kind: 'situation',
      why: 'Syksyn lista tehdään nyt',
      serves: { text: 'Sujuva arki', goal: { id: 'g1', label: 'Strategia 2030' } },
    })
    expect(talk.send({ type: 'started', form: 'full' }).accepted).toBe(true)
    expect(talk.state().called.topic).toMatchObject({ kind: 'situation', serves: { goal: { id: 'g1' } } })
  })

  it('can be set by either side, who can call a talk', () => {
    const talk = gathered({ anna: { supervisor: true }, ville: {} }, { lead: 'ville' })
    talk.does({ type: 'topic.set', text: 'Uusi tehtävä', kind: 'newTask' }, as('anna'))
    talk.does({ type: 'topic.set', text: 'Uusi tehtäväni', kind: 'newTask' })
    expect(codeOf(talk.send({ type: 'started', form: 'full' }, as('anna')))).toBe('facilitator-leads')
    expect(talk.send({ type: 'started', form: 'full' }).accepted).toBe(true)
    expect(talk.state().called.topic?.text).toBe('Uusi tehtäväni')
  })

  it('stands once the talk has started', () => {
    const talk = started()
    expect(codeOf(talk.send({ type: 'topic.set', text: 'Muuta' }))).toBe('moved-on')
  })
})

it('two who press start begin one talk', () => {
  const talk = started()
  expect(talk.send({ type: 'started', form: 'full' })).toEqual({ accepted: true })
  expect(talk.state().moves).toBe(1)
  expect(seen(talk)).toEqual({ of: 'framing', revision: 1 })
})
