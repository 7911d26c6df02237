import { describe, expect, it } from 'vitest'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { builtIn } from '../src/guides/guide.ts'
import { sv } from '../src/guides/sv.ts'
import { type Conversation, createConversation, joinConversation, restoreConversation } from '../src/index.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { allLines } from '../src/said.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import older from './fixtures/first-log.v1.json' with { type: 'json' }
import { steadyPlatform } from './platform.ts'

const platform = steadyPlatform()
const guide = builtIn({ fi, sv, en })

const go = (conversation: Conversation, to: 'reality' | 'learning') => {
  const { stage, moves } = conversation.getSnapshot().state
  return conversation.send({ type: `go.${to}`, of: stage, revision: moves })
}

const settled = async (...devices: Conversation[]) => {
  for (const device of devices) await device.settled()
  for (const device of devices) await device.settled()
}

/** Anna leads, Ville takes part; each on a screen of their own, over one store. */
const talk = async () => {
  const store = createMemoryStore(platform)
  const anna = createConversation(
    { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' },
    { viewer: { participant: 'anna' }, guide, language: 'fi', store, platform },
  )
  anna.send({ type: 'joined', name: 'Anna', supervisor: true })
  anna.send({ type: 'topic.set', text: 'Viime viikkojen työ', kind: 'workLately' })
  await anna.settled()
  const ville = await joinConversation(anna.id, {
    viewer: { participant: 'ville' },
    guide,
    language: 'fi',
    store,
    platform,
  })
  ville.send({ type: 'joined', name: 'Ville' })
  await settled(ville, anna)
  anna.send({ type: 'started', form: 'full' })
  anna.send({ type: 'framing.presented', softened: [] })
  await settled(anna, ville)
  ville.send({ type: 'framing.acknowledged' })
  await settled(ville, anna)
  go(anna, 'reality')
  await settled(anna, ville)
  return { store, anna, ville }
}

const idea = { type: 'noted.idea', text: 'Tehdään vuorolista yhdessä' } as const

describe('one path through everything', () => {
  it('begins called, and is framed before reality', async () => {
    const { anna, ville } = await talk()
    expect(anna.getSnapshot().state.stage).toBe('reality')
    expect(ville.getSnapshot().state).toEqual(anna.getSnapshot().state)
  })

  it.each([
    ['fi', fi, 'Talteen'],
    ['sv', sv, 'Spara till sen'],
    ['en', en, 'Keep for later'],
  ] as const)(
    'in reality an idea is refused with words and an offer, in %s',
    async (language, texts, park) => {
      const { ville } = await talk()
      ville.setLanguage(language)
      const sent = ville.send(idea)
      if (sent.accepted) throw new Error('accepted')
      expect(sent.refusal.code).toBe('not-yet-solving')
      expect(sent.refusal.kept).toBe(idea.text)
      expect(sent.refusal.message).toContain(texts.stages.experiment)
      expect(sent.refusal.offers.map((offer) => offer.label)).toContain(park)
    },
  )

  it('a parked reading comes back in learning, once, and nowhere before', async () => {
    const { anna, ville } = await talk()
    const sent = ville.send({ type: 'noted.interpretation', text: 'Kiire syö suunnittelun' })
    const park = !sent.accepted && sent.refusal.offers.find((offer) => offer.key === 'park')
    if (!park || !('send' in park)) throw new Error('no offer')
    expect(ville.send(park.send).accepted).toBe(true)
    ville.send({ type: 'noted.observation', text: 'Kolme päivystystä vajaalla', under: 'difficulty' })
    await settled(ville, anna)
    expect(allLines(anna.getSnapshot().state)[0]).toMatchObject({ status: 'parked', until: 'learning' })
    expect(go(anna, 'learning').accepted).toBe(true)
    const [parked] = allLines(anna.getSnapshot().state)
    expect(parked).toMatchObject({ status: 'open', handedBack: true, phase: 'learning' })
    expect(parked?.until).toBeUndefined()
  })

  it('is held when it ends early after reality with a day of return', async () => {
    const { anna } = await talk()
    expect(anna.send({ type: 'ended', day: '2026-10-01' }).accepted).toBe(true)
    expect(anna.getSnapshot().state).toMatchObject({ stage: 'held', left: 'reality' })
    expect(anna.send({ type: 'resumed' }).accepted).toBe(true)
    expect(anna.getSnapshot().state.stage).toBe('reality')
  })
})

describe('two devices', () => {
  it('end equal, and what does not hold comes back to its author with the words', async () => {
    const { anna, ville } = await talk()
    // Ville writes while Anna, unseen by him, pauses the talk.
    anna.send({ type: 'paused' })
    ville.send({ type: 'noted.observation', text: 'Varaston ovi jumittaa', under: 'difficulty' })
    expect(ville.getSnapshot().pending).toBe(1)
    await settled(anna, ville)
    expect(ville.getSnapshot().state).toEqual(anna.getSnapshot().state)
    expect(ville.getSnapshot().returned).toMatchObject([
      { kind: 'observation', text: 'Varaston ovi jumittaa' },
    ])
    expect(anna.getSnapshot().returned).toEqual([])
  })

  it('move once when both press move on', async () => {
    const { anna } = await talk()
    expect(go(anna, 'reality')).toEqual({ accepted: true })
    expect(anna.getSnapshot().state.moves).toBe(2)
  })

  it('a resend is harmless, and the same id with other words is refused', async () => {
    const { ville } = await talk()
    const first = { type: 'noted.question', text: 'Milloin seuraava vuoro?' } as const
    ville.send(first, { id: 'once' })
    expect(ville.send(first, { id: 'once' }).accepted).toBe(true)
    expect(allLines(ville.getSnapshot().state)).toHaveLength(1)
    expect(ville.send({ ...first, text: 'Muuta' }, { id: 'once' })).toMatchObject({
      refusal: { code: 'same-id' },
    })
  })
})

describe('a private stream', () => {
  it('reaches its author alone', async () => {
    const { anna, ville, store } = await talk()
    ville.send({ type: 'drafted', text: 'Uskallanko sanoa' })
    await settled(ville, anna)
    expect(ville.getSnapshot().mine.drafts).toMatchObject([{ text: 'Uskallanko sanoa' }])
    expect(
      JSON.stringify([anna.getSnapshot(), anna.entries(), await store.read(anna.id, 'shared')]),
    ).not.toContain('Uskallanko')
    expect((await store.read(anna.id, 'private/ville')).entries).toHaveLength(1)
  })
})

describe('an erased word', () => {
  it('is gone from every device and from the store, and the log replays to the same state', async () => {
    const { anna, ville, store } = await talk()
    const sent = ville.send({ type: 'noted.observation', text: 'Salainen sana', under: 'focus' })
    if (!sent.accepted || !sent.entry) throw new Error('refused')
    await settled(ville, anna)
    ville.send({ type: 'withdrawn', of: sent.entry.id })
    await settled(ville, anna)
    const kept = await store.read(anna.id, 'shared')
    const everything = [anna.entries(), ville.entries(), kept, anna.getSnapshot(), ville.getSnapshot()]
    expect(JSON.stringify(everything)).not.toContain('Salainen')
    const again = restoreConversation(toEnvelope(ville), {
      viewer: ville.viewer,
      guide,
      language: 'fi',
      platform,
    })
    expect(JSON.stringify(again.getSnapshot().state)).toBe(JSON.stringify(ville.getSnapshot().state))
  })
})

describe('an older log', () => {
  it('opens for ever, by applying its entries alone', () => {
    const viewer = { participant: 'ville' }
    const restored = restoreConversation(older as never, { viewer, guide, language: 'fi', platform })
    expect(restored.getSnapshot().state).toMatchObject({ stage: 'held', left: 'reality' })
    expect(restored.getSnapshot().mine.drafts).toHaveLength(1)
    expect(restored.send({ type: 'resumed' }).accepted).toBe(true)
  })
})
