import { OivallusError } from '@oivallus/core'

/** Why no package is made: where, what was found, and what was expected. */
export const wrong = (path: string, found: unknown, expected: string): OivallusError =>
  new OivallusError(
    'malformed-options',
    `No package can be made. ${path}: found ${JSON.stringify(found)?.slice(0, 80) ?? 'nothing'}, expected ${expected}.`,
    path,
  )
