import { isUuid } from '../uuid.ts'
import { wrongFor } from '../wrong.ts'
import type { Account } from './statement.ts'

/** For whom, and under which names, a talk is told of. */
export interface StatementOptions {
  /** The account of whoever launched the talk: the only person in a statement, whoever else takes part. */
  actor: Account
  /**
   * The registration: one UUID for each conversation. Give the one that the LMS gave, if it did.
   *
   * @default a UUID of version 5, made of the conversation's id
   */
  registration?: string
  /**
   * The talk as an activity, an IRI.
   *
   * @default `urn:uuid:`, with a UUID of version 5 made of the conversation's id
   */
  activity?: string
  /**
   * The series as an activity, an IRI: talks that follow one another are grouped by it.
   *
   * @default `urn:uuid:`, with a UUID of version 5 made of the series' id
   */
  series?: string
}

/** A scheme and something after it, without what no IRI holds (RFC 3987). */
const IRI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu

const wrong = wrongFor('No statement can be made.')

/** Whether it is an IRI, with its scheme. */
export const isIri = (value: unknown): boolean => typeof value === 'string' && IRI.test(value)

/** @throws {OivallusError} `malformed-options` for what would make statements that no record store takes. */
export const checkOptions = ({ actor, registration, activity, series }: StatementOptions): void => {
  if (!isIri(actor?.homePage))
    throw wrong('actor.homePage', actor?.homePage, 'an IRI such as "https://portal.example"')
  if (typeof actor.name !== 'string' || actor.name === '')
    throw wrong('actor.name', actor.name, 'the id of whoever launched the talk')
  if (registration !== undefined && !isUuid(registration)) throw wrong('registration', registration, 'a UUID')
  if (activity !== undefined && !isIri(activity)) throw wrong('activity', activity, 'an IRI')
  if (series !== undefined && !isIri(series)) throw wrong('series', series, 'an IRI')
}
