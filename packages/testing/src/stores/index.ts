export type { Expect, Runner } from '../suite.ts'
export type { StoreGiven, StorePlace, StoreScenario, StoreScenarios } from './scenario.ts'
export { STORE_SCENARIOS } from './scenarios/index.ts'
export { LEAST_OF_STORES, type StoreSuite, storeScenariosOf, storeSuite } from './suite.ts'
