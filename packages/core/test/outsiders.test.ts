import { describe, expect, it } from 'vitest'
import { createConversation, joinConversation } from '../src/create.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { goTo } from '../src/pages.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { fillTemplate } from '../src/templates.ts'
import { steadyPlatform } from './platform.ts'
import { comesTo, guide, talkOf, VILLE } from './talk.ts'

const platform = steadyPlatform()

/** A talk of Anna and Ville, with a need taken forward to IT, held; each one said yes by their own hand. */
const held = async () => {
  const store = createMemoryStore(platform)
  const talk = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: { participant: 'anna' }, guide, language: 'fi', platform, store },
  )
  const goes = (phase: Parameters<typeof goTo>[1]) => talk.send(goTo(talk.getSnapshot().state, phase))
  talk.send({ type: 'joined', name: 'Anna', supervisor: true })
  talk.send({ type: 'joined', name: 'Ville' }, VILLE)
  talk.send({ type: 'topic.set', text: 'Salainen aihe' })
  talk.send({ type: 'started', form: 'full' })
  talk.send({ type: 'framing.presented', softened: [] })
  talk.send({ type: 'framing.acknowledged' }, VILLE)
  goes('reality')
  talk.send({ type: 'noted.observation', text: 'Salainen havainto', under: 'focus' }, VILLE)
  goes('learning')
  talk.send({ type: 'noted.learning', text: 'Salainen oppi' })
  goes('distinction')
  const sent = talk.send({ type: 'noted.need', text: 'Uudet kytkimet ajoissa', level: 'it' })
  const of = (sent.accepted && sent.entry?.id) || ''
  talk.send({ type: 'need.agreed', of, revision: 0 })
  talk.send({ type: 'need.agreed', of, revision: 0 }, VILLE)
  talk.send({ type: 'need.forwarded', of, revision: 0 })
  talk.send({ type: 'ended', day: '2026-10-01' })
  await talk.settled()
  expect(talk.getSnapshot().state.stage).toBe('held')
  return { store, talk, of }
}

const device = (
  { store, talk }: Awaited<ReturnType<typeof held>>,
  viewer: { participant: string } | { levels: string[] },
) => joinConversation(talk.id, { viewer, guide, language: 'fi', platform, store })

describe('somebody who was not asked', () => {
  it('gets the outside view alone, on a device of their own', async () => {
    const one = await held()
    const hr = await device(one, { participant: 'hr' })
    const everything = JSON.stringify([hr.view(), hr.getSnapshot(), hr.entries(), hr.notes()])
    expect(() => toEnvelope(hr)).toThrow('takes no part')
    expect(everything).not.toContain('Salainen')
    expect(everything).not.toContain('kytkimet')
    expect(hr.view().sections.map((section) => section.part)).toEqual(['outside'])
    expect(hr.send({ type: 'noted.question', text: 'Mitä puhuitte?' })).toMatchObject({
      refusal: { code: 'only-participants' },
    })
  })

  it('reads nothing while only some have welcomed them, and the talk once everyone has', async () => {
    const { store, talk } = await held()
    talk.send({ type: 'resumed' })
    await talk.settled()
    const one = { store, talk, of: '' }
    const liisa = await device(one, { participant: 'liisa' })
    const sees = async () => {
      await talk.settled()
      await liisa.settled()
      return JSON.stringify([liisa.view(), liisa.getSnapshot(), liisa.entries()]).includes('Salainen')
    }
    talk.send({ type: 'welcomed', participant: 'liisa' })
    expect(await sees()).toBe(false)
    talk.send({ type: 'welcomed', participant: 'liisa' }, VILLE)
    expect(await sees()).toBe(true)
    expect(liisa.send({ type: 'joined', name: 'Liisa' })).toMatchObject({ accepted: true })
  })

  it('says nothing in another’s name, and learns nothing by asking what another may do', async () => {
    const one = await held()
    for (const viewer of [{ levels: [] }, { levels: ['it'] }, { participant: 'hr' }]) {
      const outside = await device(one, viewer)
      const as = { by: { participant: 'anna' } }
      const refused = { code: 'only-participants', offers: [] }
      expect(outside.send({ type: 'noted.return', day: '2026-11-01' }, as)).toMatchObject({
        refusal: refused,
      })
      expect(outside.explain({ type: 'resumed' }, as)).toMatchObject(refused)
      expect(outside.send({ type: 'drafted', text: 'Sana' }, { by: { participant: 'ville' } })).toMatchObject(
        {
          refusal: refused,
        },
      )
      expect(outside.allowed(as)).toEqual([])
      expect(outside.allowed({ by: { level: 'hr' } })).toEqual([])
    }
  })

  it('opens no talk, as somebody outside', () => {
    expect(() =>
      createConversation(
        { asked: ['anna'], lead: 'anna' },
        { viewer: { levels: ['it'] }, guide, language: 'fi' },
      ),
    ).toThrow('cannot open it')
  })
})

describe('somebody who was asked and never came', () => {
  it('reads the talk until it is held, and from then on what leaves it', async () => {
    const store = createMemoryStore(platform)
    const surroundings = { guide, language: 'fi', platform, store }
    const talk = createConversation(
      { asked: ['anna', 'ville', 'poissa'], lead: 'anna' },
      { ...surroundings, viewer: { participant: 'anna' } },
    )
    talk.send({ type: 'joined', name: 'Anna' })
    talk.send({ type: 'joined', name: 'Ville' }, VILLE)
    comesTo(talkOf(talk), 'reality')
    talk.send({ type: 'noted.observation', text: 'Salainen havainto', under: 'focus' })
    await talk.settled()
    const joined = await joinConversation(talk.id, { ...surroundings, viewer: { participant: 'poissa' } })
    const reads = async () => {
      await talk.settled()
      await joined.settled()
      return JSON.stringify([joined.view(), joined.getSnapshot(), joined.entries(), joined.notes()]).includes(
        'Salainen',
      )
    }
    expect(await reads()).toBe(true)
    talk.send({ type: 'ended', day: '2026-10-01' })
    expect(await reads()).toBe(false)
    expect(() => toEnvelope(joined)).toThrow('takes no part')
    expect(joined.send({ type: 'joined', name: 'Poissa' })).toMatchObject({
      refusal: { code: 'someone-new' },
    })
    talk.send({ type: 'resumed' })
    expect(await reads()).toBe(true)
    expect(joined.send({ type: 'joined', name: 'Poissa' }).accepted).toBe(true)
  })
})

describe('who answers for a level', () => {
  it('reads the needs taken forward to it, and answers from the view', async () => {
    const one = await held()
    const it = await device(one, { levels: ['it'] })
    const [outside] = it.view().sections
    if (outside?.part !== 'outside') throw new Error('no outside view')
    expect(outside.needs).toMatchObject([{ text: 'Uudet kytkimet ajoissa', level: 'Tietohallinto' }])
    const answer = outside.needs[0]?.answer
    if (!answer) throw new Error('nothing to answer with')
    expect(it.send(fillTemplate(answer, { text: 'Tulevat marraskuussa' }), answer.as)).toMatchObject({
      accepted: true,
    })
    await it.settled()
    await one.talk.settled()
    expect(JSON.stringify(one.talk.notes())).toContain('Tulevat marraskuussa')
    expect(JSON.stringify([it.view(), it.getSnapshot(), it.entries()])).not.toContain('Salainen')
  })

  it('reads none of another level', async () => {
    const one = await held()
    const hr = await device(one, { levels: ['hr'] })
    expect(hr.view().sections).toMatchObject([{ needs: [], learnings: [] }])
  })
})
