import { createMemoryStore, resumeConversation } from '@oivallus/core'
import { type AssignableUnit, type Statement, startUnit } from '@oivallus/lms/cmi5'
import { run, scripts, steadyPlatform } from '@oivallus/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import validate from 'xapi-validation'
import { isSatisfied } from './catapult.ts'
import { PEERS } from './cmi5Peers.ts'
import { followedOf, heldTalk } from './followed.ts'
import { ACTIVITY, ACTOR, type Lms, openLms, REGISTRATION, type Recorded, templateOf } from './lms.ts'
import { guide, scriptedLogs } from './talks.ts'

const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5'
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon'

let lms: Lms
beforeEach(async () => {
  lms = await openLms()
})
afterEach(() => lms.close())

/** Every text of a log that is no id, day or other word of ours: what was said, and the names of those who said it. */
const saidIn = (log: readonly { event: object }[]): string[] => {
  const texts: string[] = []
  const walk = (key: string, value: unknown) => {
    if (typeof value === 'string' && SAID.includes(key)) texts.push(value)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) walk(inner, one)
  }
  for (const { event } of log) walk('', event)
  // A text of a letter or two is in anything.
  return texts.filter((text) => text.length > 2)
}
const SAID = ['text', 'name', 'reason', 'alias', 'title']

/** Nothing that was said is in anything that reached the LMS, nor in what the pointer to the talk stands for. */
const expectNothingSaid = (log: readonly { event: object }[]) => {
  const pointers = JSON.stringify([...lms.documents.values()]).match(/oivallus1\.[\w-]+/g) ?? []
  const decoded = pointers.map((one) => Buffer.from(one.slice('oivallus1.'.length), 'base64url').toString())
  const all = JSON.stringify(lms.traffic) + decoded.join()
  const said = saidIn(log)
  expect(said.length).toBeGreaterThan(2)
  expect(decoded.join()).toContain('"conversation"')
  for (const text of said) expect(all).not.toContain(JSON.stringify(text).slice(1, -1))
}

const verbs = (statements: readonly Statement[]) => statements.map(({ verb }) => verb.display.en)

const categoriesOf = ({ context }: Statement) =>
  (context.contextActivities.category ?? []).map(({ id }) => id).sort()

/** A talk in a store that keeps it, up to its phase about reality, and a way to open it again. */
const talkInStore = async () => {
  const platform = steadyPlatform(scripts.library.begins)
  const store = createMemoryStore(platform)
  const { conversation, log } = await run(scripts.library, {
    devices: 'one',
    guide,
    platform,
    store,
    until: ({ event }) => event.type === 'go.reality',
  })
  const open = (token = '') => resumeConversation(token, { guide, store, platform })
  return { conversation, log, platform, open }
}

const does = async (
  conversation: Awaited<ReturnType<typeof talkInStore>>['conversation'],
  event: Parameters<typeof conversation.send>[0],
) => {
  const sent = conversation.send(event, { by: { participant: 'amara' } })
  expect(sent.accepted, JSON.stringify(sent)).toBe(true)
  await conversation.settled()
}

const holdIn = async (unit: AssignableUnit) => {
  await unit.follow(followedOf(await heldTalk()))
  await unit.leave()
}

