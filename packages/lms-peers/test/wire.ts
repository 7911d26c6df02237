import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong on the way: an answer of the wire's own, or a connection lost before or after the request got through. */
export type Fault = { status: number; retryAfter?: string } | 'lostBefore' | 'lostAfter'

/** A wire to a record store, on which things go wrong. */
export interface Wire {
  endpoint: string
  /** What goes wrong with the next requests, one each; null for nothing. */
  faults: (Fault | null)[]
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

/** Stands before a record store, and hands on what gets through. */
export const openWire = async (to: string): Promise<Wire> => {
  const faults: (Fault | null)[] = []
  const { origin } = new URL(to)
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '', headers } = request
    // A page asks from another origin.
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader(
      'Access-Control-Allow-Headers',
      'authorization, content-type, x-experience-api-version',
    )
    response.setHeader('Access-Control-Expose-Headers', 'retry-after')
    if (method === 'OPTIONS') return response.writeHead(204).end()
    const text = await bodyOf(request)
    const fault = faults.shift()
    if (fault === 'lostBefore') return request.socket.destroy()
    if (typeof fault === 'object' && fault !== null) {
      if (fault.retryAfter !== undefined) response.setHeader('Retry-After', fault.retryAfter)
      response.statusCode = fault.status
      return response.end()
    }
    const answered = await fetch(origin + url, {
      method,
      headers: {
        'content-type': headers['content-type'] ?? 'text/plain',
        'x-experience-api-version': String(headers['x-experience-api-version']),
        authorization: headers.authorization ?? '',
      },
      ...(text !== '' && { body: text }),
    })
    const body = await answered.text()
    if (fault === 'lostAfter') return request.socket.destroy()
    response.statusCode = answered.status
    return response.end(body)
  })
  // Nothing goes wrong by itself: a busy client does not find that a connection was closed on it meanwhile.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}${new URL(to).pathname}`,
    faults,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
