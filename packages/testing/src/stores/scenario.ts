import type { Store } from '@oivallus/core'
import type { Expect } from '../suite.ts'

/** The moment at which every scenario begins. */
export const BEGINS = '2026-09-01T06:00:00.000Z'

/** A place where conversations are kept, empty, and a store over it. */
export interface StorePlace {
  store: Store
  /**
   * Opens the same place once more, as another tab or another program does, while the first stays open. Absent where what is kept
   * is gone with the store.
   *
   * @param begins The moment, ISO 8601 in UTC, at which the clock of that store begins.
   */
  again?(begins: string): Promise<Store>
  /**
   * All that is kept there, as text, read below the store: a database's files, or its dump. It is searched for words that should
   * be gone.
   *
   * @default what the store's streams give
   */
  kept?(): Promise<string>
  /** Closes every store that was opened over the place, and takes the place away. */
  close(): Promise<void>
}

/** What a scenario is given: a place of its own, opened for it. */
export interface StoreGiven extends StorePlace {
  expect: Expect
  kept(): Promise<string>
}

/** Something that holds of every store. */
export interface StoreScenario {
  /** A sentence of the specification. */
  title: string
  /** Only of stores whose content outlives them. */
  durable?: true
  run(given: StoreGiven): Promise<void>
}

/** Scenarios by their keys, which stay the same whatever the titles say. */
export type StoreScenarios = Readonly<Record<string, StoreScenario>>