describe('a talk in a course of cmi5', () => {
  it('is begun, suspended, resumed in a new session on the same registration, held and left', async () => {
    const talk = await talkInStore()
    const gone: string[] = []
    const start = (session: string) =>
      startUnit({
        launch: lms.launch({ session, returnURL: `https://lms.example/after?session=${session}` }),
        go: (address) => gone.push(address),
      })
    const first = await start('s-1')
    expect(first).toMatchObject({ mode: 'Normal', languages: [], token: undefined })
    await first.follow(talk.conversation)
    await does(talk.conversation, { type: 'paused' })
    await first.leave()

    const second = await start('s-2')
    const resumed = await talk.open(second.token)
    await second.follow(resumed)
    await does(resumed, { type: 'resumed' })
    await does(resumed, { type: 'ended', day: '2026-11-28' })
    await second.leave()
    expect(gone).toEqual(['https://lms.example/after?session=s-1', 'https://lms.example/after?session=s-2'])

    const third = await start('s-3')
    await third.follow(await talk.open(third.token))
    await third.terminate()

    expect(verbs(lms.statements)).toEqual([
      ...['initialized', 'suspended', 'terminated'],
      ...['initialized', 'resumed', 'completed', 'schedule', 'terminated'],
      ...['initialized', 'terminated'],
    ])
    for (const unit of [first, second, third]) expect(await unit.deadLetters()).toEqual([])
    for (const statement of lms.statements) expect(validate(statement)).toEqual([])
    expectNothingSaid(talk.conversation.entries())
  })

  it('says nothing of what was said, in any of the scripted talks', async () => {
    for (const [place, log] of (await scriptedLogs()).entries()) {
      lms.documents.clear()
      lms.traffic.length = 0
      const unit = await startUnit({ launch: lms.launch({ session: `s-${place}` }) })
      await unit.follow(followedOf(log))
      await unit.terminate()
      expect(await unit.deadLetters()).toEqual([])
      expectNothingSaid(log)
    }
    for (const statement of lms.statements) expect(validate(statement)).toEqual([])
  })

  it('has in every statement what the LMS gave, and the categories of cmi5 where they belong', async () => {
    await holdIn(await startUnit({ launch: lms.launch({ session: 's' }) }))
    expect(verbs(lms.statements)).toEqual(['initialized', 'completed', 'schedule', 'terminated'])
    for (const { actor, object, context } of lms.statements) {
      expect(actor).toEqual(ACTOR)
      expect(object.id).toBe(ACTIVITY)
      expect(context.registration).toBe(REGISTRATION)
      expect(context).toMatchObject({ extensions: templateOf('s').extensions })
      expect(context.contextActivities.grouping).toContainEqual({ id: 'https://publisher.example/talk' })
    }
    expect(lms.statements.map(categoriesOf)).toEqual([
      [CMI5],
      [CMI5, MOVE_ON],
      ['urn:oivallus:xapi:1'],
      [CMI5],
    ])
    expect(lms.statements.map(({ result }) => result)).toEqual([
      undefined,
      { completion: true, duration: 'PT19S' },
      { extensions: { 'urn:oivallus:xapi:return': '2026-11-28' } },
      { duration: expect.stringMatching(/^PT\d+(\.\d\d?)?S$/) },
    ])
    const times = lms.statements.map(({ timestamp }) => timestamp)
    expect(times).toEqual([...times].sort())
  })

  it.each(['Browse', 'Review'])('is not told of in %s, but that somebody was there', async (launchMode) => {
    await holdIn(await startUnit({ launch: lms.launch({ session: 'looking', launchMode }) }))
    expect(verbs(lms.statements)).toEqual(['initialized', 'terminated'])
    // The next normal session tells it.
    await holdIn(await startUnit({ launch: lms.launch({ session: 'normal' }) }))
    expect(verbs(lms.statements.slice(2))).toEqual(['initialized', 'completed', 'schedule', 'terminated'])
  })

  it('is completed once in a registration, also by another talk', async () => {
    await holdIn(await startUnit({ launch: lms.launch({ session: 'one' }) }))
    const platform = steadyPlatform(scripts.library.begins, 'another')
    const { log } = await run(scripts.library, { devices: 'each', guide, platform })
    const unit = await startUnit({ launch: lms.launch({ session: 'two' }) })
    await unit.follow(followedOf(log))
    await unit.terminate()
    expect(verbs(lms.statements).filter((verb) => verb === 'completed')).toHaveLength(1)
  })

  it('is told under the same ids when an answer says that it is to be sent again', async () => {
    lms.faults.push(503)
    const pauses: number[] = []
    const unit = await startUnit({
      launch: lms.launch({ session: 's' }),
      platform: {
        now: () => new Date().toISOString(),
        pause: async (milliseconds, signal) => {
          pauses.push(milliseconds)
          // The end waits as long as it may; what is sent again goes at once.
          if (milliseconds === 10_000)
            await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      },
    })
    lms.faults.push(503, 429)
    await holdIn(unit)
    expect(lms.faults).toEqual([])
    expect(verbs(lms.statements)).toEqual(['initialized', 'completed', 'schedule', 'terminated'])
    const sent = lms.traffic
      .filter(({ method, path }) => path === '/xapi/statements' && method !== 'GET')
      .flatMap(({ text }) => [JSON.parse(text)].flat() as Statement[])
    for (const { id } of lms.statements) {
      const [first, ...again] = sent.filter((one) => one.id === id)
      for (const one of again) expect(one).toEqual(first)
    }
    expect(sent.filter(({ verb }) => verb.display.en === 'initialized')).toHaveLength(2)
  })

  it('leaves what could not be told to the next session, and does not hold the page', async () => {
    const gone: string[] = []
    let isBegun = false
    const unit = await startUnit({
      launch: lms.launch({ session: 'cut-off', returnURL: 'https://lms.example/after' }),
      platform: {
        now: () => new Date().toISOString(),
        // The last call is over as soon as the LMS has said that it is busy; nothing is sent again.
        pause: async (milliseconds, signal) => {
          if (isBegun && milliseconds === 10_000) await expect.poll(() => lms.faults).toEqual([])
          else await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      },
      go: (address) => gone.push(address),
    })
    isBegun = true
    lms.faults.push(503)
    await holdIn(unit)
    expect(gone).toEqual(['https://lms.example/after'])
    expect(verbs(lms.statements)).toEqual(['initialized'])
    await holdIn(await startUnit({ launch: lms.launch({ session: 'next' }) }))
    expect(verbs(lms.statements).slice(1)).toEqual(['initialized', 'completed', 'schedule', 'terminated'])
  })

  it('brings the pointer again, when the LMS did not keep it at first', async () => {
    const talk = await talkInStore()
    const unit = await startUnit({ launch: lms.launch({ session: 'one' }) })
    lms.documentFaults.push(503)
    await expect(unit.follow(talk.conversation)).rejects.toMatchObject({ reason: 'store-unreachable' })
    await unit.terminate()
    const next = await startUnit({ launch: lms.launch({ session: 'two' }) })
    expect((await talk.open(next.token)).id).toBe(talk.conversation.id)
  })

  it('is read in the languages that the learner likes', async () => {
    const launch = lms.launch({ session: 's' })
    const place = ['/xapi/agents/profile', 'cmi5LearnerPreferences', undefined, undefined, ACTOR]
    lms.documents.set(JSON.stringify(place), { languagePreference: 'sv-FI,fi, en', audioPreference: 'on' })
    expect(await startUnit({ launch })).toMatchObject({ languages: ['sv-FI', 'fi', 'en'] })
  })
})

describe('a launch that cannot begin', () => {
  it('is told when the record store takes nothing in time', async () => {
    lms.faults.push(...Array.from({ length: 50 }, () => 503))
    const starting = startUnit({
      launch: lms.launch({ session: 's' }),
      platform: {
        now: () => new Date().toISOString(),
        // It is over once the LMS has said twice that it is busy.
        pause: async (milliseconds, signal) => {
          if (milliseconds === 10_000) await expect.poll(() => lms.faults.length).toBeLessThan(49)
          else await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : 1))
        },
      },
    })
    await expect(starting).rejects.toMatchObject({ reason: 'store-unreachable', path: 'initialized' })
    lms.faults.length = 0
  })

  const changed = (name: string, value?: string) => {
    const url = new URL(lms.launch({ session: 's' }))
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
    return url
  }

  it.each([
    ['endpoint', undefined],
    ['fetch', undefined],
    ['actor', undefined],
    ['registration', undefined],
    ['activityId', undefined],
    ['endpoint', 'lrs'],
    ['fetch', 'javascript:alert(1)'],
    ['actor', '{'],
    ['actor', '{"mbox":"mailto:anna@example.com"}'],
    ['actor', '{"objectType":"Group","account":{"homePage":"https://lms.example","name":"1"}}'],
    ['registration', '12'],
  ])('has no right %s: %s', async (name, value) => {
    const launch = changed(name, value)
    await expect(startUnit({ launch })).rejects.toMatchObject({ reason: 'malformed-options', path: name })
    expect(lms.traffic).toEqual([])
  })

  it('was begun before: the token is given once', async () => {
    const launch = lms.launch({ session: 's' })
    await startUnit({ launch })
    await expect(startUnit({ launch })).rejects.toMatchObject({
      reason: 'store-refused',
      path: 'fetch',
      message: expect.stringContaining('error 1, “The authorization token has already been returned.”'),
    })
  })

  it('has nothing laid ready', async () => {
    const launch = lms.launch({ session: 's' })
    lms.documents.clear()
    await expect(startUnit({ launch })).rejects.toMatchObject({
      reason: 'store-unreadable',
      path: 'LMS.LaunchData',
    })
    expect(lms.statements).toEqual([])
  })

  it('leads to an address that would run a script', async () => {
    const launch = lms.launch({ session: 's', returnURL: 'javascript:alert(1)' })
    await expect(startUnit({ launch })).rejects.toMatchObject({ path: 'LMS.LaunchData.returnURL' })
  })

  it('is not taken by the record store', async () => {
    lms.faults.push(403)
    await expect(startUnit({ launch: lms.launch({ session: 's' }) })).rejects.toMatchObject({
      reason: 'store-refused',
      path: 'initialized',
    })
  })

  it('has an LMS that does not answer', async () => {
    const launch = changed('fetch', 'http://127.0.0.1:1/fetch')
    await expect(startUnit({ launch })).rejects.toMatchObject({ reason: 'store-unreachable', path: 'fetch' })
  })
})

