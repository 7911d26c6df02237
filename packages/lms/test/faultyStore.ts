import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isDeepStrictEqual } from 'node:util'

/** What goes wrong with a request: an answer instead of its own, or a connection that is lost before or after it was carried out. */
export type Fault = { status: number; retryAfter?: string; body?: string } | 'lostBefore' | 'lostAfter'

interface Stored {
  id: string
}

/** What was asked, of what, and how. */
export interface Request {
  method: string
  url: string
  version: string | undefined
  authorization: string | undefined
  ids: string[]
}

/** A record store on a real port, which keeps the rules of xAPI for ids and batches, and on which things go wrong as told. */
export interface FaultyStore {
  endpoint: string
  /** What is stored, by id. */
  stored: Map<string, Stored>
  requests: Request[]
  /** What goes wrong with the next requests that store something, one each. */
  faults: Fault[]
  /** What goes wrong with the next requests that look one up. */
  faultsOfReading: Fault[]
  /** How a statement is looked at before it is stored: a status of 400 and above refuses its batch. */
  judge: (statement: Stored) => number
  /** More statements than these are too many at once. */
  most: number
  /** Some record stores answer 409 also when they hold the very same. */
  conflictsOnSame: boolean
  /** Resolves when the next request has come. */
  asked(): Promise<unknown>
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

const answer = (response: ServerResponse, status: number, body: unknown = '') => {
  response.statusCode = status
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Without what a record store adds. */
const asSent = (stored: Stored): object => ({ ...stored, stored: undefined, authority: undefined })

export const openFaultyStore = async (): Promise<FaultyStore> => {
  const server = createServer()
  const store: FaultyStore = {
    endpoint: '',
    stored: new Map(),
    requests: [],
    faults: [],
    faultsOfReading: [],
    judge: () => 200,
    most: 1000,
    conflictsOnSame: false,
    asked: () => once(server, 'request'),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  const storing = (statements: Stored[]): [number, unknown?] => {
    if (statements.length > store.most) return [413]
    const refused = statements.map(store.judge).find((status) => status >= 400)
    if (refused !== undefined) return [refused, { warnings: ['a word of its own'] }]
    const known = statements.flatMap((one) => {
      const stored = store.stored.get(one.id)
      return stored ? [isDeepStrictEqual(JSON.parse(JSON.stringify(asSent(stored))), one)] : []
    })
    if (known.some((same) => !same || store.conflictsOnSame)) return [409]
    for (const one of statements)
      if (!store.stored.has(one.id))
        store.stored.set(one.id, { ...one, stored: '2026-11-07T10:00:00.000Z', authority: {} } as Stored)
    return [200, statements.map(({ id }) => id)]
  }

  server.on('request', async (request, response) => {
    const { method = '', url = '', headers } = request
    const text = await bodyOf(request)
    const statements: Stored[] = text === '' ? [] : JSON.parse(text)
    store.requests.push({
      method,
      url,
      version: headers['x-experience-api-version'] as string | undefined,
      authorization: headers.authorization,
      ids: statements.map(({ id }) => id),
    })
    const fault = (method === 'POST' ? store.faults : store.faultsOfReading).shift()
    if (fault === 'lostBefore') return request.socket.destroy()
    if (typeof fault === 'object') {
      if (fault.retryAfter !== undefined) response.setHeader('Retry-After', fault.retryAfter)
      return answer(response, fault.status, fault.body)
    }
    const found = store.stored.get(new URL(url, 'http://x').searchParams.get('statementId') ?? '')
    const [status, body] = method === 'POST' ? storing(statements) : found ? [200, found] : [404]
    if (fault === 'lostAfter') return request.socket.destroy()
    return answer(response, status, body)
  })
  // Nothing goes wrong by itself: a busy client does not find that a connection was closed on it meanwhile.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  store.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xAPI/`
  return store
}
