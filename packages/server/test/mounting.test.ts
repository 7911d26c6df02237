import { createServer, type Server } from 'node:http'
import { createConversation, createMemoryStore, joinConversation, systemPlatform } from '@oivallus/core'
import { openHttpStore } from '@oivallus/storage/http'
import { describe, expect, it } from 'vitest'
import { type ConversationHandler, createConversationHandler } from '../src/index.ts'
import { mounted as onExpress } from './mounting/express.ts'
import { mounted as onFastify } from './mounting/fastify.ts'
import { mounted as onNode } from './mounting/node.ts'
import { guide } from './served.ts'

/** The servers that the page on running a server shows, as they stand there. */
const SERVERS: Record<string, (handler: ConversationHandler) => Promise<Server> | Server> = {
  'bare Node': onNode,
  Express: (handler) => createServer(onExpress(handler)),
  Fastify: async (handler) => {
    const app = onFastify(handler)
    await app.ready()
    return app.server
  },
}

describe.each(Object.entries(SERVERS))('mounted on %s', (_, make) => {
  it('holds a talk on two screens, live, and refuses what it should', async () => {
    const handler = createConversationHandler({
      store: createMemoryStore(systemPlatform),
      base: '/conversations',
      identify: ({ headers }) => {
        const participant = headers.get('authorization')
        return participant === null ? null : { participant }
      },
    })
    const server = await make(handler)
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const url = `http://localhost:${(server.address() as { port: number }).port}/conversations`
    const storeOf = (participant: string) =>
      openHttpStore({ url, headers: () => ({ authorization: participant }) })
    const stores = [storeOf('anna'), storeOf('ville')]
    const around = (participant: string, at: number) => ({
      viewer: { participant },
      guide,
      language: 'en',
      store: stores[at] as (typeof stores)[number],
    })

    const anna = createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, around('anna', 0))
    anna.send({ type: 'joined', name: 'Anna' })
    await anna.settled()
    expect(anna.getSnapshot().trouble).toBeUndefined()
    const ville = await joinConversation(anna.id, around('ville', 1))
    ville.send({ type: 'joined', name: 'Ville' })
    await expect.poll(() => anna.getSnapshot().state.participants.length).toBe(2)

    expect((await fetch(`${url}/needs`)).status).toBe(401)
    expect((await fetch(`${url}/nowhere`, { headers: { authorization: 'anna' } })).status).toBe(404)
    const sent = { method: 'POST', headers: { authorization: 'anna', 'content-type': 'application/json' } }
    const whole = `${url}/stream?conversation=${anna.id}&stream=shared`
    expect((await fetch(whole, { ...sent, body: '{"expected":0' })).status).toBe(400)
    expect(
      (
        await fetch(whole, {
          ...sent,
          headers: { ...sent.headers, 'content-type': 'text/plain' },
          body: '{}',
        })
      ).status,
    ).toBe(415)
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as { servers: unknown }
    expect(description.servers).toEqual([{ url: '/conversations' }])

    anna.dispose()
    ville.dispose()
    for (const one of stores) await one.close()
    handler.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
