import { describe, expect, it } from 'vitest'
import type { Viewer } from '../src/conversation.ts'
import { restoreConversation } from '../src/create.ts'
import type { SentEvent } from '../src/events.ts'
import { fi } from '../src/guides/fi.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { fillTemplate } from '../src/templates.ts'
import type { Action, Section } from '../src/view/types.ts'
import {
  around,
  as,
  comesTo,
  gathered,
  guide,
  lineAt,
  refusalOf,
  type Seat,
  standing,
  type Talk,
  talkOf,
  VILLE,
} from './talk.ts'

let seats = 0
const seenBy = (talk: Talk, viewer: Viewer): Talk =>
  talkOf(
    restoreConversation(toEnvelope(talk), {
      viewer,
      guide,
      language: 'fi',
      platform: standing('2026-09-01T07:00:00.000Z', `seat${++seats}`),
    }),
  )

const TABLE = { screen: 'table', scribe: 'anna' }
const OURS = around('table', 'anna')

const table = (more: Record<string, Seat> = {}) =>
  gathered({ anna: { screen: 'table' }, ville: { screen: 'table' }, pia: { screen: 'table' }, ...more })

const part = <P extends Section['part']>(talk: Pick<Talk, 'view'>, name: P) => {
  const found = talk.view().sections.find((one) => one.part === name)
  if (!found) throw new Error(`there is no ${name} on the page`)
  return found as Extract<Section, { part: P }>
}

const keys = (actions: readonly Action[]) => actions.map(({ key }) => key)

/** Presses an action, as whom it is to be sent. */
const press = (talk: Talk, actions: readonly Action[], key: string, values: Record<string, unknown> = {}) => {
  const action = actions.find((one) => one.key === key)
  if (!action) throw new Error(`there is no ${key} to press among ${keys(actions)}`)
  return talk.does(fillTemplate(action, values), action.as)
}

describe('around a shared screen', () => {
  it('each one can be present with nothing written down, and keeps that when it is said for all', () => {
    const talk = table()
    talk.does({ type: 'topic.set', text: 'Työ' }, OURS)
    talk.does({ type: 'started', form: 'full' }, OURS)
    const shared = seenBy(talk, TABLE)
    press(shared, part(shared, 'script').actions, 'nothingFromMe.ville')
    press(shared, part(shared, 'script').actions, 'present')
    expect(shared.state().framing.acknowledged).toEqual({
      anna: 'gotIt',
      ville: 'nothingFromMe',
      pia: 'gotIt',
    })
    expect(shared.send({ type: 'framing.acknowledged' }, OURS)).toEqual({ accepted: true })
    // Somebody changes their own mind, by their own name.
    shared.does({ type: 'framing.acknowledged' }, as('ville', 'anna'))
    expect(shared.state().framing.acknowledged.ville).toBe('gotIt')
  })

  it('agreement is asked of all, and the scribe can untick who does not', () => {
    const talk = seenBy(comesTo(table(), 'distinction'), TABLE)
    const of = talk.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' })
    const agree = part(talk, 'needs').needs[0]?.actions.find(({ key }) => key === 'agree')
    expect(agree?.except?.map(({ id }) => id)).toEqual(['anna', 'ville', 'pia'])
    talk.does({ ...agree?.event, except: ['pia'] } as SentEvent)
    expect(lineAt(talk, of)?.agreements?.map(({ participant }) => participant)).toEqual(['anna', 'ville'])
  })

  it('on an own screen one agrees for oneself, with nobody to untick', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'distinction')
    talk.does({ type: 'noted.need', text: 'Aikaa', level: 'hr' })
    const agree = part(talk, 'needs').needs[0]?.actions.find(({ key }) => key === 'agree')
    expect(agree).not.toHaveProperty('except')
  })

  it('a line is ours, unless the speaker wants their name on it', () => {
    const talk = seenBy(comesTo(table(), 'reality'), TABLE)
    const { speakers, kinds } = part(talk, 'composer')
    expect(speakers.map(({ name }) => name)).toEqual(['anna', 'ville', 'pia'])
    const [kind] = kinds
    if (!kind) throw new Error('nothing can be written')
    const ours = talk.does(fillTemplate(kind, { text: 'Lista myöhästyi' }))
    const named = talk.does(fillTemplate(kind, { text: 'Soitin itse' }), speakers[1]?.as)
    expect([lineAt(talk, ours)?.by, lineAt(talk, named)?.by]).toEqual([
      { screen: 'table' },
      { participant: 'ville' },
    ])
  })

  it('the name of one who is present with nothing written down is not among them', () => {
    const talk = comesTo(table(), 'reality')
    talk.does({ type: 'framing.acknowledged', nothingFromMe: true }, as('ville', 'anna'))
    expect(part(seenBy(talk, TABLE), 'composer').speakers.map(({ id }) => id)).toEqual(['anna', 'pia'])
  })

  it('one person leaves and comes back, and the others stay', () => {
    const talk = seenBy(comesTo(table(), 'reality'), TABLE)
    press(talk, part(talk, 'people').actions, 'leave.ville')
    expect(talk.state().participants.map(({ present }) => present)).toEqual([true, false, true])
    press(talk, part(talk, 'people').actions, 'join.ville')
    expect(talk.state().participants.every(({ present }) => present)).toBe(true)
  })

  it('somebody else takes the notes when the scribe has gone', () => {
    const talk = comesTo(table({ sari: {} }), 'reality')
    talk.does({ type: 'handedOver', to: 'sari' }, OURS)
    talk.does({ type: 'left' }, as('anna'))
    const shared = seenBy(talk, { screen: 'table', scribe: 'ville' })
    expect(part(shared, 'people').folded).toBe(false)
    press(shared, part(shared, 'people').actions, 'takePen')
    expect(shared.send({ type: 'noted.observation', text: 'Jatketaan', under: 'focus' }).accepted).toBe(true)
    expect(keys(part(shared, 'people').actions)).not.toContain('takePen')
  })
})

