import { wrongFor } from '../wrong.ts'
import { checkOptions } from '../xapi/options.ts'
import type { Account } from '../xapi/statement.ts'

/** How an LMS launched us: what stands in the launch URL, as given (cmi5, 8.1). */
export interface Launch {
  /** The address of the record store. */
  endpoint: string
  /** Where the token of this session is had, once. */
  fetch: string
  /** Whoever launched it. It stands in statements as it was given. */
  actor: { objectType?: 'Agent'; account: Account; name?: string }
  /** The registration, a UUID: the same in every session of one talk. */
  registration: string
  /** The id that the LMS gave this unit, an IRI. */
  activityId: string
}

const NAMES = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const

const wrong = wrongFor('This is no launch of cmi5: it has to be opened from the LMS.')

/** Whether a text is an address of HTTP: whoever else makes one up runs a script here, or asks nobody. */
export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

const parsed = (text: string): Launch['actor'] => {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong('actor', text, 'an agent as JSON')
  }
}

/**
 * Reads how an LMS launched us.
 *
 * @param url The address of the page, as it was opened: `location.href`.
 * @throws {OivallusError} `malformed-options` when something is missing or of another form; `path` says what.
 */
export const launchOf = (url: string | URL): Launch => {
  if (!URL.canParse(String(url))) throw wrong('launch', String(url), 'the address of the page')
  const { searchParams } = new URL(url)
  const given = (name: (typeof NAMES)[number]): string => {
    const text = searchParams.get(name)
    if (!text) throw wrong(name, text, 'it in the launch URL')
    return text
  }
  const [endpoint, fetch, actorText, registration, activityId] = NAMES.map(given) as [
    string,
    string,
    string,
    string,
    string,
  ]
  for (const [name, text] of Object.entries({ endpoint, fetch }))
    if (!isAddress(text)) throw wrong(name, text, 'an address of HTTP')
  const actor = parsed(actorText)
  if (!actor?.account || (actor.objectType ?? 'Agent') !== 'Agent')
    throw wrong('actor', actorText, 'an agent with an account')
  checkOptions({ actor: actor.account, registration, activity: activityId })
  return { endpoint, fetch, actor, registration, activityId }
}
