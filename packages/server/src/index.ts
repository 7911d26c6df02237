export type { Identity, Person } from './identity.ts'
export type { Opened, Opens } from './opening.ts'