/*
 * What may differ, besides ids, times and durations, and why:
 * - One library says `PUT`, the others `POST`, and ours sends several at once: xAPI has it so that both mean the same.
 * - An activity without `objectType` is one by default; a verb's `display` is for people.
 * - Ours reads and keeps a document of its own, the pointer to the talk. The libraries leave that to whoever uses them.
 * - In what cmi5 allows but does not define, ours names our profile, our series and what the activity is, as every statement
 *   of ours does. One of the libraries has no way to send such a statement, so it is compared with the other alone.
 */
const isOurs = (id: string) => id.startsWith('urn:oivallus:') || id.startsWith('urn:uuid:')

const comparable = ({ actor, verb, object, result = {}, context }: Statement) => {
  const activities = Object.entries(context.contextActivities).map(([kind, given]) => [
    kind,
    ([given].flat() as { id: string }[])
      .map(({ id }) => id)
      .filter((id) => !isOurs(id))
      .sort(),
  ])
  const { duration, ...others } = result
  return {
    actor,
    verb: verb.id,
    object: object.id,
    result: { ...others, hasDuration: duration !== undefined },
    context: {
      ...context,
      contextActivities: Object.fromEntries(activities.filter(([, ids]) => ids?.length)),
    },
  }
}

const isOwnDocument = ({ query }: Recorded) => query.stateId?.startsWith('urn:oivallus:') ?? false

