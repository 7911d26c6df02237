import {
  type Conversation,
  createMemoryStore,
  type OivallusError,
  resumeConversation,
  resumeToken,
  systemPlatform,
} from '@oivallus/core'
import { bridgeScorm, type ScormTrouble, type ScormVersion } from '@oivallus/lms/scorm'
import { run, scripts } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { VERSIONS } from '../../src/scorm/versions.ts'
import { guide, standingPlatform } from '../talks.ts'
import { type FakeLms, fakeLms } from './fakeLms.ts'

const HELD = { type: 'ended', day: '2026-11-28' } as const
const AMARA = { by: { participant: 'amara' } }

/** The library's short talk up to a phase. */
const talkUpTo = async (
  phase: string,
  store?: ReturnType<typeof createMemoryStore>,
): Promise<Conversation> => {
  const { conversation } = await run(scripts.library, {
    devices: 'one',
    guide,
    ...(store && { store }),
    until: ({ event }) => event.type === `go.${phase}`,
  })
  return conversation
}

const does = (talk: Conversation, event: Parameters<Conversation['send']>[0]) =>
  expect(talk.send(event, AMARA)).toMatchObject({ accepted: true })

/** A bridge to an LMS, with what went wrong and a clock that stands where it is put. */
const bridged = (lms: FakeLms) => {
  const troubles: ScormTrouble[] = []
  const platform = standingPlatform('2026-11-07T09:00:00.000Z', 'id')
  const bridge = bridgeScorm({ window: lms.window, onTrouble: (one) => troubles.push(one), platform })
  return { bridge, troubles, at: (time: string) => platform.moveTo(`2026-11-07T${time}Z`) }
}