describe('who is here', () => {
  it('stands folded on every page but the closing, with whom the lead can be handed to', () => {
    const talk = gathered({ anna: {}, ville: {} })
    for (const phase of [
      'framing',
      'reality',
      'learning',
      'distinction',
      'experiment',
      'followUp',
    ] as const) {
      const section = part(comesTo(talk, phase), 'people')
      expect(section.folded).toBe(true)
      expect(keys(section.actions)).toContain('handOver.ville')
    }
    expect(
      comesTo(talk, 'closing')
        .view()
        .sections.map((one) => one.part),
    ).not.toContain('people')
  })

  it('lets a latecomer who was asked come in, on a screen of their own', () => {
    const talk = gathered({ anna: {}, ville: {} }, { asked: ['anna', 'ville', 'pia'] })
    const late = seenBy(comesTo(talk, 'reality'), { participant: 'pia' })
    press(late, part(late, 'people').actions, 'join', { name: 'Pia' })
    expect(late.state().participants.at(-1)).toMatchObject({ id: 'pia', present: true })
  })

  it('offers nothing that would not hold', () => {
    const talk = seenBy(comesTo(table(), 'reality'), { screen: 'table', scribe: 'ville' })
    for (const { event, missing, as: sender } of part(talk, 'people').actions)
      expect(talk.explain(fillTemplate({ event, missing }, { name: 'Pia' }), sender)).toBeNull()
  })
})

describe('somebody new at the door', () => {
  it('asks everyone, is seen and welcomed by each one present, and comes in', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'reality')
    const newcomer = seenBy(talk, { participant: 'uusi' })
    const refusal = refusalOf(newcomer.send({ type: 'joined', name: 'Uusi' }))
    expect(refusal).toMatchObject({
      code: 'someone-new',
      offers: [{ key: 'askEveryone' }, { key: 'nextTime' }],
    })
    const [ask] = refusal.offers
    talk.does((ask && 'send' in ask ? ask.send : null) as SentEvent, as('uusi'))

    const section = part(talk, 'people')
    expect(section).toMatchObject({
      folded: false,
      atTheDoor: [fi.called.atTheDoor.replace('{name}', 'Uusi')],
    })
    press(talk, section.actions, 'welcome.uusi')
    expect(keys(part(talk, 'people').actions)).not.toContain('welcome.uusi')
    const ville = seenBy(talk, { participant: 'ville' })
    press(ville, part(ville, 'people').actions, 'welcome.uusi')

    const welcome = seenBy(ville, { participant: 'uusi' })
    press(welcome, part(welcome, 'people').actions, 'join', { name: 'Uusi' })
    expect(part(welcome, 'people')).toMatchObject({ atTheDoor: [], people: [{}, {}, { name: 'Uusi' }] })
  })

  it('sees nothing of the talk, but the button by which to ask', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'reality')
    const newcomer = seenBy(talk, { participant: 'uusi' })
    expect(newcomer.view()).toMatchObject({ sections: [{ part: 'outside' }], foot: [{ key: 'knock' }] })
    press(newcomer, newcomer.view().foot, 'knock', { name: 'Uusi' })
    expect(newcomer.view().foot).toEqual([])
    expect(seenBy(talk, { levels: ['hr'] }).view().foot).toEqual([])
  })

  it('is whoever is not known yet: those who are asked come in without asking', () => {
    const talk = comesTo(gathered({ anna: {}, ville: {} }), 'reality')
    expect(talk.send({ type: 'knocked', name: 'Ville' }, VILLE)).toEqual({ accepted: true })
    expect(talk.state().knocking).toEqual({})
  })
})
