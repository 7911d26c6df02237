import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Statement } from '@oivallus/lms/cmi5'

/** A request that reached the LMS. */
export interface Recorded {
  method: string
  /** Without the address of the LMS, e.g. `/xapi/statements`. */
  path: string
  query: Record<string, string>
  authorization: string | undefined
  text: string
}

/** How a unit is launched. */
export interface Launching {
  session: string
  /** @default 'Normal' */
  launchMode?: string
  /** @default none */
  returnURL?: string
  /**
   * The page that is launched.
   *
   * @default one that is not there: only its address is looked at
   */
  page?: string
}

/** An LMS of cmi5 that records what it is asked. It knows one learner, one unit and one registration. */
export interface Lms {
  /** Lays a session ready, and gives the launch URL. */
  launch(launching: Launching): string
  traffic: Recorded[]
  /** The statements that it has taken, in order. */
  statements: Statement[]
  /** Its documents, by where they stand. */
  documents: Map<string, unknown>
  /** Statuses that the next requests with statements are answered with, before anything is taken. */
  faults: number[]
  /** The same for documents that are posted. */
  documentFaults: number[]
  close(): Promise<void>
}

export const ACTOR = {
  objectType: 'Agent',
  account: { homePage: 'https://lms.example', name: 'learner 4711 & co' },
}
export const REGISTRATION = '7B3A1D5E-6f0c-4a8e-9d52-0c1e2f3a4b5c'
export const ACTIVITY = 'https://lms.example/course/7/au/0?version=2&of=talks'

export const templateOf = (session: string) => ({
  contextActivities: { grouping: [{ id: 'https://publisher.example/talk' }] },
  extensions: {
    'https://w3id.org/xapi/cmi5/context/extensions/sessionid': session,
    'https://lms.example/tenant': { nested: [1, 'two'] },
  },
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

const answered = (status: number, body?: unknown) => ({ status, body })

export const openLms = async (): Promise<Lms> => {
  const traffic: Recorded[] = []
  const statements: Statement[] = []
  const documents = new Map<string, unknown>()
  const faults: number[] = []
  const documentFaults: number[] = []
  /** The tokens, by the place where each is had once. */
  const tokens = new Map<string, string>()

  const take = (given: Statement[]) => {
    const fault = faults.shift()
    if (fault !== undefined) return answered(fault, { message: 'not now' })
    for (const one of given) {
      const held = statements.find(({ id }) => id === one.id)
      if (held && JSON.stringify(held) !== JSON.stringify(one)) return answered(409)
      if (!held) statements.push(one)
    }
    return undefined
  }

  const answer = ({ method, path, query, text, authorization }: Recorded) => {
    if (path.startsWith('/fetch/') && method === 'POST') {
      const token = tokens.get(path)
      tokens.delete(path)
      return token === undefined
        ? answered(200, {
            'error-code': '1',
            'error-text': 'The authorization token has already been returned.',
          })
        : answered(200, { 'auth-token': token })
    }
    if (!authorization?.startsWith('Basic ')) return answered(401)
    if (path === '/xapi/statements') {
      const given = method === 'GET' ? [] : ([JSON.parse(text)].flat() as Statement[])
      if (method === 'GET') {
        const found = statements.find(({ id }) => id === query.statementId)
        return found ? answered(200, found) : answered(404)
      }
      const ids = given.map(({ id }) => id)
      return take(given) ?? (method === 'PUT' ? answered(204) : answered(200, ids))
    }
    const { stateId, profileId, activityId, registration, agent = '{}' } = query
    const place = JSON.stringify([path, stateId ?? profileId, activityId, registration, JSON.parse(agent)])
    if (method === 'GET') return documents.has(place) ? answered(200, documents.get(place)) : answered(404)
    const fault = documentFaults.shift()
    if (fault !== undefined) return answered(fault)
    documents.set(place, { ...(documents.get(place) ?? {}), ...JSON.parse(text) })
    return answered(204)
  }

  const server = createServer(async (request, response) => {
    // A page of another origin asks, as most units of a course are.
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Methods', 'GET, PUT, POST')
    response.setHeader(
      'Access-Control-Allow-Headers',
      'authorization, content-type, x-experience-api-version',
    )
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const { method = '', url = '', headers } = request
    const { pathname: path, searchParams } = new URL(url, 'http://lms')
    const query = Object.fromEntries(searchParams)
    const { authorization } = headers
    const recorded = { method, path, query, authorization, text: await bodyOf(request) }
    traffic.push(recorded)
    const { status, body } = answer(recorded)
    response.statusCode = status
    if (body !== undefined) response.setHeader('Content-Type', 'application/json')
    response.end(body === undefined ? '' : JSON.stringify(body))
  })
  // A busy client does not find that a connection was closed on it meanwhile.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    traffic,
    statements,
    documents,
    faults,
    documentFaults,
    launch: ({
      session,
      launchMode = 'Normal',
      returnURL,
      page = 'https://content.example/talk/index.html',
    }) => {
      tokens.set(`/fetch/${session}`, Buffer.from(`token:${session}`).toString('base64'))
      documents.set(
        JSON.stringify(['/xapi/activities/state', 'LMS.LaunchData', ACTIVITY, REGISTRATION, ACTOR]),
        {
          contextTemplate: templateOf(session),
          launchMode,
          launchMethod: 'AnyWindow',
          moveOn: 'Completed',
          ...(returnURL && { returnURL }),
        },
      )
      const query = new URLSearchParams({
        endpoint: `${origin}/xapi/`,
        fetch: `${origin}/fetch/${session}?once=1&for=it`,
        actor: JSON.stringify(ACTOR),
        registration: REGISTRATION,
        activityId: ACTIVITY,
      })
      return `${page}?guide=fi&${query}`
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
