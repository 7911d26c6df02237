import { describe, expect, it } from 'vitest'
import type { Conversation } from '../src/conversation.ts'
import { createConversation } from '../src/create.ts'
import type { Notice } from '../src/eventShapes.ts'
import type { Entry } from '../src/events.ts'
import { goTo } from '../src/pages.ts'
import { purged } from '../src/retention.ts'
import { allLines } from '../src/said.ts'
import { nextConversation } from '../src/series.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { steadyPlatform } from './platform.ts'
import { atPhase, comesTo, guide, talkOf, VILLE } from './talk.ts'

const START = '2026-09-01T06:00:00.000Z'

const notice: Notice = {
  controller: 'Kunta',
  contact: 'tietosuoja@kunta.example',
  purpose: 'Oppiminen työssä',
  legalBasis: 'Yleinen etu',
}

const moves = (talk: Conversation, phase: Parameters<typeof goTo>[1]) =>
  talk.send(goTo(talk.getSnapshot().state, phase))

/** A talk between two, held, with something of every sort said in it. */
const holds = (talk: Conversation) => {
  talk.send({ type: 'joined', name: 'Anna', supervisor: true })
  talk.send({ type: 'joined', name: 'Ville' }, VILLE)
  talk.send({ type: 'topic.set', text: 'Viime viikot' })
  talk.send({ type: 'drafted', text: 'Anna miettii yksin' })
  talk.send({ type: 'started', form: 'full' })
  talk.send({ type: 'framing.presented', softened: [] })
  talk.send({ type: 'framing.acknowledged' }, VILLE)
  moves(talk, 'reality')
  if (talk.getSnapshot().state.carried?.experiment) talk.send({ type: 'noted.outcome', outcome: 'tried' })
  talk.send({ type: 'noted.observation', text: 'Lista myöhästyi taas', under: 'difficulty' }, VILLE)
  talk.send({ type: 'noted.question', text: 'Kuka listan tekee' }, VILLE)
  talk.send({ type: 'parked', line: { kind: 'nextQuestion', text: 'Talteen jäänyt kysymys' } }, VILLE)
  moves(talk, 'learning')
  talk.send({ type: 'noted.learning', text: 'Lista on yhteinen asia' })
  moves(talk, 'distinction')
  moves(talk, 'experiment')
  const sent = talk.send({ type: 'noted.idea', text: 'Lista kahta viikkoa ennen' })
  const of = (sent.accepted && sent.entry?.id) || ''
  talk.send({ type: 'noted.idea', text: 'Jokin toinen ajatus' })
  if (talk.getSnapshot().state.carried?.experiment)
    talk.send({
      type: 'experiment.continued',
      of: talk.getSnapshot().state.carried?.experiment?.id ?? '',
      fate: 'stopHere',
    })
  talk.send({ type: 'experiment.asked', of, revision: 0 })
  talk.send({ type: 'experiment.taken', of, revision: 0, end: 'next' })
  moves(talk, 'followUp')
  talk.send({ type: 'noted.return', day: '2026-10-01' })
  moves(talk, 'closing')
  talk.send({ type: 'closing.presented' })
  const { stage, moves: revision } = talk.getSnapshot().state
  talk.send({ type: 'closed', of: stage, revision })
  expect(talk.getSnapshot().state.stage).toBe('held')
}

const GOES = ['Lista myöhästyi taas', 'Kuka listan tekee', 'Jokin toinen ajatus']
const STAYS = ['Viime viikot', 'Lista on yhteinen asia', 'Lista kahta viikkoa ennen']

const series = async (given: { notice?: Notice } = {}) => {
  const platform = steadyPlatform(START)
  const store = createMemoryStore(platform)
  const surroundings = { viewer: { participant: 'anna' }, guide, language: 'fi', platform, store } as const
  const first = createConversation({ asked: ['anna', 'ville'], lead: 'anna', ...given }, surroundings)
  holds(first)
  await first.settled()
  return { store, first, surroundings }
}

const kept = async ({ store, first }: Awaited<ReturnType<typeof series>>) =>
  JSON.stringify([
    await store.read(first.id, 'shared'),
    await store.read(first.id, 'private/anna'),
    first.getSnapshot(),
    first.entries(),
  ])

