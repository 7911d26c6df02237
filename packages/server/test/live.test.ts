import {
  createConversation,
  createMemoryStore,
  joinConversation,
  OivallusError,
  systemPlatform,
} from '@oivallus/core'
import { openHttpStore } from '@oivallus/storage/http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let server: Listening

beforeEach(async () => {
  server = await listening()
})

afterEach(() => server.close())

const around = (participant: string) => ({
  viewer: { participant },
  guide,
  language: 'fi',
  store: server.storeOf(participant),
})

const begun = async () => {
  const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna'))
  anna.send({ type: 'joined', name: 'Anna' })
  await anna.settled()
  expect(anna.getSnapshot().trouble).toBeUndefined()
  return anna
}

describe('a talk that the host does not let be opened', () => {
  it('says so on the screen that would open it, which keeps what was typed', async () => {
    const closed = await listening({ opens: ({ notice }) => notice !== null })
    const store = closed.storeOf('anna')
    const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, { ...around('anna'), store })
    anna.send({ type: 'joined', name: 'Anna' })
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    await anna.settled()
    expect(anna.getSnapshot()).toMatchObject({ trouble: { reason: 'store-refused' } })
    expect(anna.getSnapshot().state.called.topic?.text).toBe('Työ viime aikoina')
    expect(await store.list()).toEqual([])
    await closed.close()
  })
})

describe('several screens on one talk', () => {
  it('show what another says without being asked to', async () => {
    const anna = await begun()
    const ville = await joinConversation(anna.id, around('ville'))
    ville.send({ type: 'joined', name: 'Ville' })
    await expect
      .poll(() => anna.getSnapshot().state.participants.map(({ id }) => id))
      .toEqual(['anna', 'ville'])
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    await expect.poll(() => ville.getSnapshot().state.called.topic?.text).toBe('Työ viime aikoina')
    await Promise.all([anna.settled(), ville.settled()])
    expect(JSON.stringify(anna.entries()) === JSON.stringify(ville.entries())).toBe(true)
    anna.dispose()
    ville.dispose()
  })

  it('show who is here, and that they went', async () => {
    const anna = await begun()
    const here: (readonly string[])[] = []
    server.storeOf('anna').here(anna.id, (participants) => here.push(participants))
    await expect.poll(() => here.at(-1)).toEqual(['anna'])
    const store = server.storeOf('ville')
    const ville = await joinConversation(anna.id, { ...around('ville'), store })
    await expect.poll(() => here.at(-1)).toEqual(['anna', 'ville'])
    ville.dispose()
    await expect.poll(() => here.at(-1)).toEqual(['anna'])
    anna.dispose()
  })

  it('keep a draft to its author', async () => {
    const anna = await begun()
    anna.send({ type: 'drafted', text: 'Vain minulle' })
    await anna.settled()
    const other = server.storeOf('ville')
    await expect(other.read(anna.id, 'private/anna')).rejects.toMatchObject({ reason: 'store-refused' })
    expect((await server.storeOf('anna').read(anna.id, 'private/anna')).version).toBe(1)
    anna.dispose()
  })

  it('let somebody in who knocked', async () => {
    const anna = await begun()
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    anna.send({ type: 'started', form: 'full' })
    await anna.settled()
    const riitta = await joinConversation(anna.id, around('riitta'))
    expect(riitta.view().sections.map(({ part }) => part)).toEqual(['outside'])
    expect(riitta.send({ type: 'knocked', name: 'Riitta' }).accepted).toBe(true)
    await expect.poll(() => anna.getSnapshot().state.knocking).toEqual({ riitta: 'Riitta' })
    expect(riitta.entries()).toEqual([])
    anna.send({ type: 'welcomed', participant: 'riitta' })
    await expect.poll(() => riitta.entries().length).toBeGreaterThan(3)
    riitta.send({ type: 'joined', name: 'Riitta' })
    await expect.poll(() => anna.getSnapshot().state.participants.at(-1)?.id).toBe('riitta')
    anna.dispose()
    riitta.dispose()
  })

  it('send again by themselves what could not be kept for a while', async () => {
    const kept = createMemoryStore(systemPlatform)
    let isAway = false
    const append: typeof kept.append = async (...what) => {
      if (isAway) throw new OivallusError('store-unreachable', 'The database is away.')
      return kept.append(...what)
    }
    const flaky = await listening({ store: { ...kept, append } })
    const anna = createConversation(
      { asked: ['anna', 'ville'], lead: 'anna' },
      { ...around('anna'), store: flaky.storeOf('anna') },
    )
    anna.send({ type: 'joined', name: 'Anna' })
    await anna.settled()
    isAway = true
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    await expect.poll(() => anna.getSnapshot().trouble).toMatchObject({ reason: 'store-unreachable' })
    isAway = false
    await expect.poll(() => anna.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined })
    anna.dispose()
    await flaky.close()
  })

  it('send in smaller pieces what did not go at once', async () => {
    const slow = await listening()
    const sizes: number[] = []
    const store = openHttpStore({
      url: slow.url,
      headers: () => ({ 'x-participant': 'anna' }),
      fetch: async (place, init) => {
        const size = String(init?.body ?? '').length
        sizes.push(size)
        if (size > 30_000) throw new TypeError('Nothing came back in time.')
        return fetch(place, init)
      },
    })
    const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, { ...around('anna'), store })
    anna.send({ type: 'joined', name: 'Anna' })
    anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
    anna.send({ type: 'started', form: 'full' })
    for (let at = 0; at < 60; at++)
      anna.send({ type: 'noted.question', text: `Kysymys ${at}. ${'Ja sama pitkästi. '.repeat(60)}` })
    await expect.poll(() => anna.getSnapshot()).toMatchObject({ pending: 0, trouble: undefined })
    expect(Math.max(...sizes)).toBeGreaterThan(30_000)
    const { entries } = await slow.storeOf('anna').read(anna.id, 'shared')
    expect(entries.length).toBe(anna.entries().length)
    anna.dispose()
    await store.close()
    await slow.close()
  })
})
