import {
  createSender,
  keepInMemory,
  keepInStorage,
  type QueueKeeping,
  type SenderOptions,
  type SenderPlatform,
  type Statement,
  statementsOf,
} from '@oivallus/lms/xapi'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, type FaultyStore, openFaultyStore } from './faultyStore.ts'
import { ACTOR, scriptedLogs } from './talks.ts'

const NOW = '2026-11-07T10:00:00.000Z'

const all: Statement[] = Object.values(await scriptedLogs()).flatMap((log) =>
  statementsOf(log, { actor: ACTOR }),
)
const ids = (statements: readonly { id: string }[]) => statements.map(({ id }) => id)

let store: FaultyStore
beforeEach(async () => {
  store = await openFaultyStore()
})
afterEach(() => store.close())

/** A platform on which a pause is over at once, and told. */
const swift = () => {
  const pauses: number[] = []
  const platform: SenderPlatform = {
    now: () => NOW,
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
    },
  }
  return { pauses, platform }
}

/** A platform on which a pause lasts until somebody hurries. */
const patient = (): SenderPlatform & { paused: Promise<void> } => {
  let tell = () => {}
  const paused = new Promise<void>((resolve) => {
    tell = resolve
  })
  return {
    now: () => NOW,
    paused,
    pause: (_, signal) => {
      tell()
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    },
  }
}

const senderWith = (options: Partial<SenderOptions> = {}) => {
  const { pauses, platform } = swift()
  return { pauses, sender: createSender({ endpoint: store.endpoint, platform, ...options }) }
}

/** Sends all, waits until it is over, and tells what is stored. */
const sendAll = async (options: Partial<SenderOptions> = {}, statements = all) => {
  const { pauses, sender } = senderWith(options)
  await sender.send(statements)
  await sender.settled()
  const dead = await sender.deadLetters()
  sender.dispose()
  return { pauses, dead, stored: [...store.stored.keys()] }
}

