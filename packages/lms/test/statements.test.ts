import { createMemoryStore, parseEnvelope, toEnvelope } from '@oivallus/core'
import { type StatementOptions, statementsOf } from '@oivallus/lms/xapi'
import { run, scripts, steadyPlatform } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { ACTOR, guide, type Log, scriptedLogs, standingPlatform } from './talks.ts'

const of = (log: Log, options: Partial<StatementOptions> = {}) =>
  statementsOf(log, { actor: ACTOR, ...options })

/** What is told, in the fewest words: the verb, how long it went on, and the day. */
const told = (log: Log) =>
  of(log).map(({ verb, result = {} }) =>
    [verb.display.en, result.duration, ...Object.values(result.extensions ?? {})].filter(Boolean).join(' '),
  )

/** The library's short talk up to a phase, with a clock that stands where it is put. */
const talkUpTo = async (phase: string) => {
  const platform = standingPlatform(scripts.library.begins, 'id')
  const { conversation } = await run(scripts.library, {
    devices: 'one',
    guide,
    platform,
    until: ({ event }) => event.type === `go.${phase}`,
  })
  const amara = { by: { participant: 'amara' } }
  return {
    conversation,
    at: (moment: string) => platform.moveTo(`2026-11-07T${moment}Z`),
    does: (event: Parameters<typeof conversation.send>[0], by = amara) => {
      const sent = conversation.send(event, by)
      expect(sent.accepted, JSON.stringify(sent)).toBe(true)
    },
    told: () => told(conversation.entries()),
  }
}

describe('what an LMS is told of a talk', () => {
  it('is that it was begun, held, and when it returns', async () => {
    const { log } = await run(scripts.library, { devices: 'each', guide })
    expect(of(log)).toEqual([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        actor: { objectType: 'Agent', account: { homePage: 'https://portal.example', name: '4711' } },
        verb: { id: 'http://adlnet.gov/expapi/verbs/initialized', display: { en: 'initialized' } },
        object: {
          objectType: 'Activity',
          id: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
          definition: {
            type: 'urn:oivallus:xapi:conversation',
            name: { fi: 'Oppimiskeskustelu', sv: 'Lärsamtal', en: 'Learning conversation' },
          },
        },
        context: {
          registration: expect.stringMatching(/^[\da-f-]{36}$/),
          contextActivities: {
            category: [
              {
                objectType: 'Activity',
                id: 'urn:oivallus:xapi:1',
                definition: { type: 'http://adlnet.gov/expapi/activities/profile' },
              },
            ],
            grouping: [
              {
                objectType: 'Activity',
                id: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
                definition: { type: 'urn:oivallus:xapi:series' },
              },
            ],
          },
        },
        timestamp: '2026-11-07T09:15:05.000Z',
      },
      expect.objectContaining({
        verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
        result: { completion: true, duration: 'PT19S' },
        timestamp: '2026-11-07T09:15:24.000Z',
      }),
      expect.objectContaining({
        verb: { id: 'http://activitystrea.ms/schema/1.0/schedule', display: { en: 'schedule' } },
        result: { extensions: { 'urn:oivallus:xapi:return': '2026-11-28' } },
        timestamp: '2026-11-07T09:15:24.001Z',
      }),
    ])
  })

  it('is nothing before the talk begins', async () => {
    const { log } = await run(scripts.library, {
      devices: 'one',
      guide,
      until: ({ event }) => event.type === 'topic.set',
    })
    expect(told(log)).toEqual([])
  })

  it('is every pause, whoever causes it, and every resuming', async () => {
    const talk = await talkUpTo('reality')
    talk.at('09:20:00.004')
    talk.does({ type: 'paused' })
    talk.at('09:30:00')
    talk.does({ type: 'resumed' })
    talk.at('09:31:00.500')
    // Whoever leads leaves, and the talk pauses.
    talk.does({ type: 'left' })
    expect(talk.told()).toEqual(['initialized', 'suspended PT300S', 'resumed', 'suspended PT60.5S'])
  })

  it('counts how long it went on in all, without the pauses, once it is held', async () => {
    const talk = await talkUpTo('reality')
    talk.at('09:20:00')
    talk.does({ type: 'paused' })
    talk.at('09:30:00')
    talk.does({ type: 'resumed' })
    talk.at('09:31:00')
    talk.does({ type: 'ended', day: '2026-11-28' })
    expect(talk.told().slice(-2)).toEqual(['completed PT360S', 'schedule 2026-11-28'])
  })

  it('is told once that it was held: taken up again it stays held, and its return may move', async () => {
    const talk = await talkUpTo('reality')
    talk.at('09:20:00')
    talk.does({ type: 'ended', day: '2026-11-28' })
    talk.does({ type: 'resumed' })
    talk.does({ type: 'paused' })
    talk.does({ type: 'resumed' })
    talk.does({ type: 'ended', day: '2026-11-30' })
    expect(talk.told().slice(1)).toEqual(['completed PT300S', 'schedule 2026-11-28', 'schedule 2026-11-30'])
  })

  it('has no return before it is held, as anybody outside sees it', async () => {
    const { log } = await run(scripts.kotihoito, {
      devices: 'one',
      guide,
      until: ({ event }) => event.type === 'noted.return',
    })
    expect(log.at(-1)?.event.type).toBe('noted.return')
    expect(told(log)).toEqual(['initialized'])
  })
})

