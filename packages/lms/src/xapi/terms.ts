import type { Happening } from '../life.ts'

/** The profile, as it stands for every version of it. */
export const PROFILE = 'urn:oivallus:xapi'

/** The version of the profile that statements follow: its id is their category. */
export const PROFILE_VERSION = `${PROFILE}:1`

/** Our own activity types. */
export const ACTIVITY_TYPES = {
  /** A learning conversation. */
  conversation: `${PROFILE}:conversation`,
  /** Learning conversations that follow one another. */
  series: `${PROFILE}:series`,
} as const

/** Our own extension of a result: the day on which the talk goes on. */
export const RETURN = `${PROFILE}:return`

/** The verb of each thing that happens to a talk: its name in the statement's id, and its IRI. None is ours. */
export const VERBS = {
  begun: { name: 'initialized', id: 'http://adlnet.gov/expapi/verbs/initialized' },
  suspended: { name: 'suspended', id: 'http://adlnet.gov/expapi/verbs/suspended' },
  resumed: { name: 'resumed', id: 'http://adlnet.gov/expapi/verbs/resumed' },
  held: { name: 'completed', id: 'http://adlnet.gov/expapi/verbs/completed' },
  returnScheduled: { name: 'schedule', id: 'http://activitystrea.ms/schema/1.0/schedule' },
} as const satisfies Record<Happening, { name: string; id: string }>