/** As the browser has it. */
const storageLike = (): Storage => {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

describe('a sender', () => {
  it('sends all statements, in their order, in batches', async () => {
    const { stored } = await sendAll({ most: 8 })
    expect(stored).toEqual(ids(all))
    expect(store.requests.map((one) => one.ids.length)).toEqual([8, 8, all.length - 16])
  })

  it('says with every request which version it speaks, and who it is', async () => {
    let asked = 0
    store.faults.push({ status: 409 })
    await sendAll(
      { version: '2.0.0', headers: async () => ({ Authorization: `Basic ${++asked}` }) },
      all.slice(0, 1),
    )
    expect(store.requests.map(({ method, version }) => `${method} ${version}`)).toEqual([
      'POST 2.0.0',
      'GET 2.0.0',
      'GET 2.0.0',
    ])
    expect(store.requests.map(({ authorization }) => authorization)).toEqual([
      'Basic 1',
      'Basic 2',
      'Basic 3',
    ])
    expect(store.requests[0]?.url).toBe('/xAPI/statements')
  })

  it.each([0, -1, 1.5, Number.NaN])('is not made to send %d at once, for then nothing would go', (most) => {
    expect(() => senderWith({ most })).toThrow('expected 1 or more')
  })

  it('passes over what it had before', async () => {
    const keeping = keepInMemory()
    await sendAll({ keeping })
    const asked = store.requests.length
    await sendAll({ keeping })
    expect(store.requests).toHaveLength(asked)
  })

  it('sends what comes while it sends', async () => {
    const { sender } = senderWith({ most: 2 })
    await Promise.all([sender.send(all.slice(0, 9)), sender.send(all.slice(5, 12)), sender.send(all)])
    await sender.settled()
    expect([...store.stored.keys()].sort()).toEqual(ids(all).sort())
    expect(store.requests.flatMap((one) => one.ids).sort()).toEqual(ids(all).sort())
  })

  it('sends a batch that is too large by halves', async () => {
    store.most = 5
    const { stored, dead, pauses } = await sendAll()
    expect(stored).toEqual(ids(all))
    expect([dead, pauses]).toEqual([[], []])
  })

  it('puts aside one statement that is too large alone', async () => {
    store.most = 0
    const { dead } = await sendAll({}, all.slice(0, 3))
    expect(dead.map(({ statement, status }) => [statement.id, status])).toEqual(
      all.slice(0, 3).map(({ id }) => [id, 413]),
    )
  })

  it.each(['7', 'Sat, 07 Nov 2026 10:00:07 GMT'])(
    'waits as long as it is asked to: %s',
    async (retryAfter) => {
      store.faults.push({ status: 429, retryAfter }, { status: 503, retryAfter })
      const { pauses, stored } = await sendAll()
      expect(pauses).toEqual([7000, 7000])
      expect(stored).toEqual(ids(all))
    },
  )

  it('waits longer each time when it is not told how long, and begins anew once it got through', async () => {
    const failing: Fault[] = Array.from({ length: 11 }, () => ({ status: 503 }))
    store.faults.push(...failing)
    const first = await sendAll({}, all.slice(0, 2))
    expect(first.pauses).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1000),
    )
    store.faults.push('lostBefore')
    expect((await sendAll()).pauses).toEqual([1000])
  })

  it('sends again what was lost on the way, and what may have been', async () => {
    store.faults.push('lostBefore', 'lostAfter', 'lostBefore')
    const { stored, pauses } = await sendAll()
    expect(stored).toEqual(ids(all))
    expect(pauses).toHaveLength(3)
  })

  it('takes no other page for a record store', async () => {
    store.faults.push({ status: 200, body: '<h1>Sign in to this network</h1>' }, { status: 200, body: '[]' })
    const { stored, pauses } = await sendAll()
    expect(stored).toEqual(ids(all))
    expect(pauses).toHaveLength(2)
  })

  it('counts a conflict as delivered when the record store holds the same', async () => {
    store.conflictsOnSame = true
    store.faults.push('lostAfter')
    const { stored, dead } = await sendAll()
    expect(stored).toEqual(ids(all))
    expect(dead).toEqual([])
  })

  it('asks again when what is held cannot be read', async () => {
    store.conflictsOnSame = true
    store.faults.push('lostAfter')
    store.faultsOfReading.push('lostBefore', { status: 503 }, { status: 200, body: 'Sign in' })
    const { stored, dead } = await sendAll({}, all.slice(0, 2))
    expect(stored).toEqual(ids(all.slice(0, 2)))
    expect(dead).toEqual([])
  })

  it('puts a statement aside when the record store holds another under its id, and sends the rest', async () => {
    const [, other] = all
    store.stored.set(other?.id ?? '', { ...other, id: other?.id ?? '', result: {} } as never)
    const { stored, dead } = await sendAll()
    expect(stored.sort()).toEqual(ids(all).sort())
    expect(dead).toEqual([{ statement: other, status: 409, said: '' }])
  })

  it('puts aside what is refused, with what was said of it, and holds nothing up', async () => {
    const refused = all.filter((_, at) => at % 5 === 2)
    store.judge = ({ id }) => (ids(refused).includes(id) ? 400 : 200)
    const { stored, dead } = await sendAll()
    expect(stored).toEqual(ids(all.filter((one) => !refused.includes(one))))
    expect(dead.map(({ statement }) => statement)).toEqual(refused)
    expect(dead[0]).toMatchObject({ status: 400, said: expect.stringContaining('a word of its own') })
  })

  it('sends it once more when it is asked to', async () => {
    const { sender } = senderWith()
    store.faults.push({ status: 401 })
    await sender.send(all)
    await sender.settled()
    expect(store.requests).toHaveLength(1)
    expect(await sender.deadLetters()).toHaveLength(all.length)
    await sender.revive()
    await sender.settled()
    expect(await sender.deadLetters()).toEqual([])
    expect([...store.stored.keys()].sort()).toEqual(ids(all).sort())
    sender.dispose()
  })

  it('ends its pause when somebody knows better', async () => {
    const platform = patient()
    store.faults.push('lostBefore')
    const { sender } = senderWith({ platform })
    await sender.send(all)
    await platform.paused
    expect(await sender.waiting()).toBe(all.length)
    sender.hurry()
    await sender.settled()
    expect(await sender.waiting()).toBe(0)
    expect([...store.stored.keys()]).toEqual(ids(all))
  })
})

