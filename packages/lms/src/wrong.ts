import { OivallusError, type Reason } from '@oivallus/core'

/** An error for what cannot be used: where it is, what was found there, and what was expected. */
export type Wrong = (path: string, found: unknown, expected: string) => OivallusError

/**
 * Makes such errors of one kind.
 *
 * @param about What comes of it, in a sentence, such as “No course can be made.”
 */
export const wrongFor =
  (about: string, reason: Reason = 'malformed-options'): Wrong =>
  (path, found, expected) => {
    const shown = found == null ? 'nothing' : JSON.stringify(found)?.slice(0, 80)
    return new OivallusError(reason, `${about} ${path}: found ${shown}, expected ${expected}.`, path)
  }
