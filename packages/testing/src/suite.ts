import type { ExpectStatic, TestAPI } from 'vitest'

/** vitest's own, handed in: the scenarios are plain data and import no runner. */
export type Expect = ExpectStatic

/** What of vitest is used: `import { expect, it } from 'vitest'`. */
export interface Runner {
  expect: ExpectStatic
  it: TestAPI
}

/** Something that holds of everything under a suite, by its key, which stays the same whatever the title says. */
type Ran<Given> = Readonly<Record<string, { title: string; run(given: Given): Promise<void> }>>

/** What is run, and how much of it there must be. */
interface Running<Given> {
  vitest: Runner
  scenarios: Ran<Given>
  given: Given
  least: number
  /** Scenarios that are known to fail, by their keys, each with the reason. They run, and must fail. */
  knownGaps?: Readonly<Record<string, string>> | undefined
}

/** Runs every scenario: one test each, and one that there are enough of them. */
export const runScenarios = <Given>({
  vitest: { expect, it },
  scenarios,
  given,
  least,
  knownGaps = {},
}: Running<Given>): void => {
  const ran = new Set<string>()
  for (const [key, { title, run }] of Object.entries(scenarios)) {
    const gap = Object.hasOwn(knownGaps, key) ? knownGaps[key] : undefined
    const test = gap === undefined ? it : it.fails
    test(`${key}: ${title}${gap === undefined ? '' : ` (not yet: ${gap})`}`, async () => {
      ran.add(key)
      await run(given)
    })
  }
  it('is all there', () => {
    expect([...ran].sort()).toEqual(Object.keys(scenarios).sort())
    expect(ran.size).toBeGreaterThanOrEqual(least)
    expect(Object.keys(knownGaps).filter((key) => !Object.hasOwn(scenarios, key))).toEqual([])
  })
}
