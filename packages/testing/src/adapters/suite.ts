import { type Runner, runScenarios } from '../suite.ts'
import type { Given, Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios/index.ts'

/** What an adapter's author gives to the suite. */
export interface AdapterSuite extends Pick<Given, 'open' | 'axe'> {
  /** What of vitest is used: `import { expect, it } from 'vitest'`. */
  vitest: Runner
  /** Only what anything called an adapter does. */
  coreOnly?: true
  /** Scenarios that are known to fail, by their keys, each with the reason. They run, and must fail. */
  knownGaps?: Readonly<Record<string, string>>
}

/** The least number of scenarios, so that a suite that runs nothing fails. */
export const LEAST = { all: 29, core: 6 } as const

/** The scenarios that a suite runs, by their keys. */
export const scenariosOf = ({ coreOnly }: Pick<AdapterSuite, 'coreOnly'>): [string, Scenario][] =>
  Object.entries(SCENARIOS).filter(([, one]) => !coreOnly || one.core)

/**
 * Runs every scenario against an adapter, in a real browser, by its keyboard: one test each, and one that there are enough of them.
 *
 * @example
 * adapterSuite({ vitest: { expect, it }, open, axe })
 */
export const adapterSuite = (suite: AdapterSuite): void => {
  const { vitest, open, axe, coreOnly, knownGaps } = suite
  runScenarios({
    vitest,
    scenarios: Object.fromEntries(scenariosOf(suite)),
    given: { open, expect: vitest.expect, axe },
    least: coreOnly ? LEAST.core : LEAST.all,
    knownGaps,
  })
}
