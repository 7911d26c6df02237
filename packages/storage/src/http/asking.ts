import { OivallusError } from '@oivallus/core'

/** How a server is asked. */
export interface Asking {
  url: string
  fetch: typeof globalThis.fetch
  headers: () => Record<string, string> | Promise<Record<string, string>>
  credentials: RequestCredentials
}

/** How long one waits for an answer, in milliseconds. */
const AT_MOST = 30_000

const unreachable = (message: string, cause?: unknown) =>
  new OivallusError('store-unreachable', message, '', { cause })

/** Answers that say nothing of what was asked: it is asked again. */
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/** What a server that refused has to say. */
const titleOf = async (response: Response): Promise<string> => {
  try {
    const { title } = (await response.json()) as { title?: unknown }
    if (typeof title === 'string') return title
  } catch {}
  return `It answered ${response.status}.`
}

const refusalOf = async (response: Response): Promise<OivallusError> => {
  const { status } = response
  const title = await titleOf(response)
  if (status === 507) return new OivallusError('store-full', title)
  if (PASSING.includes(status)) return unreachable(`The server cannot answer now. ${title}`)
  return new OivallusError('store-refused', `The server refused this. ${title}`)
}

/** The address of a place, with what is asked for in its query: an id may hold whatever a path would take for something else. */
const addressOf = (url: string, place: string, query: Record<string, string | readonly string[]>): string => {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
  const search = asked.toString()
  return `${url.replace(/\/$/, '')}/${place}${search && `?${search}`}`
}

/** The fetch of a place: whatever does not come is told as an OivallusError. */
export const fetchPlace = async (
  { url, fetch, headers, credentials }: Asking,
  place: string,
  query: Record<string, string | readonly string[]>,
  init: RequestInit,
): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(addressOf(url, place, query), {
      ...init,
      credentials,
      headers: { ...(await headers()), ...(init.body != null && { 'content-type': 'application/json' }) },
    })
  } catch (cause) {
    throw unreachable('The server cannot be reached. What was typed waits here, and goes when it can.', cause)
  }
  if (!response.ok) throw await refusalOf(response)
  return response
}

/** Asks, and reads the JSON of the answer. */
export const ask = async <T>(
  asking: Asking,
  place: string,
  query: Record<string, string | readonly string[]>,
  body?: unknown,
): Promise<T> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetchPlace(asking, place, query, { ...init, signal: AbortSignal.timeout(AT_MOST) })
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch (cause) {
    throw unreachable(
      'What answered is no Oivallus server: it gave no JSON. See to the address, and to the sign-in.',
      cause,
    )
  }
}
