import { OivallusError } from '@oivallus/core'

/** What was found, in a few words, whatever it is. */
const found = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60))
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'function') return 'a function'
  return String(value)
}

/** Refuses what a programmer gave: where it was, what was found there, and what was expected. */
export const refuse = (path: string, value: unknown, expected: string): never => {
  throw new OivallusError('malformed-options', `${path}: found ${found(value)}, expected ${expected}.`, path)
}
