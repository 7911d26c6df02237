export type { StatementOptions } from './options.ts'
export type { Account, Activity, LanguageMap, Statement } from './statement.ts'
export { statementsOf } from './statements.ts'
