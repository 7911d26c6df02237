import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOUNDS, sidesOf } from '../stores/bounds.ts'
import { inPostgres, inSqlite, type Place } from '../stores/places.ts'
import { CLIENTS } from '../stores/storing.ts'

let places: { postgres: Place; sqlite: Place }

beforeAll(async () => {
  places = { postgres: await inPostgres(), sqlite: await inSqlite() }
})
afterAll(async () => {
  await places?.postgres.close()
  await places?.sqlite.close()
})

const ACTS = 3

describe('the benchmark of stores', () => {
  it.each([0, 1])('keeps as many acts as it inserts rows (%s)', async (at) => {
    const sides = sidesOf(places, ACTS)
    for (const name of [BOUNDS[at]?.of, ...(BOUNDS[at]?.against ?? [])]) {
      const { left, micros } = await sides[name as keyof typeof sides]()
      expect([name, left]).toEqual([name, CLIENTS * ACTS])
      expect(micros).toBeGreaterThan(0)
    }
  })
})
