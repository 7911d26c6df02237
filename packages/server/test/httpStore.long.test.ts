import { serve } from '@hono/node-server'
import { createMemoryStore } from '@oivallus/core'
import { type HttpStore, openHttpStore } from '@oivallus/storage/http'
import { steadyPlatform } from '@oivallus/testing'
import { storeSuite } from '@oivallus/testing/stores'
import { describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { LIMITS } from '../src/limits.ts'
import { createPresence } from '../src/presence.ts'
import { served } from './served.ts'

/**
 * A server of a host's own, which speaks as ours does and decides nothing: what stands in the store is what was sent. So the suite,
 * whose entries are made by hand, looks at the way there and back.
 */
const hostsOwn = async (begins: string) => {
  const platform = steadyPlatform(begins, 'someone')
  const store = createMemoryStore(platform)
  const { decider } = served(platform, undefined, [], store)
  const app = createApp({
    store,
    decider: { ...decider, storeFor: () => store, mayRead: async () => true },
    platform,
    presence: createPresence({ bus: undefined, every: 60_000 }),
    lost: { isAway: () => {}, isBack: () => {}, close: () => {} },
    identify: () => ({ participant: 'anna' }),
    base: '/',
    origins: [],
    limits: { ...LIMITS, bytes: 10_000_000, writes: 100_000, reads: 100_000 },
    log: () => {},
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const one = serve({ fetch: app.fetch, port: 0 }, () => resolve(one))
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const stores: HttpStore[] = []
  const again = async () => {
    const one = openHttpStore({ url })
    stores.push(one)
    // A server lets go by itself, by its own clock.
    return { ...one, purge: store.purge }
  }
  return {
    store: await again(),
    again,
    close: async () => {
      for (const one of stores) await one.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('the store at a server', () => {
  storeSuite({
    vitest: { expect, it },
    open: hostsOwn,
    knownGaps: {
      'subscribe.told':
        'a live connection tells where a stream stands that one may read, and not of every step',
      'purge.opened': 'a server lets go by itself, whoever opens a way to it',
    },
  })

  it('says what is wrong, and keeps nothing of it', async () => {
    const away = openHttpStore({ url: 'http://localhost:9' })
    await expect(away.list()).rejects.toMatchObject({ reason: 'store-unreachable' })
    const answering = (status: number, body: string, type = 'application/problem+json') =>
      openHttpStore({
        url: '/',
        fetch: async () => new Response(body, { status, headers: { 'content-type': type } }),
      })
    const problem = (code: string) => JSON.stringify({ title: `because ${code}`, code })
    for (const [status, code, reason] of [
      [401, 'not-signed-in', 'store-refused'],
      [403, 'only-participants', 'store-refused'],
      [429, 'too-many', 'store-unreachable'],
      [503, 'store-unreachable', 'store-unreachable'],
      [507, 'store-full', 'store-full'],
    ] as const)
      await expect(answering(status, problem(code)).list()).rejects.toMatchObject({
        reason,
        message: expect.stringContaining(`because ${code}`),
      })
    await expect(answering(200, '<html>Sign in</html>', 'text/html').list()).rejects.toMatchObject({
      reason: 'store-unreachable',
      message: expect.stringContaining('no JSON'),
    })
  })
})
