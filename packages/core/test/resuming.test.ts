import { HOSTILE_IDS, steadyPlatform } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { createConversation, createMemoryStore, resumeConversation, resumeToken } from '../src/index.ts'
import { guide } from './talk.ts'

const opened = (participant: string, id: string) => {
  const platform = steadyPlatform()
  const store = createMemoryStore(platform)
  const around = { viewer: { participant }, guide, language: 'sv', platform, store }
  return {
    store,
    platform,
    talk: createConversation({ id, asked: [participant], lead: participant }, around),
  }
}

describe('a resume token', () => {
  it.each(HOSTILE_IDS)('is one text by which a talk is opened again: %s', async (id) => {
    const { talk, store, platform } = opened(id, id)
    talk.send({ type: 'joined', name: 'Anna' })
    talk.send({ type: 'topic.set', text: 'Arbetet på sistone' })
    await talk.settled()
    const token = resumeToken(talk)
    expect(token).toMatch(/^[\w.-]+$/)
    const again = await resumeConversation(token, { guide, platform, store })
    expect(again.viewer).toEqual({ participant: id })
    expect(again.texts().language).toBe('sv')
    expect(again.getSnapshot().state.called.topic?.text).toBe('Arbetet på sistone')
    const inEnglish = await resumeConversation(token, { guide, platform, store, language: 'en' })
    expect(inEnglish.texts().language).toBe('en')
  })

  it('opens a shared screen by its scribe', async () => {
    const platform = steadyPlatform()
    const store = createMemoryStore(platform)
    const viewer = { screen: 'table', scribe: 'anna' }
    const talk = createConversation(
      { asked: ['anna'], lead: 'anna' },
      { viewer, guide, language: 'fi', platform, store },
    )
    await talk.settled()
    const again = await resumeConversation(resumeToken(talk), { guide, platform, store })
    expect(again.viewer).toEqual(viewer)
  })

  it.each(['', 'talk', 'oivallus1.', 'oivallus1.e30', 'oivallus1.%%%', 'oivallus9.e30', 'null'])(
    'that is none says so: %j',
    async (token) => {
      const { store, platform } = opened('anna', 'talk')
      await expect(resumeConversation(token, { guide, platform, store })).rejects.toMatchObject({
        reason: 'malformed-options',
        path: 'token',
      })
    },
  )

  it('of a talk that the store does not keep says that', async () => {
    const { talk, platform } = opened('anna', 'talk')
    const store = createMemoryStore(platform)
    await expect(resumeConversation(resumeToken(talk), { guide, platform, store })).rejects.toMatchObject({
      reason: 'malformed-options',
      path: 'conversation',
    })
  })
})
