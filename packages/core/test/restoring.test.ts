import { describe, expect, it } from 'vitest'
import type { Conversation, Viewer } from '../src/conversation.ts'
import {
  createConversation,
  importConversation,
  joinConversation,
  restoreConversation,
} from '../src/create.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import type { Store } from '../src/store/contract.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { comesTo, guide, standing, type Talk, talkOf, VILLE } from './talk.ts'

const platform = standing()
const around = { guide, language: 'fi', platform }
const ANNA: Viewer = { participant: 'anna' }

const saw = (text: string) => ({ type: 'noted.observation', text, under: 'focus' }) as const

/** Anna's talk with Ville, in reality; kept where a store is given. */
const held = async (store?: Store, id?: string): Promise<Talk> => {
  const talk = talkOf(
    createConversation(
      { asked: ['anna', 'ville'], lead: 'anna', discloses: 'Muistiinpanot me', ...(id && { id }) },
      { ...around, viewer: ANNA, ...(store && { store }) },
    ),
  )
  talk.does({ type: 'joined', name: 'Anna' })
  talk.does({ type: 'joined', name: 'Ville' }, VILLE)
  comesTo(talk, 'reality')
  talk.does(saw('Alussa'))
  talk.does({ type: 'drafted', text: 'Oma luonnos' })
  await talk.settled()
  return talk
}

const file = (talk: Conversation) => JSON.stringify(toEnvelope(talk))
const opens = (text: string, store?: Store) =>
  talkOf(restoreConversation(text, { ...around, viewer: ANNA, ...(store && { store }) }))
const texts = (talk: Talk) =>
  talk
    .state()
    .lines.flat()
    .map((line) => line.text)

/** Every store has what this device holds, byte for byte. */
const isKept = async (store: Store, talk: Talk) => {
  for (const stream of ['shared', 'private/anna'] as const)
    expect((await store.read(talk.id, stream)).entries).toEqual(talk.entries(stream))
}

describe('a conversation that meets a store', () => {
  it('which has none of it is kept there whole, before anything else is said', async () => {
    const store = createMemoryStore(platform)
    const talk = opens(file(await held()), store)
    await talk.settled()
    expect(texts(talk)).toEqual(['Alussa'])
    await isKept(store, talk)
    talk.does(saw('Sitten'))
    await talk.settled()
    expect(texts(talkOf(await joinConversation(talk.id, { ...around, viewer: ANNA, store })))).toEqual([
      'Alussa',
      'Sitten',
    ])
    await isKept(store, talk)
  })

  it('brings what was withdrawn as the empty mark that it is', async () => {
    const own = await held()
    const id = own.does(saw('Liikaa'))
    own.does({ type: 'withdrawn', of: id })
    const store = createMemoryStore(platform)
    const talk = opens(file(own), store)
    await talk.settled()
    expect(JSON.stringify(await store.read(talk.id, 'shared'))).not.toContain('Liikaa')
    expect(JSON.stringify(talk.state())).toBe(JSON.stringify(own.state()))
  })

  it('which lags behind what was kept elsewhere brings it there', async () => {
    const store = createMemoryStore(platform)
    const first = await held(store)
    const own = opens(file(first))
    own.does(saw('Ilman verkkoa'))
    own.does({ type: 'drafted', text: 'Toinen luonnos' })
    const talk = opens(file(own), store)
    await talk.settled()
    await first.settled()
    expect(texts(talk)).toEqual(['Alussa', 'Ilman verkkoa'])
    expect(texts(first)).toEqual(texts(talk))
    expect(talk.getSnapshot().mine.drafts).toHaveLength(2)
    await isKept(store, talk)
  })

  it('which is ahead reads what came meanwhile', async () => {
    const store = createMemoryStore(platform)
    const first = await held(store)
    const kept = file(first)
    first.does(saw('Myöhemmin'))
    await first.settled()
    const talk = opens(kept, store)
    await talk.settled()
    expect(texts(talk)).toEqual(['Alussa', 'Myöhemmin'])
    expect(talk.entries()).toEqual(first.entries())
  })

  it('which knows another way it went merges nothing: both stay as they are', async () => {
    const store = createMemoryStore(platform)
    const first = await held(store)
    const own = opens(file(first))
    own.does(saw('Tässä tiedostossa'))
    first.does(saw('Varastossa'))
    await first.settled()
    for (const talk of [
      opens(file(own), store),
      talkOf(importConversation(file(own), { ...around, viewer: ANNA, store }).conversation),
    ]) {
      talk.does(saw('Sen jälkeen'))
      await talk.settled()
      expect(talk.getSnapshot().trouble).toMatchObject({
        reason: 'foreign-log',
        path: expect.stringMatching(/^entries\[\d+\]$/),
      })
      expect(texts(talk)).toEqual(['Alussa', 'Tässä tiedostossa', 'Sen jälkeen'])
    }
    expect(texts(first)).toEqual(['Alussa', 'Varastossa'])
    expect(JSON.stringify(await store.read(first.id, 'shared'))).not.toContain('Sen jälkeen')
  })

  it('which keeps another talk under its id merges nothing', async () => {
    const store = createMemoryStore(platform)
    await held(store, 'same')
    const talk = opens(file(await held(undefined, 'same')), store)
    talk.does({ type: 'drafted', text: 'Vain minulle' })
    await talk.settled()
    expect(talk.getSnapshot().trouble).toMatchObject({ reason: 'foreign-log' })
    expect(texts(talk)).toEqual(['Alussa'])
    expect(JSON.stringify(await store.read('same', 'private/anna'))).not.toContain('Vain minulle')
  })

  it('which lost the end of it gets it again', async () => {
    const store = createMemoryStore(platform)
    const talk = await held(store)
    const before = await store.read(talk.id, 'shared')
    talk.does(saw('Viimeinen'))
    await talk.settled()
    const restored = createMemoryStore(platform)
    await restored.append(talk.id, 'shared', 0, before.entries)
    const again = opens(file(talk), restored)
    await again.settled()
    expect(texts(again)).toEqual(['Alussa', 'Viimeinen'])
    await isKept(restored, again)
  })

  it('from which it was erased is gone here too, and says so', async () => {
    const store = createMemoryStore(platform)
    const first = await held(store)
    const kept = file(first)
    await store.erase(first.id, { conversation: true })
    const talk = opens(kept, store)
    await talk.settled()
    expect(talk.getSnapshot().trouble).toMatchObject({ reason: 'erased' })
    expect(JSON.stringify(talk.entries())).not.toContain('Alussa')
    expect((await store.read(first.id, 'shared')).version).toBe(0)
  })

  it('is not brought into it when it opened for reading only', async () => {
    const own = JSON.parse(file(await held()))
    own.streams.shared.entries.find(
      (one: { event: { type: string } }) => one.event.type === 'go.reality',
    ).by = {
      participant: 'ville',
    }
    const store = createMemoryStore(platform)
    const { conversation, stopsAt } = importConversation(own, { ...around, viewer: ANNA, store })
    expect(stopsAt).not.toBeNull()
    await conversation.settled()
    expect(await store.list()).toEqual([])
  })
})
