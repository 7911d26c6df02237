import { statementsOf } from '@oivallus/lms/xapi'
import { arbitraryTalk, play } from '@oivallus/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTOR, guide, type Log } from './talks.ts'

const RUNS = 150

const of = (log: Log) => statementsOf(log, { actor: ACTOR })

/** Everything that may stand in a statement. */
const MAY_STAND = [
  /^(urn:uuid:)?[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  /^urn:oivallus:xapi:(1|conversation|series)$/,
  /^http:\/\/adlnet\.gov\/expapi\/(verbs\/(initialized|suspended|resumed|completed)|activities\/profile)$/,
  /^http:\/\/activitystrea\.ms\/schema\/1\.0\/schedule$/,
  /^(initialized|suspended|resumed|completed|schedule)$/,
  /^(Agent|Activity|Oppimiskeskustelu|Lärsamtal|Learning conversation)$/,
  /^(https:\/\/portal\.example|4711)$/,
  /^PT\d+(\.\d{1,2})?S$/,
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/,
]

const KEYS =
  'account actor category completion context contextActivities definition display duration en extensions fi grouping homePage id name object objectType registration result sv timestamp type verb urn:oivallus:xapi:return'

/** Whatever stands in a value: its keys, and its texts. */
const inside = (value: unknown): { keys: string[]; values: unknown[] } => {
  if (typeof value !== 'object' || value === null) return { keys: [], values: [value] }
  const parts = Object.values(value).map(inside)
  return {
    keys: [...(Array.isArray(value) ? [] : Object.keys(value)), ...parts.flatMap(({ keys }) => keys)],
    values: parts.flatMap(({ values }) => values),
  }
}

/** The order in which a talk’s life goes. */
const LIFE = /^(initialized( suspended resumed)*( suspended)?( completed( schedule)*)?)?$/

describe('whatever people do in a talk', () => {
  it('an LMS is told of its life alone: nothing that was said, and nobody but who launched it', async () => {
    const verbs = new Set<string | undefined>()
    await fc.assert(
      fc.asyncProperty(arbitraryTalk({ hostileIds: true }), async (talk) => {
        const { log, dispose } = await play(talk, { devices: 'one', guide })
        const { keys, values } = inside(of(log))
        for (const key of keys) expect(KEYS.split(' ')).toContain(key)
        for (const value of values)
          expect(value === true || MAY_STAND.some((one) => one.test(String(value))), String(value)).toBe(true)
        const life = of(log).map(({ verb }) => verb.display.en)
        expect(life.join(' ')).toMatch(LIFE)
        for (const verb of life) verbs.add(verb)
        dispose()
      }),
      { numRuns: RUNS },
    )
    // All of it happens in some of them.
    expect(verbs.size).toBe(5)
  })

  it('what was told before is told the same after', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTalk(), async (talk) => {
        const { log, dispose } = await play(talk, { devices: 'one', guide })
        const all = of(log)
        for (let end = 0; end <= log.length; end++) {
          const before = of(log.slice(0, end))
          expect(before).toEqual(all.slice(0, before.length))
        }
        dispose()
      }),
      { numRuns: RUNS / 3 },
    )
  })

  it('is told in the order of its times', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTalk(), async (talk) => {
        const { log, dispose } = await play(talk, { devices: 'one', guide })
        const times = of(log).map(({ timestamp }) => timestamp)
        expect(times).toEqual([...times].sort())
        expect(new Set(times).size).toBe(times.length)
        dispose()
      }),
      { numRuns: RUNS / 3 },
    )
  })
})
