export type { StatementOptions } from './options.ts'
export { type Json, xapiProfile } from './profile.ts'
export type { Account, Activity, LanguageMap, Statement } from './statement.ts'
export { statementsOf } from './statements.ts'
