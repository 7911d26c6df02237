import {
  type Bus,
  type Conversation,
  createConversation,
  createMemoryStore,
  joinConversation,
  systemPlatform,
} from '@oivallus/core'
import { afterEach, describe, expect, it } from 'vitest'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let server: Listening
let others: Listening[] = []
let talks: Conversation[] = []

afterEach(async () => {
  for (const talk of talks) talk.dispose()
  talks = []
  for (const one of [server, ...others]) await one.close()
  others = []
})

/** Nodes of one place, which hear each other. */
const nodes = async (...leavesAfter: number[]): Promise<Listening[]> => {
  const hearing = new Set<(message: unknown) => void>()
  const bus: Bus = {
    say: (message) => {
      for (const hear of hearing) queueMicrotask(() => hear(message))
    },
    listen: (hear) => {
      hearing.add(hear)
      return () => hearing.delete(hear)
    },
  }
  const store = { ...createMemoryStore(systemPlatform), bus }
  return Promise.all(leavesAfter.map((each) => listening({ store, leavesAfter: each })))
}

const around = (participant: string, store = server.storeOf(participant)) => ({
  viewer: { participant },
  guide,
  language: 'fi',
  store,
})

/** A talk that has begun, on Anna's screen, with Ville's store beside it: he may be at another node. */
const begun = async (asked = ['anna', 'ville'], node = server) => {
  const anna = createConversation({ asked, lead: 'anna' }, around('anna'))
  anna.send({ type: 'joined', name: 'Anna' })
  anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
  await anna.settled()
  const store = node.storeOf('ville')
  const ville = await joinConversation(anna.id, around('ville', store))
  ville.send({ type: 'joined', name: 'Ville' })
  await ville.settled()
  anna.send({ type: 'started', form: 'full' })
  await anna.settled()
  talks.push(anna, ville)
  return { anna, ville, store }
}

const present = (talk: Conversation) =>
  talk
    .getSnapshot()
    .state.participants.filter((one) => one.present)
    .map(({ id }) => id)

