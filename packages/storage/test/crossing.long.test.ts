import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore, type Store } from '@oivallus/core'
import { openSqliteStore } from '@oivallus/storage/sqlite'
import { steadyPlatform } from '@oivallus/testing'
import { arbitrarySteps, crosses } from '@oivallus/testing/stores'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/* `OIVALLUS_RUNS` asks for more, and `OIVALLUS_SEED` for others: a failure names the steps, which the same seed makes again. */
const RUNS = Number(process.env.OIVALLUS_RUNS ?? 300)
const SEED = Number(process.env.OIVALLUS_SEED ?? 20261126)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
})
afterAll(() => rm(folder, { recursive: true }))

let talks = 0

const always = async (store: Store, numRuns: number) => {
  const property = fc.asyncProperty(arbitrarySteps(), (steps) =>
    crosses({ store, name: `talk-${talks++}`, expect }, steps),
  )
  await fc.assert(property, { numRuns, seed: SEED })
}

describe('two devices over a network that fails in both directions, reloaded in the midst of it', () => {
  const title = 'end equal, and no word is lost or said twice'

  it(`${title}: over a store in memory`, () => always(createMemoryStore(steadyPlatform()), RUNS), 3_600_000)

  it(`${title}: over SQLite`, async () => {
    const store = await openSqliteStore({ file: join(folder, 'conversations.db') })
    await always(store, Math.ceil(RUNS / 3))
    await store.close()
  }, 3_600_000)
})
