import type { Queue } from './queue.ts'
import { isSame } from './same.ts'
import type { Statement } from './statement.ts'

/** How a record store is asked. */
export interface Asking {
  endpoint: string
  version: string
  headers: () => Record<string, string> | Promise<Record<string, string>>
  fetch: typeof globalThis.fetch
  /** The present moment, ISO 8601. */
  now: () => string
}

/** Nothing more can be done now: it is to be tried again, after so many ms if the record store said so. */
export interface Later {
  after?: number
}

interface Answer {
  status: number
  text: string
  retryAfter: string | null
}

/** How long one waits for an answer, in milliseconds. */
const AT_MOST = 30_000

/** How much of what a record store says is kept. */
const MOST_SAID = 500

/** Answers that say nothing of the statements: they are sent again. So do all from 500 on. */
const PASSING: readonly number[] = [408, 425, 429]

/** Answers that may be about one statement of several, or about how many there are: the rest goes without it. */
const ABOUT_SOME: readonly number[] = [400, 403, 409, 413, 422]

/** Asks, and reads the answer; undefined when none came. */
const ask = async (
  { endpoint, version, headers, fetch }: Asking,
  query: string,
  body?: string,
): Promise<Answer | undefined> => {
  try {
    const response = await fetch(`${endpoint.replace(/\/$/, '')}/statements${query}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(await headers()),
        'X-Experience-API-Version': version,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      signal: AbortSignal.timeout(AT_MOST),
      ...(body !== undefined && { body }),
    })
    const { status } = response
    return { status, text: await response.text(), retryAfter: response.headers.get('Retry-After') }
  } catch {
    return undefined
  }
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether an answer names what was stored: another page, such as a sign-in, may answer 200 too. */
const confirms = ({ status, text }: Answer, statements: readonly Statement[]): boolean => {
  if (status === 204) return true
  const ids = json(text)
  if (status !== 200 || !Array.isArray(ids)) return false
  const stored = ids.map((id) => String(id).toLowerCase())
  return statements.every(({ id }) => stored.includes(id))
}

/** So many seconds, or until a time of HTTP. */
const laterThan = ({ retryAfter }: Answer, now: () => string): Later => {
  if (retryAfter === null) return {}
  const after = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(now())
  return Number.isNaN(after) ? {} : { after: Math.max(0, after) }
}

const isPassing = (answer: Answer | undefined): boolean =>
  !answer || answer.status < 400 || answer.status >= 500 || PASSING.includes(answer.status)

/** The statement that a record store holds under an id, also if somebody has voided it. */
const find = async (asking: Asking, id: string): Promise<Answer | undefined> => {
  const found = await ask(asking, `?statementId=${id}`)
  return found?.status === 404 ? ask(asking, `?voidedStatementId=${id}`) : found
}

const refusalOf = ({ status, text }: Answer) => ({ status, said: text.slice(0, MOST_SAID) })

/** The id is taken: by this very statement, which then is delivered, or by another. */
const settle = async (
  asking: Asking,
  queue: Queue,
  statement: Statement,
  conflict: Answer,
): Promise<Later | undefined> => {
  const found = await find(asking, statement.id)
  if (!found) return {}
  const stored = json(found.text)
  if (isPassing(found) && (found.status !== 200 || stored === undefined)) return laterThan(found, asking.now)
  await (found.status === 200 && isSame(statement, stored)
    ? queue.delivered(statement)
    : queue.refused(statement, refusalOf(conflict)))
  return undefined
}

/**
 * Sends statements, and sees to what becomes of each: delivered, or refused and put aside. A record store takes a batch whole or not at
 * all, so one that is refused is sent by halves, until what it cannot take stands alone.
 *
 * @returns what to wait for when some of them could not be sent now; they are still in the queue.
 */
export const deliver = async (
  asking: Asking,
  queue: Queue,
  statements: readonly Statement[],
): Promise<Later | undefined> => {
  const answer = await ask(asking, '', JSON.stringify(statements))
  if (!answer) return {}
  if (confirms(answer, statements)) {
    for (const statement of statements) await queue.delivered(statement)
    return undefined
  }
  if (isPassing(answer)) return laterThan(answer, asking.now)
  const [first] = statements
  if (statements.length > 1 && ABOUT_SOME.includes(answer.status)) {
    const half = Math.ceil(statements.length / 2)
    const later = await deliver(asking, queue, statements.slice(0, half))
    return later ?? deliver(asking, queue, statements.slice(half))
  }
  if (first && answer.status === 409) return settle(asking, queue, first, answer)
  for (const statement of statements) await queue.refused(statement, refusalOf(answer))
  return undefined
}