describe('a connection that is lost', () => {
  it('counts as left after the time that the host sets, until they return', async () => {
    server = await listening({ leavesAfter: 100 })
    const { anna, store } = await begun()
    await expect.poll(() => present(anna)).toEqual(['anna', 'ville'])
    await store.close()
    await expect.poll(() => present(anna)).toEqual(['anna'])
    const again = await joinConversation(anna.id, around('ville'))
    talks.push(again)
    await expect.poll(() => present(anna)).toEqual(['anna', 'ville'])
    // Nothing more is written of it: one left, one joined.
    const types = anna
      .entries()
      .flatMap(({ by, event }) => ('participant' in by && by.participant === 'ville' ? [event.type] : []))
    expect(types).toEqual(['joined', 'left', 'joined'])
  })

  it('of the facilitator pauses the talk, and anyone present may take the lead', async () => {
    server = await listening({ leavesAfter: 100 })
    const store = server.storeOf('anna')
    const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna', store))
    anna.send({ type: 'joined', name: 'Anna' })
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    await anna.settled()
    const ville = await joinConversation(anna.id, around('ville'))
    talks.push(anna, ville)
    ville.send({ type: 'joined', name: 'Ville' })
    await ville.settled()
    await anna.settled()
    anna.send({ type: 'started', form: 'full' })
    await anna.settled()
    await store.close()
    await expect.poll(() => ville.getSnapshot().state.stage).toBe('paused')
    expect(ville.send({ type: 'leadTaken' }).accepted).toBe(true)
  })

  it('for a shorter time changes nothing', async () => {
    server = await listening({ leavesAfter: 60_000 })
    const { anna, store } = await begun()
    const before = anna.entries().length
    const here: (readonly string[])[] = []
    server.storeOf('anna').here(anna.id, (participants) => here.push(participants))
    await expect.poll(() => here.at(-1)).toEqual(['anna', 'ville'])
    await store.close()
    await expect.poll(() => here.at(-1)).toEqual(['anna'])
    talks.push(await joinConversation(anna.id, around('ville')))
    await expect.poll(() => here.at(-1)).toEqual(['anna', 'ville'])
    await anna.settled()
    expect(anna.entries().length).toBe(before)
  })

  it('is none for who goes on through another node', async () => {
    const [one, other] = (await nodes(200, 200)) as [Listening, Listening]
    server = other
    others = [one]
    const { anna, store } = await begun(['anna', 'ville', 'kaisa'], one)
    // Kaisa is lost after him, does not return, and so tells that his time has come as well.
    const kaisas = one.storeOf('kaisa')
    const kaisa = await joinConversation(anna.id, around('kaisa', kaisas))
    kaisa.send({ type: 'joined', name: 'Kaisa' })
    talks.push(kaisa)
    await expect.poll(() => present(anna)).toEqual(['anna', 'ville', 'kaisa'])
    let isThere = false
    other.storeOf('ville').here(anna.id, () => {
      isThere = true
    })
    await expect.poll(() => isThere).toBe(true)
    await store.close()
    await kaisas.close()
    await expect.poll(() => present(anna)).not.toContain('kaisa')
    const left = anna.entries().filter(({ event }) => event.type === 'left')
    expect(left.map(({ by }) => by)).toEqual([{ participant: 'kaisa' }])
  })

  it('is found by whoever comes when the node that saw it has ended', async () => {
    const [one, other] = (await nodes(60_000, 100)) as [Listening, Listening]
    server = one
    others = [other]
    const { anna, ville, store } = await begun()
    for (const talk of [anna, ville]) talk.dispose()
    await store.close()
    await one.close()
    server = other
    others = []
    const again = await joinConversation(anna.id, around('anna'))
    talks.push(again)
    await expect.poll(() => present(again)).toEqual(['anna'])
  })

  it('does not come back for who said that they leave', async () => {
    server = await listening({ leavesAfter: 100 })
    const { anna, ville, store } = await begun()
    ville.send({ type: 'left' })
    await ville.settled()
    await store.close()
    const again = await joinConversation(anna.id, around('ville'))
    talks.push(again)
    anna.send({ type: 'noted.question', text: 'Jatketaanko?' })
    await expect.poll(() => again.entries().length).toBe(anna.entries().length)
    expect(present(again)).toEqual(['anna'])
  })
})

describe('a connection without a body', () => {
  it('is none: whoever asks for its head alone is not here, however often', async () => {
    server = await listening()
    const { anna, store } = await begun()
    const here: (readonly string[])[] = []
    server.storeOf('anna').here(anna.id, (participants) => here.push(participants))
    await expect.poll(() => here.at(-1)).toEqual(['anna', 'ville'])
    for (let at = 0; at < 30; at++) {
      const { status } = await server.ask('ville', `/live?conversation=${anna.id}`, {
        method: 'HEAD',
        headers: { 'content-type': 'application/json' },
      })
      expect(status).toBe(200)
    }
    await store.close()
    await expect.poll(() => here.at(-1)).toEqual(['anna'])
  })
})

describe('a listener who is slow', () => {
  it('keeps nobody waiting, and hears in the end how far everything is', async () => {
    server = await listening()
    const { anna, ville } = await begun()
    // A connection whose other end takes nothing for a while.
    const response = await server.ask('ville', `/live?conversation=${anna.id}`)
    const reader = response.body?.getReader()
    for (let at = 0; at < 400; at++) {
      anna.send({ type: 'noted.question', text: `Kysymys ${at}` })
      if (at % 20 === 0) await anna.settled()
    }
    await anna.settled()
    await expect.poll(() => ville.entries().length).toBe(anna.entries().length)
    const { version } = await server.storeOf('ville').read(anna.id, 'shared')
    let heard = ''
    while (!heard.includes(`"version":${version},`)) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) break
      heard += new TextDecoder().decode(value)
    }
    expect(heard).toContain(`"version":${version},`)
    expect(heard).not.toContain('Kysymys')
    await reader?.cancel()
  })
})
