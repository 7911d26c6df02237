import { readFileSync } from 'node:fs'
import { builtIn } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { type Statement, statementsOf } from '@oivallus/lms/xapi'
import { arbitraryTalk, play, run, runSeries, scripts, series, steadyPlatform } from '@oivallus/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import validate from 'xapi-validation'
import { MUTATIONS } from './mutations.ts'
import { openRecordStore, type RecordStore } from './recordStore.ts'

const guide = builtIn({ fi, sv, en })
const actor = { homePage: 'https://portal.example', name: '4711' }

type Log = Parameters<typeof statementsOf>[0]

/** Every step of every scripted talk, as far as the log had come by then. */
const everyScriptedLog = async (): Promise<Log[]> => {
  const logs: Log[] = []
  const options = (id: string, begins?: string) => ({
    devices: 'each' as const,
    guide,
    platform: steadyPlatform(begins, id),
  })
  for (const script of Object.values(scripts)) {
    const { log, dispose } = await run(script, options(script.id, script.begins))
    logs.push(log)
    dispose()
  }
  for (const one of Object.values(series))
    for (const { log, dispose } of await runSeries(one, options(one.id, one.talks[0]?.begins))) {
      logs.push(log)
      dispose()
    }
  return logs
}

/** Arbitrary talks until each verb has come, and some more. */
const arbitraryStatements = async (talks: number): Promise<Statement[]> => {
  const all: Statement[] = []
  for (const [at, talk] of fc.sample(arbitraryTalk({ hostileIds: true }), talks).entries()) {
    const platform = steadyPlatform('2026-09-01T06:00:00.000Z', `arbitrary-${at}`)
    const { log, dispose } = await play(talk, { devices: 'one', guide, platform })
    all.push(...statementsOf(log, { actor }))
    dispose()
  }
  return all
}

const corpus = (version: string): { name: string; ok: boolean; st: unknown }[] =>
  JSON.parse(readFileSync(new URL(`../corpora/xapi-statements-${version}.json`, import.meta.url), 'utf8'))

let store: RecordStore
beforeAll(async () => {
  store = await openRecordStore()
})
afterAll(() => store?.close())

/** What a record store adds by itself. */
const asSent = (stored: unknown) => {
  const { stored: _when, authority: _by, version: _of, ...rest } = stored as Record<string, unknown>
  return rest
}

describe('a validator that others wrote', () => {
  it.each(['1.0.3', '2.0.0'])('accepts nothing that is labelled invalid in %s', (version) => {
    const labelled = corpus(version)
    expect(labelled.length).toBeGreaterThan(900)
    const accepted = labelled.filter(({ ok, st }) => !ok && validate(st).length === 0)
    expect(accepted.map(({ name }) => name)).toEqual([])
  })

  it('has nothing to say of any statement that a scripted talk causes', async () => {
    const statements = (await everyScriptedLog()).flatMap((log) => statementsOf(log, { actor }))
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
    for (const log of await everyScriptedLog()) {
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
    const [log = []] = await everyScriptedLog()
    const statements = statementsOf(log, { actor })
    expect((await store.post(statements)).status).toBe(200)
    expect((await store.post(statements)).status).toBe(200)
    const ids = (await store.all()).map(({ id }) => id)
    for (const { id } of statements) expect(ids.filter((one) => one === id)).toHaveLength(1)
  })

  it('refuses another statement under the id of one', async () => {
    const [log = []] = await everyScriptedLog()
    const [first, ...others] = statementsOf(log, { actor: { ...actor, name: 'another' } })
    expect((await store.post(statementsOf(log, { actor }))).status).toBe(200)
    expect((await store.post([first])).status).toBe(409)
    // With it, it refuses what else came in the same batch.
    expect((await store.post([...others.slice(0, 1), first])).status).toBe(409)
  })
})

describe('a statement that was changed', () => {
  const changed = async () => {
    const logs = await everyScriptedLog()
    return logs.flatMap((log) => statementsOf(log, { actor })).slice(0, 6)
  }

  it.each(Object.keys(MUTATIONS))('so that %s is refused by both', async (name) => {
    const mutate = MUTATIONS[name] as (statement: Statement) => unknown
    for (const statement of await changed()) {
      const mutated = mutate(structuredClone(statement))
      if (mutated === undefined) continue
      expect(validate(mutated)).not.toEqual([])
      const { status } = await store.post([mutated])
      expect(status).toBe(400)
    }
  })
})
