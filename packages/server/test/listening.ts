import { type ServerType, serve } from '@hono/node-server'
import { createMemoryStore, systemPlatform } from '@oivallus/core'
import { type HttpStore, openHttpStore } from '@oivallus/storage/http'
import { createConversationHandler, type HandlerOptions, type LogRecord } from '../src/index.ts'
import { checkingAnswers } from './answers.ts'

/** Who a request says it comes from: the sign-in of a test. */
const HEADER = 'x-participant'

/** A server on a port of its own, and everybody's way to it. */
export interface Listening {
  url: string
  log: LogRecord[]
  storeOf(participant: string): HttpStore
  ask(participant: string | null, path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** Starts a real server over a store, whose answers are as it describes them. Whoever is named in `levels` answers for these. */
export const listening = async (
  options: Partial<HandlerOptions> = {},
  levels: Readonly<Record<string, readonly string[]>> = {},
  port = 0,
): Promise<Listening> => {
  const log: LogRecord[] = []
  const handler = createConversationHandler({
    store: createMemoryStore(systemPlatform),
    identify: (request) => {
      const participant = request.headers.get(HEADER)
      return participant === null
        ? null
        : { participant: decodeURIComponent(participant), levels: levels[participant] ?? [] }
    },
    log: (record) => log.push(record),
    ...options,
  })
  const answers = checkingAnswers(handler)
  const server = await new Promise<ServerType>((resolve) => {
    const one = serve({ fetch: answers.fetch, port }, () => resolve(one))
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : port}`
  const stores: HttpStore[] = []
  return {
    url,
    log,
    storeOf: (participant) => {
      const store = openHttpStore({ url, headers: () => ({ [HEADER]: encodeURIComponent(participant) }) })
      stores.push(store)
      return store
    },
    ask: (participant, path, init = {}) =>
      fetch(url + path, {
        ...init,
        headers: {
          ...(participant !== null && { [HEADER]: encodeURIComponent(participant) }),
          ...(init.body != null && { 'content-type': 'application/json' }),
          ...init.headers,
        },
      }),
    close: async () => {
      for (const store of stores) await store.close()
      handler.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (answers.wrong.length > 0) throw new Error(`Not as openapi.json says. ${answers.wrong.join('\n')}`)
    },
  }
}