/** What reached the LMS, in order, in one form. */
const comparableTraffic = ({ traffic }: Lms) =>
  traffic
    .filter((one) => !isOwnDocument(one))
    .flatMap(({ method, path, query, authorization, text }): unknown[] => {
      if (path === '/xapi/statements')
        return [JSON.parse(text)].flat().map((one: Statement) => ({ authorization, ...comparable(one) }))
      const { agent, ...others } = query
      return [{ method, path, authorization, query: others, agent: agent && JSON.parse(agent), text }]
    })

describe('two libraries that others wrote', () => {
  it.each(Object.entries(PEERS))('%s causes the same traffic', async (name, hold) => {
    await hold(lms.launch({ session: 's' }))
    const theirs = comparableTraffic(lms)
    await lms.close()
    lms = await openLms()
    await holdIn(await startUnit({ launch: lms.launch({ session: 's' }) }))
    const ours = comparableTraffic(lms)
    const isSchedule = (one: unknown) => JSON.stringify(one).includes('schema/1.0/schedule')
    expect(ours.filter(isSchedule)).toHaveLength(1)
    expect(name === '@xapi/cmi5' ? ours.filter((one) => !isSchedule(one)) : ours).toEqual(theirs)
    expect(theirs.length).toBeGreaterThan(5)
  })
})

const { CATAPULT_URL = '' } = process.env

it.skipIf(!CATAPULT_URL)(
  'CATAPULT is satisfied when the talk was held, where CATAPULT_URL leads to it',
  async () => {
    expect(await isSatisfied(CATAPULT_URL)).toBe(true)
  },
)
