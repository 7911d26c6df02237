import { type Runner, runScenarios } from '../suite.ts'
import { textOf } from './entries.ts'
import { BEGINS, type StoreGiven, type StorePlace, type StoreScenarios } from './scenario.ts'
import { STORE_SCENARIOS } from './scenarios/index.ts'

/** What a store's author gives to the suite. */
export interface StoreSuite {
  /** What of vitest is used: `import { expect, it } from 'vitest'`. */
  vitest: Runner
  /**
   * Opens a new, empty place, and a store over it. Called once for each scenario.
   *
   * @param begins The moment, ISO 8601 in UTC, at which the store's clock begins.
   */
  open(begins: string): Promise<StorePlace>
  /** What is kept is gone with the store: what only durable stores do is left out. */
  inMemory?: true
  /** Scenarios that are known to fail, by their keys, each with the reason. They run, and must fail. */
  knownGaps?: Readonly<Record<string, string>>
}

/** The least number of scenarios, so that a suite that runs nothing fails. */
export const LEAST_OF_STORES = { durable: 51, inMemory: 45 } as const

/** The scenarios that a suite runs, by their keys. */
export const storeScenariosOf = ({ inMemory }: Pick<StoreSuite, 'inMemory'>): StoreScenarios =>
  Object.fromEntries(Object.entries(STORE_SCENARIOS).filter(([, { durable }]) => !(inMemory && durable)))

/** What is given to a scenario over a place: the place itself, and what is kept there as text. */
const over = (place: StorePlace, expect: Runner['expect']): StoreGiven => ({
  ...place,
  expect,
  kept: place.kept ?? (() => textOf(place.store)),
})

/**
 * Runs every scenario against a store, each over a place of its own: one test each, and one that there are enough of them.
 *
 * @example
 * storeSuite({
 *   vitest: { expect, it },
 *   inMemory: true,
 *   open: async (begins) => ({ store: createMemoryStore(steadyPlatform(begins)), close: async () => {} }),
 * })
 */
export const storeSuite = (suite: StoreSuite): void => {
  const { vitest, open, inMemory, knownGaps } = suite
  const opened = Object.entries(storeScenariosOf(suite)).map(([key, { title, run }]) => {
    const inPlace = async () => {
      const place = await open(BEGINS)
      try {
        await run(over(place, vitest.expect))
      } finally {
        await place.close()
      }
    }
    return [key, { title, run: inPlace }] as const
  })
  runScenarios({
    vitest,
    scenarios: Object.fromEntries(opened),
    given: undefined,
    least: inMemory ? LEAST_OF_STORES.inMemory : LEAST_OF_STORES.durable,
    knownGaps,
  })
}