describe.each<[ScormVersion, string, string]>([
  ['1.2', '0000:12:30.50', 'Finish'],
  ['2004', 'PT750.5S', 'Terminate'],
])('a bridge to SCORM %s', (version, lasted, finish) => {
  const { status, mode, exit, normal, time, most } = VERSIONS[version]
  const KEPT = 'cmi.suspend_data'

  it('tells of a talk that is left, in this order, and of nothing else', async () => {
    const lms = fakeLms(version)
    const { bridge, troubles, at } = bridged(lms)
    expect(bridge).toMatchObject({ version, token: null, mode: 'normal' })
    const talk = await talkUpTo('learning')
    bridge.bind(talk)
    at('09:12:30.500')
    bridge.leave()
    expect(lms.calls).toEqual([
      'Initialize',
      `SetValue ${status}=incomplete`,
      'Commit',
      `SetValue ${KEPT}=${resumeToken(talk)}`,
      'Commit',
      `SetValue ${exit}=suspend`,
      `SetValue ${time}=${lasted}`,
      finish,
    ])
    expect(troubles).toEqual([])
  })

  it('gives back the token, and says completed as soon as the talk is held, once', async () => {
    const store = createMemoryStore(systemPlatform)
    const before = await talkUpTo('learning', store)
    await before.settled()
    const lms = fakeLms(version, { [KEPT]: resumeToken(before), [status]: 'incomplete' })
    const { bridge } = bridged(lms)
    const talk = await resumeConversation(bridge.token ?? '', { guide, store })
    expect(talk.getSnapshot().state.stage).toBe('learning')
    // An element, or whatever else has a conversation.
    bridge.bind({ conversation: talk })
    expect(lms.kept[status]).toBe('incomplete')
    does(talk, HELD)
    await talk.settled()
    expect(lms.kept[status]).toBe('completed')
    expect(lms.calls.at(-1)).toBe('Commit')
    does(talk, { type: 'resumed' })
    await talk.settled()
    bridge.leave()
    expect(lms.kept[status]).toBe('completed')
    expect(lms.kept[exit]).toBe('suspend')
    expect(lms.calls.filter((call) => call.startsWith(`SetValue ${KEPT}`))).toEqual([])
    expect(lms.calls.filter((call) => call.startsWith(`SetValue ${status}`))).toHaveLength(2)
    expect(lms.calls.at(-1)).toBe(finish)
  })

  it('never says completed of what the store has not confirmed', async () => {
    const store = createMemoryStore(systemPlatform)
    const talk = await talkUpTo('learning', {
      ...store,
      append: (...what) => (isDown ? Promise.reject(new Error('down')) : store.append(...what)),
    })
    await talk.settled()
    let isDown = true
    const lms = fakeLms(version)
    const { bridge } = bridged(lms)
    bridge.bind(talk)
    does(talk, HELD)
    await talk.settled()
    bridge.leave()
    isDown = false
    expect(lms.kept[status]).toBe('incomplete')
  })

  it.each(['completed', 'passed', 'failed'])('leaves what is %s already as it is', async (done) => {
    const lms = fakeLms(version, { [status]: done })
    const { bridge } = bridged(lms)
    bridge.bind(await talkUpTo('learning'))
    bridge.leave()
    expect(lms.kept[status]).toBe(done)
  })

  it.each(['browse', 'review'] as const)(
    'sets no status in %s, though the talk is held there',
    async (given) => {
      const lms = fakeLms(version, { [mode]: given })
      const { bridge } = bridged(lms)
      expect(bridge.mode).toBe(given)
      const talk = await talkUpTo('learning')
      bridge.bind(talk)
      does(talk, HELD)
      await talk.settled()
      bridge.leave()
      expect(Object.keys(lms.kept).sort()).toEqual([exit, mode, time, KEPT].sort())
    },
  )

  it('puts down how it stands when the page goes out of sight, and goes on when it is back', async () => {
    const lms = fakeLms(version)
    const { bridge, at } = bridged(lms)
    const talk = await talkUpTo('learning')
    bridge.bind(talk)
    at('09:12:30.500')
    lms.see(false)
    expect(lms.kept).toMatchObject({ [exit]: 'suspend', [time]: lasted })
    expect(lms.calls.at(-1)).toBe('Commit')
    const before = lms.calls.length
    lms.see(true)
    expect(lms.calls).toHaveLength(before)
    does(talk, HELD)
    await talk.settled()
    expect(lms.kept[status]).toBe('completed')
  })

  it('ends the session when the page goes away, but not when it is put aside as it is', async () => {
    const lms = fakeLms(version)
    const { bridge } = bridged(lms)
    bridge.bind(await talkUpTo('learning'))
    lms.hide(true)
    expect(lms.calls).not.toContain(finish)
    expect(lms.kept[exit]).toBe('suspend')
    lms.hide()
    lms.see(false)
    bridge.leave()
    expect(lms.calls.filter((call) => call === finish)).toHaveLength(1)
    expect(lms.calls.at(-1)).toBe(finish)
  })

  it('left before there was a talk, is nothing to come back to', () => {
    const lms = fakeLms(version)
    bridged(lms).bridge.leave()
    expect(lms.kept).toMatchObject({ [exit]: normal, [status]: 'incomplete' })
    expect(lms.kept[time]).toMatch(/01\.00$|^PT1S$/)
  })

  it('keeps a pointer that this browser has no talk for, until another talk is bound', async () => {
    const lms = fakeLms(version, { [KEPT]: 'oivallus1.elsewhere' })
    bridged(lms).bridge.leave()
    expect(lms.kept).toMatchObject({ [exit]: 'suspend', [KEPT]: 'oivallus1.elsewhere' })
  })

  it('follows one talk: the last that it was given', async () => {
    const lms = fakeLms(version)
    const { bridge } = bridged(lms)
    const [first, second] = [await talkUpTo('learning'), await talkUpTo('reality')]
    bridge.bind(first)
    bridge.bind(second)
    expect(lms.kept[KEPT]).toBe(resumeToken(second))
    does(first, HELD)
    await first.settled()
    expect(lms.kept[status]).toBe('incomplete')
  })

  it.each(['Initialize', `SetValue ${KEPT}`, `SetValue ${status}`, `SetValue ${exit}`, 'Commit', finish])(
    'reports a “false” of %s, with the code, its meaning and more, and the talk goes on',
    async (refused) => {
      const lms = fakeLms(version)
      lms.refuses[refused] = '391'
      const { bridge, troubles } = bridged(lms)
      const talk = await talkUpTo('learning')
      bridge.bind(talk)
      bridge.leave()
      const [call, element = ''] = refused.split(' ')
      expect(troubles.length).toBeGreaterThan(0)
      for (const trouble of troubles)
        expect(trouble).toMatchObject({
          name: 'ScormTrouble',
          call: VERSIONS[version].prefix + call,
          element,
          code: '391',
          text: 'what 391 means',
          diagnostic: 'more of 391',
          message: expect.stringMatching(/391, what 391 means, more of 391/),
        })
      does(talk, HELD)
    },
  )

  it('runs stand-alone where the LMS refuses the session', async () => {
    const lms = fakeLms(version)
    lms.refuses.Initialize = '101'
    const { bridge } = bridged(lms)
    bridge.bind(await talkUpTo('learning'))
    bridge.leave()
    expect(bridge.version).toBeNull()
    expect(lms.calls).toEqual(['Initialize'])
  })

  it('brings again what the LMS did not take, and what throws is trouble too', async () => {
    const lms = fakeLms(version)
    lms.refuses = { [`SetValue ${KEPT}`]: 'throws', Commit: '391' }
    const { bridge, troubles } = bridged(lms)
    const talk = await talkUpTo('learning')
    bridge.bind(talk)
    expect(troubles.map(({ call, code }) => [call.replace('LMS', ''), code])).toEqual([
      ['Commit', '391'],
      ['SetValue', ''],
      ['Commit', '391'],
    ])
    expect(troubles[1]).toMatchObject({ element: KEPT, cause: expect.any(TypeError) })
    lms.refuses = {}
    lms.see(false)
    expect(lms.kept[KEPT]).toBe(resumeToken(talk))
    expect(lms.calls.at(-1)).toBe('Commit')
  })

  it(`keeps no token above ${most} characters, says how long it is, and tells the rest`, async () => {
    const lms = fakeLms(version)
    const { bridge, troubles } = bridged(lms)
    const talk = await talkUpTo('learning')
    /** A talk on the screen of so many letters. */
    const onScreen = (letters: number): Conversation => ({
      ...talk,
      viewer: { screen: 'x'.repeat(letters), scribe: 'amara' },
    })
    const around = resumeToken(onScreen(0)).length
    let letters = Math.floor(((most - around) * 3) / 4)
    while (resumeToken(onScreen(letters)).length < most) letters++
    bridge.bind(onScreen(letters))
    expect(lms.kept[KEPT]).toHaveLength(most)
    expect(troubles).toEqual([])
    bridge.bind(onScreen(letters + 1))
    expect(troubles).toHaveLength(1)
    expect(troubles[0]).toMatchObject({ element: KEPT, code: '' })
    expect(troubles[0]?.message).toMatch(new RegExp(`${most + 1}|${most + 2}`))
    expect(troubles[0]?.message).toContain(String(most))
    expect(lms.kept[KEPT]).toHaveLength(most)
    bridge.leave()
    expect(lms.calls.at(-1)).toBe(finish)
  })

  it('takes a boolean for the text that the standard wants', async () => {
    const lms = fakeLms(version, {}, (isFine) => isFine)
    const { bridge, troubles } = bridged(lms)
    bridge.bind(await talkUpTo('learning'))
    bridge.leave()
    expect(troubles).toEqual([])
  })

  it('takes what the LMS does not know for nothing, and reports what it cannot read', () => {
    const lms = fakeLms(version)
    lms.refuses = { [`GetValue ${mode}`]: '401', [`GetValue ${KEPT}`]: '301' }
    const { bridge, troubles } = bridged(lms)
    expect(bridge).toMatchObject({ mode: 'normal', token: null })
    expect(troubles.map(({ element, code }) => [element, code])).toEqual([[KEPT, '301']])
  })

  it('asks for the conversation of an element that has none yet', () => {
    const { bridge } = bridged(fakeLms(version))
    expect(() => bridge.bind({ conversation: null })).toThrow(
      expect.objectContaining<Partial<OivallusError>>({ reason: 'malformed-options', path: 'conversation' }),
    )
  })
})

