import { type Conversation, createConversation, joinConversation } from '@oivallus/core'
import { afterEach, describe, expect, it } from 'vitest'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let server: Listening
let talks: Conversation[] = []

afterEach(async () => {
  for (const talk of talks) talk.dispose()
  talks = []
  await server.close()
})

const around = (participant: string, store = server.storeOf(participant)) => ({
  viewer: { participant },
  guide,
  language: 'fi',
  store,
})

/** A talk that has begun, on Anna's screen, with Ville's store beside it. */
const begun = async () => {
  const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna'))
  anna.send({ type: 'joined', name: 'Anna' })
  anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
  await anna.settled()
  const store = server.storeOf('ville')
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
