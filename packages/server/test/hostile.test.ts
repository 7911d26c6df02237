import {
  createConversation,
  type Entry,
  joinConversation,
  type SentEvent,
  type StreamName,
} from '@oivallus/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  act,
  BESIDE,
  MENDED,
  type Mended,
  REFUSED,
  type Refused,
  type Sending,
  SHOWN,
  type Shown,
  WATCHED,
} from './hostile/acts.ts'
import { createWorld, LEVELS, SUPERVISORS, type World } from './hostile/world.ts'
import { type Listening, listening } from './listening.ts'
import { guide } from './served.ts'

let world: World
let server: Listening

const serving = (limits = {}, { store, platform }: World = world) =>
  listening(
    {
      store,
      platform,
      limits,
      describe: (one) => ({ supervisor: SUPERVISORS.includes(one) }),
    },
    LEVELS,
  )

beforeAll(async () => {
  world = await createWorld()
  server = await serving()
})

afterAll(async () => {
  await server.close()
  await world.close()
})

const pathOf = ({ in: conversation = '', stream = 'shared', place }: Sending): string =>
  place ?? `/stream?${new URLSearchParams({ conversation, stream })}`

const bodyOf = ({ acts, body }: Sending): string | undefined => {
  if (acts) return JSON.stringify({ expected: 0, entries: acts })
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
}

const send = async (sending: Sending, to: Listening = server): Promise<Response> => {
  const body = bodyOf(sending)
  const { as, headers = {}, times = 1, method = body === undefined ? 'GET' : 'POST' } = sending
  const given: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const ask = () =>
    to.ask(as, pathOf(sending), {
      method,
      headers: { ...given, ...headers },
      ...(body !== undefined && { body }),
    })
  for (let at = 1; at < times; at += 1) await ask()
  return ask()
}

/** The code with which everything that was sent was refused. */
const codeOf = async (response: Response): Promise<unknown> => {
  if (response.status !== 200) {
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    return ((await response.json()) as { code: string }).code
  }
  const { refused = [] } = (await response.json()) as { refused?: { code: string }[] }
  return [...new Set(refused.map(({ code }) => code))].join()
}

const cases = Object.entries(REFUSED).flatMap(([group, acts]) =>
  acts.map((one): [string, string, Refused] => [group, one.tries, one]),
)

/** Opens a world of its own for one test: what is kept there does not stand in the way of another. */
const inOwnWorld = async (test: (world: World, server: Listening) => Promise<void>) => {
  const own = await createWorld()
  const to = await serving({}, own)
  await test(own, to)
  await to.close()
  await own.close()
}

