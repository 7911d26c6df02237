import {
  type Conversation,
  createConversation,
  joinConversation,
  type SentEvent,
  systemPlatform,
} from '@oivallus/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let server: Listening
let later = 0
const platform = { ...systemPlatform, now: () => new Date(Date.now() + later).toISOString() }
const DAY = 24 * 60 * 60 * 1000

beforeEach(async () => {
  later = 0
  server = await listening({ platform }, { johto: ['management'], hr: ['hr'] })
})
afterEach(() => server.close())

const around = (participant: string) => ({
  viewer: { participant },
  guide,
  language: 'fi',
  platform,
  store: server.storeOf(participant),
})

/** Anna and Ville have worded a need to the management, at Anna's screen; Ville agrees on his own. */
const withNeed = async (agrees = true): Promise<Conversation> => {
  const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna'))
  anna.send({ type: 'joined', name: 'Anna' })
  anna.send({ type: 'topic.set', text: 'Työ viime aikoina' })
  await anna.settled()
  const ville = await joinConversation(anna.id, around('ville'))
  ville.send({ type: 'joined', name: 'Ville' })
  await ville.settled()
  await anna.settled()
  const does = async (talk: Conversation, event: SentEvent, id?: string) => {
    const sent = talk.send(event, id === undefined ? undefined : { id })
    expect(sent.accepted ? '' : `${event.type}: ${sent.refusal.code}`).toBe('')
    for (const one of [talk, anna, ville]) await one.settled()
  }
  const moves = async (to: 'reality' | 'learning' | 'distinction') => {
    const { stage, moves } = anna.getSnapshot().state
    await does(anna, { type: `go.${to}`, of: stage, revision: moves } as SentEvent)
  }
  await does(anna, { type: 'started', form: 'full' })
  await does(anna, { type: 'framing.presented', softened: [] })
  await does(ville, { type: 'framing.acknowledged' })
  await moves('reality')
  await does(ville, { type: 'noted.observation', under: 'difficulty', text: 'Sijaisia ei saa' }, 'difficulty')
  await moves('learning')
  await does(ville, { type: 'noted.learning', text: 'Sijaiset tarvitsevat perehdytyksen' })
  await moves('distinction')
  await does(anna, { type: 'noted.need', text: 'Sijaispooli koko alueelle', level: 'management' }, 'need')
  await does(anna, { type: 'need.agreed', of: 'need', revision: 0 })
  if (agrees) {
    await does(ville, { type: 'need.agreed', of: 'need', revision: 0 })
    await does(anna, { type: 'need.forwarded', of: 'need', revision: 0 })
  }
  ville.dispose()
  return anna
}

describe('a need taken forward to a level of the organisation', () => {
  it('is read by whoever answers for that level, ages visibly, and is answered; the answer is in the talk', async () => {
    const anna = await withNeed()
    later = 15 * DAY
    const store = server.storeOf('johto')
    expect(await store.needs()).toMatchObject([
      {
        conversation: anna.id,
        id: 'need',
        text: 'Sijaispooli koko alueelle',
        level: 'management',
        answers: [],
        waits: 15,
      },
    ])
    expect(await server.storeOf('hr').needs()).toEqual([])
    expect(await server.storeOf('ville').needs()).toEqual([])

    const johto = await joinConversation(anna.id, { ...around('johto'), viewer: { levels: ['management'] } })
    const [outside] = johto.view().sections
    expect(JSON.stringify(outside)).toContain('Sijaispooli koko alueelle')
    expect(JSON.stringify(johto.view())).not.toContain('Sijaisia ei saa')
    const sent = johto.send(
      { type: 'noted.answer', need: 'need', text: 'Pooli aloittaa tammikuussa' },
      { by: { level: 'management' } },
    )
    expect(sent.accepted).toBe(true)
    await johto.settled()
    expect(JSON.stringify(johto.view())).toContain('Pooli aloittaa tammikuussa')
    expect(await store.needs()).toMatchObject([{ answers: ['Pooli aloittaa tammikuussa'], waits: 0 }])
    await expect.poll(() => JSON.stringify(anna.entries())).toContain('Pooli aloittaa tammikuussa')
    johto.dispose()
    anna.dispose()
  })

  it('reaches nobody before it is agreed and taken forward', async () => {
    const anna = await withNeed(false)
    expect(await server.storeOf('johto').needs()).toEqual([])
    const answer = {
      id: 'a',
      by: { level: 'management' },
      event: { type: 'noted.answer', need: 'need', text: 'Ei' },
    } as const
    await expect(server.storeOf('johto').append(anna.id, 'shared', 0, [answer])).rejects.toMatchObject({
      reason: 'store-refused',
    })
    anna.dispose()
  })
})