describe('statements', () => {
  it('are the same on every device, and after the log was taken along', async () => {
    for (const script of Object.values(scripts)) {
      const { conversations, log, dispose } = await run(script, { devices: 'each', guide })
      for (const one of conversations) expect(of(one.entries())).toEqual(of(log))
      const [first] = conversations
      const envelope = parseEnvelope(JSON.stringify(toEnvelope(first as (typeof conversations)[0])))
      expect(of(envelope.streams.shared?.entries ?? [])).toEqual(of(log))
      dispose()
    }
  })

  it('have ids of their own, in all talks', async () => {
    const all = Object.values(await scriptedLogs()).flatMap((log) => of(log))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(18)
  })

  it('share a registration in a talk, and a grouping in a series', async () => {
    const logs = await scriptedLogs()
    const registrations = (log: Log) => new Set(of(log).map(({ context }) => context.registration))
    const groups = (log: Log) =>
      new Set(of(log).flatMap(({ context }) => context.contextActivities.grouping.map(({ id }) => id)))
    const talks = ['koulukeittio-1', 'koulukeittio-2'].map((id) => logs[id] ?? [])
    for (const log of talks) expect(registrations(log).size).toBe(1)
    expect(new Set(talks.flatMap((log) => [...registrations(log)])).size).toBe(2)
    expect(new Set(talks.flatMap((log) => [...groups(log)])).size).toBe(1)
  })

  it('stay as they are when people and words are erased, and those with a time when times are purged', async () => {
    const platform = steadyPlatform(scripts.library.begins)
    const store = createMemoryStore(platform)
    const { conversation, log, dispose } = await run(scripts.library, {
      devices: 'each',
      guide,
      platform,
      store,
    })
    const before = of(log)
    await store.erase(conversation.id, { person: 'amara' })
    await conversation.settled()
    expect(conversation.entries()).not.toEqual(log)
    expect(of(conversation.entries())).toEqual(before)
    await store.purge('2028-11-07T09:15:00.000Z')
    await conversation.settled()
    expect(conversation.entries().some((entry) => 'at' in entry && entry.at === null)).toBe(true)
    expect(of(conversation.entries())).toEqual(before)
    dispose()
  })

  it('are made of what a store has taken: what is pending is told later', async () => {
    const { log } = await run(scripts.library, { devices: 'one', guide })
    const begun = log.findIndex(({ event }) => event.type === 'started')
    const pending = log.map((entry, place) => {
      const { at: _at, ...decided } = { at: '', ...entry }
      return place > begun ? decided : entry
    })
    expect(told(pending)).toEqual(['initialized'])
  })

  it('bear the names that a host gives', async () => {
    const { log } = await run(scripts.library, { devices: 'one', guide })
    const given = {
      registration: 'E2B5DA5C-0D5F-4A4B-9C4E-7A0D9F7C7B11',
      activity: 'https://portal.example/talks/17',
      series: 'https://portal.example/series/3',
    }
    for (const { object, context } of of(log, given)) {
      expect(object.id).toBe(given.activity)
      expect(context.registration).toBe(given.registration)
      expect(context.contextActivities.grouping.map(({ id }) => id)).toEqual([given.series])
    }
    expect(of(log, given).map(({ id }) => id)).toEqual(of(log).map(({ id }) => id))
  })

  it('are none for somebody outside, who has nothing of the log', () => {
    expect(of([])).toEqual([])
  })

  it.each<[string, Partial<StatementOptions>]>([
    ['actor.homePage', { actor: { ...ACTOR, homePage: 'portal' } }],
    ['actor.name', { actor: { ...ACTOR, name: '' } }],
    ['registration', { registration: '17' }],
    ['activity', { activity: 'talk 17' }],
    ['series', { series: '' }],
  ])('are not made with a wrong %s, and it says so', async (path, options) => {
    expect(() => of([], options)).toThrow(path)
  })

  it('are not made of the middle of a log', async () => {
    const { log } = await run(scripts.library, { devices: 'one', guide })
    expect(() => of(log.slice(1))).toThrow('expected "opened"')
  })
})