describe('a bridge', () => {
  it('goes on with a session of SCORM 2004 that has begun already, and says so', () => {
    const lms = fakeLms('2004', { 'cmi.suspend_data': 'a' })
    lms.refuses.Initialize = '103'
    const { bridge, troubles } = bridged(lms)
    expect(bridge).toMatchObject({ version: '2004', token: 'a' })
    expect(troubles.map(({ code }) => code)).toEqual(['103'])
  })

  it('does nothing without an LMS, and says that it stands alone', async () => {
    const lms = fakeLms('1.2')
    const { bridge, troubles } = bridged({ ...lms, window: Object.assign(lms.window, { API: undefined }) })
    expect(bridge).toMatchObject({ version: null, mode: 'normal', token: null })
    bridge.bind(await talkUpTo('learning'))
    bridge.leave()
    expect([lms.calls, troubles]).toEqual([[], []])
  })

  it('takes the version that it was made for', () => {
    const both = fakeLms('1.2')
    Object.assign(both.window, fakeLms('2004').window, { parent: both.window })
    const onTrouble = () => {}
    expect(bridgeScorm({ window: both.window, onTrouble }).version).toBe('2004')
    expect(bridgeScorm({ window: both.window, onTrouble, version: '1.2' }).version).toBe('1.2')
  })
})
