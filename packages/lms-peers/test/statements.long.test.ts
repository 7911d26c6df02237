import { readFileSync } from 'node:fs'
import { type Statement, statementsOf } from '@oivallus/lms/xapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import validate from 'xapi-validation'
import { MUTATIONS } from './mutations.ts'
import { asSent, openRecordStore, type RecordStore } from './recordStore.ts'
import { actor, arbitraryStatements, scriptedLogs, scriptedStatements } from './talks.ts'

const corpus = (version: string): { name: string; ok: boolean; st: unknown }[] =>
  JSON.parse(readFileSync(new URL(`../corpora/xapi-statements-${version}.json`, import.meta.url), 'utf8'))

let store: RecordStore
beforeAll(async () => {
  store = await openRecordStore()
})
afterAll(() => store?.close())

describe('a validator that others wrote', () => {
  it.each(['1.0.3', '2.0.0'])('accepts nothing that is labelled invalid in %s', (version) => {
    const labelled = corpus(version)
    expect(labelled.length).toBeGreaterThan(900)
    const accepted = labelled.filter(({ ok, st }) => !ok && validate(st).length === 0)
    expect(accepted.map(({ name }) => name)).toEqual([])
  })

  it('has nothing to say of any statement that a scripted talk causes', async () => {
    const statements = await scriptedStatements()
    expect(statements.length).toBeGreaterThan(18)
    for (const statement of statements) expect(validate(statement)).toEqual([])
  })

  it('nor of any that an arbitrary one causes', async () => {
    const statements = await arbitraryStatements(150)
    expect(new Set(statements.map(({ verb }) => verb.id)).size).toBe(5)
    for (const statement of statements) expect(validate(statement)).toEqual([])
  })
})

describe('a record store that others wrote', () => {
  it('stores every statement of the scripted talks, and gives each back unchanged', async () => {
    for (const log of await scriptedLogs()) {
      const statements = statementsOf(log, { actor })
      expect(await store.post(statements)).toEqual({ status: 200, body: statements.map(({ id }) => id) })
      for (const statement of statements) {
        const { status, body } = await store.read(statement.id)
        expect(status).toBe(200)
        expect(asSent(body)).toEqual(statement)
      }
    }
  })

  it('and those of arbitrary ones', async () => {
    const statements = await arbitraryStatements(60)
    expect((await store.post(statements)).status).toBe(200)
    for (const statement of statements)
      expect(asSent((await store.read(statement.id)).body)).toEqual(statement)
  })

  it('takes them a second time, and holds each once', async () => {
    const [log = []] = await scriptedLogs()
    const statements = statementsOf(log, { actor })
    expect((await store.post(statements)).status).toBe(200)
    expect((await store.post(statements)).status).toBe(200)
    const ids = (await store.all()).map(({ id }) => id)
    for (const { id } of statements) expect(ids.filter((one) => one === id)).toHaveLength(1)
  })

  it('refuses another statement under the id of one', async () => {
    const [log = []] = await scriptedLogs()
    const [first, ...others] = statementsOf(log, { actor: { ...actor, name: 'another' } })
    expect((await store.post(statementsOf(log, { actor }))).status).toBe(200)
    expect((await store.post([first])).status).toBe(409)
    // With it, it refuses what else came in the same batch.
    expect((await store.post([...others.slice(0, 1), first])).status).toBe(409)
  })
})

describe('a statement that was changed', () => {
  const some = async () => (await scriptedStatements()).slice(0, 6)

  it.each(Object.keys(MUTATIONS))('so that %s is refused by both', async (name) => {
    const mutate = MUTATIONS[name] as (statement: Statement) => unknown
    let tried = 0
    for (const statement of await some()) {
      const mutated = mutate(structuredClone(statement))
      if (mutated === undefined) continue
      tried += 1
      expect(validate(mutated)).not.toEqual([])
      const { status } = await store.post([mutated])
      expect(status).toBe(400)
    }
    expect(tried).toBeGreaterThan(0)
  })
})