describe('a hostile client', () => {
  it.each(cases)('is refused, and nothing changes: %s: %s', async (_, __, one) => {
    const before = world.rows()
    const to = one.limits ? await serving(one.limits) : server
    const response = await send(one, to)
    expect([response.status, await codeOf(response)]).toEqual([one.status ?? 200, one.code])
    expect(world.rows() === before).toBe(true)
    if (to !== server) await to.close()
  })

  it.each(MENDED.map((one): [string, string, Mended] => [one.tries, one.becomes, one]))(
    'is taken as what it may be: %s: %s',
    async (_, __, one) =>
      inOwnWorld(async (own, to) => {
        const stream = (one.stream ?? 'shared') as StreamName
        const rows = own.rows()
        const before = await own.store.read(one.in ?? '', stream)
        const response = await send(one, to)
        expect([response.status, await codeOf(response)]).toEqual([200, ''])
        const { entries } = await own.store.read(one.in ?? '', stream)
        expect(entries.slice(0, before.version)).toEqual(before.entries)
        expect(entries.slice(before.version)).toMatchObject(one.keeps)
        // What was decided is there as it should be, and nothing besides.
        for (const [at, kept] of (one.keeps as Partial<Entry>[]).entries()) {
          const { event, resolved } = entries[before.version + at] as Entry
          if (kept.resolved) expect(resolved).toEqual(kept.resolved)
          if (kept.event?.type === 'joined') expect(event).toEqual(kept.event)
        }
        if (one.keeps.length === 0) expect(own.rows() === rows).toBe(true)
      }),
  )

  it.each(SHOWN.map((one): [string, string, Shown] => [one.tries, one.becomes, one]))(
    'is shown nothing: %s: %s',
    async (_, __, one) => {
      const response = await send(one)
      expect(await response.json()).toEqual(one.shows)
    },
  )

  it('learns from no answer whether there is such a talk', async () => {
    const stays = ({ status, headers }: Response) => {
      const told = new Map(headers)
      told.delete('date')
      return { status, told }
    }
    const said = [act('mallory'), act('', undefined, { by: { level: 'hr' } })]
    const sendings = (conversation: string): Sending[] => [
      { as: 'mallory', place: `/stream?conversation=${conversation}&stream=shared` },
      { as: 'mallory', place: `/stream?conversation=${conversation}&stream=private/mallory` },
      { as: 'mallory', place: `/stream?conversation=${conversation}&stream=private/riitta` },
      { as: 'hanna', place: `/stream?conversation=${conversation}&stream=shared` },
      { as: 'mallory', place: `/erase?conversation=${conversation}`, body: { conversation: true } },
      ...said.map((one) => ({ as: 'mallory', in: conversation, acts: [one] })),
      { as: 'mallory', in: conversation, stream: 'private/mallory', acts: [act('mallory')] },
      { as: 'mallory', in: conversation, acts: [{ id: 'no act' }] },
    ]
    for (const [at, known] of sendings('theirs').entries()) {
      const guessed = sendings('guessed')[at] as Sending
      const [one, other] = [await send(known), await send(guessed)]
      expect([stays(one), await one.text()]).toEqual([stays(other), await other.text()])
    }
  })

  it(`${WATCHED.tries}: ${WATCHED.becomes}`, async () =>
    inOwnWorld(async (own, to) => {
      const told: unknown[] = []
      const here: unknown[] = []
      const store = to.storeOf('mallory')
      store.subscribe('theirs', (changed) => told.push(changed))
      store.here('theirs', (participants) => here.push(participants))
      await expect
        .poll(() => to.log.some(({ place, status }) => place === '/live' && status === 200))
        .toBe(true)
      const riitta = await joinConversation('theirs', {
        viewer: { participant: 'riitta' },
        guide,
        language: 'en',
        platform: own.platform,
        store: to.storeOf('riitta'),
      })
      const seen: unknown[] = []
      to.storeOf('seppo').subscribe('theirs', (changed) => seen.push(changed))
      await expect.poll(() => seen.length).toBeGreaterThan(0)
      riitta.send({ type: 'topic.set', text: 'Something else that nobody else may read' })
      riitta.send({ type: 'drafted', text: 'Nor this' })
      await riitta.settled()
      // Who takes part was told, on a connection that was opened later.
      await expect.poll(() => JSON.stringify(seen)).toContain('"version":5')
      expect([told, here]).toEqual([[], []])
      riitta.send({ type: 'started', form: 'short' })
      await riitta.settled()
      await expect
        .poll(() => told)
        .toEqual([{ conversation: 'theirs', stream: 'shared', version: 0, erasures: 0 }])
      expect(here).toEqual([])
      riitta.dispose()
    }))

  it(`${BESIDE.tries}: ${BESIDE.becomes}`, async () =>
    inOwnWorld(async (own, to) => {
      const streams = ['shared', 'private/ville'] as const
      const kept = () => Promise.all(streams.map((stream) => own.store.read('talk', stream)))
      const before = await kept()
      const ville = createConversation(
        { asked: ['ville'], lead: 'ville', series: 'talk' },
        { viewer: { participant: 'ville' }, guide, language: 'en', store: to.storeOf('ville') },
      )
      const say = (event: { type: string }) => {
        const { stage, moves } = ville.getSnapshot().state
        const isMove = event.type.startsWith('go.') || event.type === 'closed'
        const sent = ville.send({ ...event, ...(isMove && { of: stage, revision: moves }) } as SentEvent)
        expect(sent.accepted, event.type).toBe(true)
      }
      say({ type: 'joined', name: 'Ville' } as SentEvent)
      say({ type: 'topic.set', text: 'Nothing' } as SentEvent)
      say({ type: 'started', form: 'full' } as SentEvent)
      say({ type: 'framing.presented', softened: [] } as SentEvent)
      say({ type: 'framing.acknowledged' })
      for (const type of [
        'go.reality',
        'go.learning',
        'learning.notKnownYet',
        'go.distinction',
        'go.experiment',
      ])
        say({ type })
      say({ type: 'experiment.none' })
      say({ type: 'go.followUp' })
      say({ type: 'return.none', because: 'No reason' } as SentEvent)
      for (const type of ['go.closing', 'closing.presented', 'closed']) say({ type })
      await ville.settled()
      expect(ville.getSnapshot()).toMatchObject({
        trouble: undefined,
        returned: [],
        state: { stage: 'held' },
      })
      expect(await kept()).toEqual(before)
      ville.dispose()
    }))

  it('leaves no word and no id in the log', async () => {
    await send({ as: 'mallory', place: '/stream/anna@example.org/What%20only%20Ville%20may%20read' })
    expect(server.log.at(-1)).toMatchObject({ place: 'unknown', status: 404, code: 'unknown-place' })
    expect(server.log.length).toBeGreaterThan(100)
    const fields = new Set(server.log.flatMap((one) => Object.keys(one)))
    expect([...fields].sort()).toEqual(['at', 'code', 'method', 'place', 'status', 'took'])
    expect(JSON.stringify(server.log)).not.toMatch(/anna|ville|mallory|hostile|made-up|theirs|Who, then/)
  })

  it('is answered so that a browser keeps it, frames it and takes it for nothing else', async () => {
    for (const sending of [
      { as: 'anna', place: '/stream?conversation=talk&stream=shared' },
      { as: 'mallory', place: '/stream?conversation=talk&stream=shared' },
      { as: null, place: '/needs' },
    ]) {
      const { headers } = await send(sending)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('access-control-allow-origin')).toBe(null)
    }
  })
})
