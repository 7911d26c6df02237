import type { Followed } from '@oivallus/lms/cmi5'
import { run, scripts } from '@oivallus/testing'
import { guide } from './talks.ts'

/** A whole log, as a conversation that is followed has it. */
export const followedOf = (log: ReturnType<Followed['entries']>): Followed => ({
  id: 'talk',
  viewer: { participant: 'amara' },
  texts: () => ({ language: 'en' }) as ReturnType<Followed['texts']>,
  entries: () => log,
  subscribe: () => () => {},
})

/** The log of a talk that was held, and returns on a day. */
export const heldTalk = async () => (await run(scripts.library, { devices: 'each', guide })).log
