import { createMemoryStore } from '@oivallus/core'
import { describe, expect, it } from 'vitest'
import { steadyPlatform } from '../src/index.ts'
import { LEAST_OF_STORES, STORE_SCENARIOS, storeScenariosOf, storeSuite } from '../src/stores/index.ts'

describe('the stores’ suite', () => {
  it('has the same scenarios for every store, and no fewer than there were', () => {
    expect(Object.keys(storeScenariosOf({}))).toHaveLength(LEAST_OF_STORES.durable)
    expect(Object.keys(storeScenariosOf({ inMemory: true }))).toHaveLength(LEAST_OF_STORES.inMemory)
    for (const key of Object.keys(STORE_SCENARIOS)) expect(key).toMatch(/^[a-z]+\.[a-zA-Z]+$/)
  })
})

describe('core’s store in memory', () => {
  storeSuite({
    vitest: { expect, it },
    inMemory: true,
    open: async (begins) => ({
      store: createMemoryStore(steadyPlatform(begins, 'someone')),
      close: async () => {},
    }),
  })
})
