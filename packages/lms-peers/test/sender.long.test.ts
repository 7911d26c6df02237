import { createSender, keepInMemory, type Statement, statementsOf } from '@oivallus/lms/xapi'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asSent, openRecordStore, type RecordStore } from './recordStore.ts'
import { actor, scriptedLogs, scriptedStatements } from './talks.ts'
import { openWire, type Wire } from './wire.ts'

let store: RecordStore
let wire: Wire
beforeEach(async () => {
  store = await openRecordStore()
  wire = await openWire(store.endpoint)
})
afterEach(async () => {
  await wire?.close()
  await store?.close()
})

const senderWith = (options: { keeping?: ReturnType<typeof keepInMemory>; most?: number } = {}) =>
  createSender({
    endpoint: wire.endpoint,
    headers: () => ({ Authorization: 'Basic b25lOnR3bw==' }),
    platform: { now: () => '2026-11-07T10:00:00.000Z', pause: async () => {} },
    ...options,
  })

/** Each statement is held once, and as it was sent. */
const expectHeld = async (statements: readonly Statement[]) => {
  const held = await store.all()
  expect(held.map(({ id }) => id).sort()).toEqual(statements.map(({ id }) => id).sort())
  for (const statement of statements) {
    const one = held.find(({ id }) => id === statement.id)
    expect(asSent(one)).toEqual(statement)
  }
}

describe('a sender, before a record store that others wrote', () => {
  it('brings every statement there, once, though the wire fails in every way', async () => {
    const statements = await scriptedStatements()
    wire.faults.push(
      'lostBefore',
      'lostAfter',
      { status: 413 },
      null,
      { status: 429, retryAfter: '2' },
      'lostAfter',
      { status: 503 },
      { status: 413 },
      { status: 502 },
    )
    const sender = senderWith({ most: 9 })
    await sender.send(statements)
    await sender.settled()
    expect(wire.faults).toEqual([])
    expect(await sender.deadLetters()).toEqual([])
    await expectHeld(statements)
  })

  it('goes on where a page was left, and sends again what may have got there', async () => {
    const statements = await scriptedStatements()
    const keeping = keepInMemory()
    const left = senderWith({
      most: 4,
      // The page went before it could remember what was delivered.
      keeping: {
        ...keeping,
        set: async (id, text) => void (text.includes('delivered') || (await keeping.set(id, text))),
      },
    })
    await left.send(statements)
    await left.settled()
    left.dispose()
    await expectHeld(statements)
    const sender = senderWith({ keeping })
    await sender.settled()
    expect(await sender.deadLetters()).toEqual([])
    expect(await sender.waiting()).toBe(0)
    await expectHeld(statements)
  })

  it('takes a conflict for what it is: the same is delivered, another is put aside', async () => {
    const [log = []] = await scriptedLogs()
    const statements = statementsOf(log, { actor })
    const [first] = statementsOf(log, { actor: { ...actor, name: 'another' } })
    await store.post([first])
    // Some record stores refuse also what they hold already; this one does not by itself.
    wire.faults.push(null, { status: 409 }, { status: 409 })
    const sender = senderWith()
    await sender.send(statements)
    await sender.settled()
    expect(await sender.deadLetters()).toMatchObject([{ statement: statements[0], status: 409 }])
    await expectHeld([first as Statement, ...statements.slice(1)])
  })

  it('puts aside what is refused, and says why', async () => {
    const statements = await scriptedStatements()
    const wrong = { ...(statements[3] as Statement), timestamp: 'yesterday' }
    const sent = statements.with(3, wrong)
    const sender = senderWith()
    await sender.send(sent)
    await sender.settled()
    expect(await sender.deadLetters()).toMatchObject([
      { statement: wrong, status: 400, said: expect.stringContaining('timestamp') },
    ])
    await expectHeld(statements.filter((_, at) => at !== 3))
  })
})
