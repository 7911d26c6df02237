import { uuidOf } from '../uuid.ts'
import { ACTIVITY_TYPES, PROFILE_VERSION } from './terms.ts'

/** Whom an LMS knows: an account in a system, and no mailbox. */
export interface Account {
  /** The system whose account it is, as an IRI, e.g. `https://portal.example`. */
  homePage: string
  /** The id of the person in that system: best an opaque one, for it stays in the record store. */
  name: string
}

/** Texts by language, RFC 5646. */
export interface LanguageMap {
  [language: string]: string
}

/** What a statement is about. */
export interface Activity {
  objectType: 'Activity'
  /** An IRI. */
  id: string
  definition?: { type: string; name?: LanguageMap }
}

/**
 * A statement of xAPI, valid in 1.0.3 and in 2.0.0: the part of that shape which is used here. Plain JSON.
 */
export interface Statement {
  /** A UUID. */
  id: string
  actor: { objectType: 'Agent'; account: Account }
  verb: { id: string; display: LanguageMap }
  object: Activity
  result?: {
    /** True when the talk was held; else absent. There is no score and no success, ever. */
    completion?: true
    /** ISO 8601, with at most two decimals. */
    duration?: string
    /** By IRI; the day of return is `urn:oivallus:xapi:return`, as `YYYY-MM-DD`. */
    extensions?: { [extension: string]: string }
  }
  context: {
    /** A UUID. */
    registration: string
    contextActivities: { category: Activity[]; grouping: Activity[] }
  }
  /** ISO 8601 in UTC. */
  timestamp: string
}

/** The namespace of our ids: itself the UUID of our profile's IRI, in the namespace for URLs of RFC 9562. */
const NAMESPACE = '6eb2a45f-751f-55e1-92ff-702d8e198a97'

/** The UUID of what these parts name together: whoever puts the same parts together finds the same. */
export const idOf = (...parts: readonly string[]): string => uuidOf(NAMESPACE, JSON.stringify(parts))

const activity = (id: string, type?: string, name?: LanguageMap): Activity => ({
  objectType: 'Activity',
  id,
  ...(type !== undefined && { definition: { type, ...(name && { name }) } }),
})

/** A talk. What it was about is among the words, so every talk has the same name. */
export const talkActivity = (id: string): Activity =>
  activity(id, ACTIVITY_TYPES.conversation, {
    fi: 'Oppimiskeskustelu',
    sv: 'Lärsamtal',
    en: 'Learning conversation',
  })

/** Talks that follow one another. */
export const seriesActivity = (id: string): Activity => activity(id, ACTIVITY_TYPES.series)

/** What says that a statement follows our profile. */
export const profileActivity = (): Activity =>
  activity(PROFILE_VERSION, 'http://adlnet.gov/expapi/activities/profile')
