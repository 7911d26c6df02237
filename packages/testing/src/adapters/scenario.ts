import type { Expect } from '../suite.ts'
import type { Seat } from './seat.ts'
import type { Setting } from './setting.ts'

/** What a scenario is given. */
export interface Given {
  /** Opens a page with a talk on it, shown by the adapter under test. */
  open(setting?: Setting): Promise<Seat>
  expect: Expect
  /** The source of axe-core, as text. */
  axe: string
}

/** Something that holds of every adapter. */
export interface Scenario {
  /** A sentence of the specification. */
  title: string
  /** The least that anything called an adapter does. */
  core?: true
  run(given: Given): Promise<void>
}

/** Scenarios by their keys, which stay the same whatever the titles say. */
export type Scenarios = Readonly<Record<string, Scenario>>
