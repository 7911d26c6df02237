import { describe, expect, it } from 'vitest'
import { importConversation, restoreConversation } from '../src/create.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { steadyPlatform } from './platform.ts'
import { atPhase, guide, VILLE } from './talk.ts'

const surroundings = {
  viewer: { participant: 'anna' },
  guide,
  language: 'fi',
  platform: steadyPlatform('2026-09-02T06:00:00.000Z', 'again'),
} as const

const file = () => {
  const talk = atPhase('learning')
  talk.does({ type: 'noted.learning', text: 'Lista on yhteinen' }, VILLE)
  return JSON.parse(JSON.stringify(toEnvelope(talk)))
}

describe('a file from elsewhere', () => {
  it('opens whole when every entry holds, and the talk goes on', () => {
    const { conversation, stopsAt } = importConversation(JSON.stringify(file()), surroundings)
    expect(stopsAt).toBeNull()
    expect(conversation.send({ type: 'learning.notKnownYet' }).accepted).toBe(true)
  })

  it('opens for reading where an entry no longer holds, and says where', () => {
    const forged = file()
    const { entries } = forged.streams.shared
    // Ville moved the talk on, which was the facilitator's to do.
    const at = entries.findIndex((entry: { event: { type: string } }) => entry.event.type === 'go.learning')
    entries[at].by = { participant: 'ville' }
    const { conversation, stopsAt } = importConversation(forged, surroundings)
    expect(stopsAt).toEqual({ index: at, code: 'facilitator-leads' })
    const sent = conversation.send({ type: 'learning.notKnownYet' })
    expect(sent).toMatchObject({ accepted: false, refusal: { code: 'open-for-reading', offers: [] } })
    expect(conversation.getSnapshot().state.stage).toBe('learning')
  })

  it('is told apart from our own, which is applied and never decided again', () => {
    const own = file()
    const { entries } = own.streams.shared
    const at = entries.findIndex((entry: { event: { type: string } }) => entry.event.type === 'go.learning')
    entries[at].by = { participant: 'ville' }
    const restored = restoreConversation(own, surroundings)
    expect(restored.getSnapshot().state.stage).toBe('learning')
    expect(restored.send({ type: 'learning.notKnownYet' })).toMatchObject({ accepted: true })
  })
})