describe('what waits', () => {
  it.each<[string, () => QueueKeeping]>([
    ['in the storage of a browser', () => keepInStorage(storageLike())],
    ['in memory', keepInMemory],
  ])('%s survives a reload: it is sent by whoever comes next', async (_, keepingIn) => {
    const keeping = keepingIn()
    const platform = patient()
    store.faults.push({ status: 503 })
    const { sender } = senderWith({ keeping, platform })
    await sender.send(all)
    await platform.paused
    sender.dispose()
    await sender.settled()
    expect(store.stored.size).toBe(0)

    const { sender: again } = senderWith({ keeping })
    await again.settled()
    expect([...store.stored.keys()]).toEqual(ids(all))
    expect(await again.waiting()).toBe(0)
  })

  it('and so does what was put aside', async () => {
    const keeping = keepInStorage(storageLike())
    store.judge = () => 400
    const { dead } = await sendAll({ keeping }, all.slice(0, 3))
    const { sender } = senderWith({ keeping })
    expect(await sender.deadLetters()).toEqual(dead)
    sender.dispose()
  })

  it('leaves nothing but its id once it is delivered', async () => {
    const keeping = keepInMemory()
    await sendAll({ keeping })
    expect(await keeping.entries()).toEqual(ids(all).map((id) => [id, '{"delivered":true}']))
  })

  it('stands beside what others keep in the same place', async () => {
    const storage = storageLike()
    storage.setItem('theirs', 'kept')
    await sendAll({ keeping: keepInStorage(storage, 'ours.') })
    expect(storage.getItem('theirs')).toBe('kept')
    expect(storage.getItem(`ours.${all[0]?.id}`)).not.toBeNull()
  })

  it('was cut off in the midst of writing: the rest is sent', async () => {
    const keeping = keepInMemory()
    await keeping.set('torn', '{"statement":')
    expect((await sendAll({ keeping })).stored).toEqual(ids(all))
  })

  it.each([
    ['QuotaExceededError', 'store-full'],
    ['SecurityError', 'store-unreachable'],
  ])('cannot be kept: %s is told as %s, and what was kept is sent', async (name, reason) => {
    const storage = storageLike()
    let room = 3
    const setItem = storage.setItem
    storage.setItem = (key, text) => {
      if (!text.includes('delivered') && room-- <= 0) throw new DOMException('no', name)
      setItem(key, text)
    }
    const { sender } = senderWith({ keeping: keepInStorage(storage) })
    await expect(sender.send(all)).rejects.toMatchObject({ reason })
    await sender.settled()
    expect([...store.stored.keys()]).toEqual(ids(all.slice(0, 3)))
    room = all.length
    await sender.send(all)
    await sender.settled()
    expect([...store.stored.keys()]).toEqual(ids(all))
  })

  it('cannot be read: it says so, and tries again when asked', async () => {
    const keeping = keepInMemory()
    let refuses = true
    const unsure: QueueKeeping = {
      ...keeping,
      entries: () => (refuses ? Promise.reject(new Error('locked')) : keeping.entries()),
    }
    const { sender } = senderWith({ keeping: unsure })
    await expect(sender.settled()).rejects.toThrow('locked')
    await expect(sender.send(all)).rejects.toThrow('locked')
    refuses = false
    await sender.send(all)
    await sender.settled()
    expect([...store.stored.keys()]).toEqual(ids(all))
  })
})

/** What is kept by a page that may go at any moment: from then on it keeps nothing, and hears of nothing. */
const pageWith = (keeping: QueueKeeping) => {
  let isGone = false
  return {
    keeping: {
      ...keeping,
      set: (key: string, text: string) => (isGone ? new Promise<void>(() => {}) : keeping.set(key, text)),
    },
    goes: () => {
      isGone = true
    },
  }
}

describe('whatever goes wrong, and however often the page is loaded anew', () => {
  const fault: fc.Arbitrary<Fault> = fc.oneof(
    fc.constantFrom<Fault>('lostBefore', 'lostAfter'),
    fc.constantFrom<Fault>(
      { status: 409 },
      { status: 413 },
      { status: 429, retryAfter: '3' },
      { status: 503 },
      { status: 500 },
      { status: 200, body: 'Sign in' },
    ),
  )

  it('nothing is lost and nothing is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 12 }),
        fc.array(
          fc.record({
            sends: fc.nat(all.length),
            most: fc.integer({ min: 1, max: 30 }),
            lasts: fc.nat(3),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.boolean(),
        async (faults, loads, conflictsOnSame) => {
          store.stored.clear()
          store.faults.splice(0, Number.POSITIVE_INFINITY, ...faults)
          store.conflictsOnSame = conflictsOnSame
          const keeping = keepInStorage(storageLike())
          for (const { sends, most, lasts } of loads) {
            const page = pageWith(keeping)
            const { sender } = senderWith({ keeping: page.keeping, most })
            await sender.send(all.slice(0, sends))
            for (let requests = 0; requests < lasts; requests++)
              await Promise.race([store.asked(), sender.settled()])
            page.goes()
            sender.dispose()
          }
          const { sender } = senderWith({ keeping })
          await sender.send(all)
          await sender.settled()
          // A fault is no judgement: what was put aside by one is sent once more.
          store.faults.length = 0
          await sender.revive()
          await sender.settled()
          expect(await sender.deadLetters()).toEqual([])
          expect([...store.stored.keys()].sort()).toEqual(ids(all).sort())
          sender.dispose()
        },
      ),
      { numRuns: 60 },
    )
  })
})