describe('what is kept', () => {
  it('is everything, until the next talk of the series has been held', async () => {
    const one = await series()
    await one.store.purge('2026-12-01T06:00:00.000Z')
    await one.first.settled()
    const text = await kept(one)
    for (const words of [...GOES, ...STAYS, 'Anna miettii yksin', 'Talteen jäänyt kysymys'])
      expect(text).toContain(words)
  })

  it('is the notes alone, once the next talk has been held; everywhere, and by itself', async () => {
    const one = await series()
    const next = nextConversation(one.first, one.surroundings)
    holds(next)
    await next.settled()
    await one.first.settled()
    const text = await kept(one)
    for (const words of [...GOES, 'Anna miettii yksin']) expect(text).not.toContain(words)
    for (const words of STAYS) expect(text).toContain(words)
    expect(one.first.getSnapshot().mine.drafts).toEqual([])
    // The state is the same but for the words: the talk is held, and its experiment stands.
    const { state } = one.first.getSnapshot()
    expect(state).toMatchObject({ stage: 'held', reached: expect.arrayContaining(['closing']) })
    expect(allLines(state)).toHaveLength(7)
  })

  it('tells no longer when anyone did anything, save that the talk was called, begun and held', async () => {
    const one = await series()
    await one.store.purge('2027-10-01T06:00:00.000Z')
    const { entries } = await one.store.read(one.first.id, 'shared')
    const timed = entries.filter((entry) => entry.at !== null).map((entry) => entry.event.type)
    expect(timed).toEqual(['opened', 'started', 'closed'])
  })

  it('goes at the latest after twelve months', async () => {
    const one = await series()
    await one.store.purge('2027-08-30T06:00:00.000Z')
    await one.first.settled()
    expect(await kept(one)).toContain(GOES[0])
    await one.store.purge('2027-09-02T06:00:00.000Z')
    await one.first.settled()
    for (const words of GOES) expect(await kept(one)).not.toContain(words)
  })

  it('goes sooner if the notice says so', async () => {
    const one = await series({ notice: { ...notice, retentionMonths: 1 } })
    await one.store.purge('2026-10-02T06:00:00.000Z')
    await one.first.settled()
    for (const words of GOES) expect(await kept(one)).not.toContain(words)
  })

  it('is everything while the talk goes on, however soon the notice lets go of it', async () => {
    const one = await series({ notice: { ...notice, retentionMonths: 0 } })
    const running = createConversation(
      { asked: ['anna', 'ville'], lead: 'anna', notice: { ...notice, retentionMonths: 0 } },
      one.surroundings,
    )
    running.send({ type: 'joined', name: 'Anna', supervisor: true })
    running.send({ type: 'joined', name: 'Ville' }, VILLE)
    comesTo(talkOf(running), 'reality')
    running.send({ type: 'noted.question', text: 'Kesken jäänyt' })
    running.send({ type: 'drafted', text: 'Kesken valmistelu' })
    await running.settled()
    await one.store.purge('2026-09-01T09:00:00.000Z')
    await running.settled()
    expect(await kept(one)).not.toContain(GOES[0])
    const words = JSON.stringify(running.getSnapshot())
    expect(words).toContain('Kesken jäänyt')
    expect(words).toContain('Kesken valmistelu')
    await one.store.purge('2026-10-05T09:00:00.000Z')
    await running.settled()
    expect(JSON.stringify(running.getSnapshot())).not.toContain('Kesken')
  })

  it('tells that the talk was suspended also when it was so by the facilitator leaving', () => {
    const talk = atPhase('reality')
    talk.does({ type: 'left' })
    talk.does({ type: 'left' }, VILLE)
    const entries = purged(talk.entries() as Entry[], talk.state())
    const left = entries.filter((entry) => entry.event.type === 'left')
    expect(left.map((entry) => entry.at !== null)).toEqual([true, false])
  })

  it('is purged once: a second time changes nothing', async () => {
    const one = await series()
    await one.store.purge('2027-10-01T06:00:00.000Z')
    const before = await one.store.read(one.first.id, 'shared')
    await one.store.purge('2027-10-02T06:00:00.000Z')
    expect(await one.store.read(one.first.id, 'shared')).toEqual(before)
  })
})
