export type { Expect, Runner } from '../suite.ts'
export {
  arbitrarySteps,
  type Crossing,
  crosses,
  type Doing,
  type Person,
  type Step,
} from './crossing.ts'
export type { Fate } from './network.ts'
export type { StoreGiven, StorePlace, StoreScenario, StoreScenarios } from './scenario.ts'
export { STORE_SCENARIOS } from './scenarios/index.ts'
export { LEAST_OF_STORES, type StoreSuite, storeScenariosOf, storeSuite } from './suite.ts'
