import { OivallusError, type Reason } from '@oivallus/core'
import type { Launch } from './launch.ts'
import { checkLaunchData, type LaunchData } from './launchData.ts'

/** What is kept for a registration from one session to the next: pointers alone. */
export interface RegistrationState {
  /** What opens the talk again where its store keeps it; it holds no word of it. */
  token?: string
  /** The id of the last statement about the talk that was told, so that a later session goes on after it. */
  told?: string
  /** Whether it was told that a talk was held: a registration has one `completed` at most. */
  isCompleted?: boolean
}

/** The documents that an LMS has for a session. */
export interface Documents {
  /** What signs in with every request; in memory alone. */
  authorization: string
  launchData(): Promise<LaunchData>
  /** The languages that the learner likes to read, the best first, RFC 5646; none when the LMS knows none. */
  languages(): Promise<string[]>
  kept(): Promise<RegistrationState>
  /** Keeps these, beside what else is kept. */
  keep(some: RegistrationState): Promise<void>
}

/** The id of our own state document. */
const OURS = 'urn:oivallus:cmi5:talk'

/** How long one waits for an answer, in milliseconds. */
const AT_MOST = 30_000

const trouble = (reason: Reason, path: string, said: string, cause?: unknown): OivallusError =>
  new OivallusError(reason, `The LMS does not let this session begin, or go on. ${path}: ${said}`, path, {
    cause,
  })

const json = async (response: Response, path: string): Promise<unknown> => {
  try {
    return await response.json()
  } catch (cause) {
    throw trouble('store-unreadable', path, `found another page (${response.status}), expected JSON.`, cause)
  }
}

/** Asks the LMS for its documents. */
const asking = (fetch: typeof globalThis.fetch) => async (path: string, url: string, init: RequestInit) => {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(AT_MOST) })
  } catch (cause) {
    throw trouble('store-unreachable', path, 'no answer came.', cause)
  }
}

/** The token of a session. It is given once: whoever loads the page anew has to launch it anew. */
const tokenFrom = (answer: unknown, { ok, status }: Response): string => {
  const { 'auth-token': token, ...error } = (answer ?? {}) as { [field: string]: unknown }
  if (ok && typeof token === 'string' && token !== '') return token
  const said = `found ${error['error-code'] === undefined ? `status ${status}` : `error ${error['error-code']}, “${error['error-text'] ?? ''}”`}, expected a token.`
  throw trouble('store-refused', 'fetch', `${said} It has to be opened from the LMS again.`)
}

/**
 * Signs in for a session, and gives access to its documents.
 *
 * @throws {OivallusError} `store-refused` when the LMS gives no token, `store-unreachable`, `store-unreadable`; the same from the methods.
 */
export const openDocuments = async (launch: Launch, fetch: typeof globalThis.fetch): Promise<Documents> => {
  const ask = asking(fetch)
  const answer = await ask('fetch', launch.fetch, { method: 'POST' })
  const authorization = `Basic ${tokenFrom(await json(answer, 'fetch'), answer)}`

  const { activityId, registration } = launch
  const agent = JSON.stringify(launch.actor)
  const at = (path: string, query: Record<string, string>, init: RequestInit = {}) =>
    ask(
      Object.values(query)[0] ?? path,
      `${launch.endpoint.replace(/\/$/, '')}/${path}?${new URLSearchParams({ ...query, agent })}`,
      {
        ...init,
        headers: {
          Authorization: authorization,
          'X-Experience-API-Version': '1.0.3',
          ...(init.body != null && { 'Content-Type': 'application/json' }),
        },
      },
    )
  const refuse = (name: string, { status }: Response): never => {
    const reason = status === 401 || status === 403 ? 'store-refused' : 'store-unreachable'
    throw trouble(reason, name, `found status ${status}.`)
  }
  /** A document; undefined when there is none. */
  const read = async (path: string, name: string, query: Record<string, string>): Promise<unknown> => {
    const found = await at(path, query)
    if (found.status === 404) return undefined
    return found.ok ? json(found, name) : refuse(name, found)
  }
  const state = (stateId: string) => ({ stateId, activityId, registration })

  return {
    authorization,
    launchData: async () =>
      checkLaunchData(await read('activities/state', 'LMS.LaunchData', state('LMS.LaunchData'))),
    languages: async () => {
      const name = 'cmi5LearnerPreferences'
      const { languagePreference = '' } = ((await read('agents/profile', name, { profileId: name })) ??
        {}) as { languagePreference?: string | null }
      return (languagePreference ?? '').split(/\s*,\s*/).filter((language) => language !== '')
    },
    kept: async () => {
      const { token, told, isCompleted } = ((await read('activities/state', OURS, state(OURS))) ??
        {}) as RegistrationState
      return {
        ...(typeof token === 'string' && { token }),
        ...(typeof told === 'string' && { told }),
        ...(isCompleted === true && { isCompleted }),
      }
    },
    // A record store puts the fields that are posted to those that it has (xAPI 1.0.3, part three, 2.2).
    keep: async (some) => {
      const kept = await at('activities/state', state(OURS), { method: 'POST', body: JSON.stringify(some) })
      if (!kept.ok) refuse(OURS, kept)
    },
  }
}
