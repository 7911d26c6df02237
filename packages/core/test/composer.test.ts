import { describe, expect, it } from 'vitest'
import { carriedFrom } from '../src/carrying.ts'
import { createConversation } from '../src/create.ts'
import { fi } from '../src/guides/fi.ts'
import { PHASE_ROOMS } from '../src/rooms.ts'
import { sampleOf } from '../src/samples.ts'
import { fillTemplate } from '../src/templates.ts'
import type { Section } from '../src/view/types.ts'
import { KINDS, PHASES, type Phase, TOPICS } from '../src/vocabulary.ts'
import { comesTo, gathered, guide, lineAt, refusalOf, standing, type Talk, talkOf, VILLE } from './talk.ts'

const part = <P extends Section['part']>(talk: Pick<Talk, 'view'>, name: P) => {
  const found = talk.view().sections.find((one) => one.part === name)
  if (!found) throw new Error(`there is no ${name} on the page`)
  return found as Extract<Section, { part: P }>
}

const at = (phase: Phase) => comesTo(gathered({ anna: { supervisor: true }, ville: {} }), phase)

describe('the field of a page', () => {
  it.each(PHASES.slice(0, -1))('takes in %s every kind of the table, or keeps it for later', (phase) => {
    const { kinds } = part(at(phase), 'composer')
    for (const kind of KINDS.filter((one) => !['answer', 'outcome', 'return'].includes(one))) {
      const takes = PHASE_ROOMS[phase].takes[kind]
      const entries = kinds.filter((one) => one.kind === kind)
      expect([kind, entries.length > 0]).toEqual([kind, true])
      expect(entries[0]?.keep).toBe(typeof takes === 'object' && 'parks' in takes)
    }
  })

  it('begins with what its phase asks for, and has the rest one tap further away', () => {
    const first = PHASES.slice(1, -1).map((phase) => {
      const { kinds, first } = part(at(phase), 'composer')
      expect(kinds[0]?.key).toBe(first)
      const more = kinds.findIndex((one) => one.more)
      expect(kinds.slice(more).every((one) => one.more)).toBe(true)
      return kinds[0]?.kind
    })
    expect(first).toEqual(['observation', 'learning', 'finding', 'idea', 'signal'])
  })

  it.each(PHASES.slice(0, -1))('has in %s something that keeps for later, and it is taken', (phase) => {
    const talk = at(phase)
    const keep = part(talk, 'composer').kinds.find((one) => one.keep)
    if (!keep) throw new Error('nothing keeps for later')
    const event = fillTemplate(keep, { 'line.text': 'Vielä yksi ajatus' })
    expect(talk.send(event).accepted).toBe(true)
    expect(talk.state().stage).toBe(phase)
  })

  it('says that what is kept shows to the others when its phase comes', () => {
    expect(part(at('reality'), 'composer').keptShows).toBe(fi.labels.keptShows)
  })
})

describe('an idea in the follow-up', () => {
  it('is kept for the next talk, or one goes back with it', () => {
    const talk = at('followUp')
    const act = { type: 'noted.idea', text: 'Lista aiemmin' } as const
    const offers = (sender?: Parameters<Talk['send']>[1]) =>
      refusalOf(talk.send(act, sender)).offers.map((one) => [one.key, 'send' in one ? one.send.type : null])
    expect(offers().slice(0, 2)).toEqual([
      ['park', 'parked'],
      ['goBack', 'go.experiment'],
    ])
    expect(offers(VILLE).slice(0, 2)).toEqual([
      ['park', 'parked'],
      ['askToMove', 'move.asked'],
    ])
  })

  it('that was kept is handed back when one goes back, once', () => {
    const talk = at('followUp')
    const of = talk.does({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } })
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    talk.goes('closing')
    expect(lineAt(talk, of)).toMatchObject({ status: 'parked', until: 'next' })
    talk.goes('experiment')
    expect(lineAt(talk, of)).toMatchObject({ status: 'open', phase: 'experiment', handedBack: true })
    expect(talk.allowed(undefined, { line: of }).map(({ event }) => event.type)).toContain('experiment.asked')
  })

  it('that was kept is carried on when nobody goes back', () => {
    const talk = at('followUp')
    talk.does({ type: 'parked', line: { kind: 'idea', text: 'Lista aiemmin' } })
    expect(carriedFrom(talk.state()).parked).toMatchObject([{ text: 'Lista aiemmin', until: 'experiment' }])
  })
})

describe('the topic', () => {
  const goal = { id: 'g1', label: 'Sujuva arki' }
  const called = () => {
    const talk = talkOf(
      createConversation(
        { asked: ['anna'], lead: 'anna' },
        { viewer: { participant: 'anna' }, guide, language: 'fi', platform: standing(), goals: [goal] },
      ),
    )
    talk.does({ type: 'joined', name: 'Anna' })
    return talk
  }

  it('is of a kind, says why now and what it serves, and can be linked to a goal of the host’s', () => {
    const talk = called()
    const press = (key: string, values: Record<string, unknown> = {}) => {
      const { kinds, more, set } = part(talk, 'topic')
      const action = [...kinds, ...more, ...(set ? [set] : [])].find((one) => one.key === key)
      if (!action) throw new Error(`there is no ${key} to press`)
      talk.does(fillTemplate(action, values))
    }
    press('topic.newTask', { text: 'Uusi järjestelmä' })
    press('why', { why: 'Alkaa ensi viikolla' })
    press('goal.g1')
    press('serves', { 'serves.text': 'Aikaa asukkaille' })
    press('topic.situation')
    expect(talk.state().called.topic).toEqual({
      kind: 'situation',
      text: 'Uusi järjestelmä',
      why: 'Alkaa ensi viikolla',
      serves: { text: 'Aikaa asukkaille', goal },
    })
    press('setTopic', { text: 'Vanha järjestelmä' })
    expect(talk.state().called.topic).toMatchObject({
      kind: 'situation',
      text: 'Vanha järjestelmä',
      why: 'Alkaa ensi viikolla',
    })
  })

  it('shows its kinds where a talk without one is to start', () => {
    const talk = called()
    const refusal = refusalOf(talk.send({ type: 'started', form: 'full' }))
    expect(refusal.offers).toContainEqual(expect.objectContaining({ key: 'topicKinds', show: 'topic' }))
    const { kinds } = part(talk, 'topic')
    expect(kinds.map(({ key }) => key)).toEqual(TOPICS.map((kind) => `topic.${kind}`))
    for (const kind of kinds) expect(talk.explain(sampleOf(kind))).toBeNull()
  })
})
