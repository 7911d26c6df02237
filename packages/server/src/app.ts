import type { Listing, Platform, Store } from '@oivallus/core'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { appending, erasing, listing, place, read } from './bodies.ts'
import type { Decider } from './deciding.ts'
import type { Identity } from './identity.ts'
import { createCounting, type Limits } from './limits.ts'
import { lineOf } from './line.ts'
import { createLive } from './live.ts'
import type { Lost } from './lost.ts'
import { needsFor } from './needs.ts'
import { openApi } from './openapi.ts'
import type { Presence } from './presence.ts'
import { answerOf, Problem, problemOf } from './problem.ts'

/** What a request came to, without what was in it: no words, no person, no id of a talk. */
export interface LogRecord {
  /** When it was answered, ISO 8601. */
  at: string
  method: string
  /** Which place was asked, e.g. `/stream`; `unknown` if there is none such: a path may hold whatever somebody wrote. */
  place: string
  status: number
  /** Why it was refused. */
  code?: string
  /** How long it took, in milliseconds; a live connection until it was opened. */
  took: number
  /** What is broken, for whoever runs the server: the kind of error and where it came from, without its message. */
  broken?: string
}

/** What stands behind the places. */
export interface AppOptions {
  store: Store
  decider: Decider
  platform: Platform
  presence: Presence
  lost: Lost
  identify: (request: Request) => Identity | null | Promise<Identity | null>
  base: string
  origins: readonly string[]
  limits: Limits
  log: (record: LogRecord) => void
}

/** The places that there are. */
const PLACES: readonly string[] = [
  '/conversations',
  '/stream',
  '/outside',
  '/erase',
  '/needs',
  '/me',
  '/live',
  '/openapi.json',
]

type Env = { Variables: { who: Identity; code: string; broken: string } }

/** From where a browser may ask: from this very site, or from one that the host named. */
const isSameSite = ({ headers, url }: Request, origins: readonly string[]): boolean => {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (origin !== null && origins.includes(origin)) return true
  if (site !== null) return site === 'same-origin' || site === 'none'
  // An older browser says where it comes from when it sends something, and no more; another program says nothing.
  return origin === null || origin.replace(/^https?:\/\//, '') === new URL(url).host
}

const isJson = (request: Request): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')

/** Where an error came from, without its message: that may hold words. */
const whereOf = (error: unknown): string => {
  const { name = 'Error', message = '', stack = '' } = error instanceof Error ? error : {}
  return [
    name,
    // A message of several lines may look like a place.
    ...stack
      .replace(message, '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 3),
  ].join('')
}

/** The places of the server. */
export const createApp = (options: AppOptions) => {
  const { store, decider, platform, presence, lost, identify, base, origins, limits, log } = options
  const counting = createCounting(limits)
  const live = createLive({ store, decider, presence, lost })
  const app = new Hono<Env>().basePath(base)

  app.use(async (c, next) => {
    const begun = performance.now()
    await next()
    const { code, broken } = c.var
    const place = c.req.path.slice(base === '/' ? 0 : base.length)
    log({
      at: platform.now(),
      method: c.req.method,
      place: PLACES.includes(place) ? place : 'unknown',
      status: c.res.status,
      ...(code && { code }),
      took: Math.round(performance.now() - begun),
      ...(broken && { broken }),
    })
  })
  app.onError((error, c) => {
    const problem = problemOf(error)
    c.set('code', problem.code)
    if (problem.code === 'broken') c.set('broken', whereOf(error))
    return answerOf(problem)
  })
  app.notFound((c) => {
    c.set('code', 'unknown-place')
    return answerOf(
      new Problem(404, 'unknown-place', 'There is nothing here. See openapi.json for what there is.'),
    )
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: 'DENY',
      crossOriginResourcePolicy: origins.length > 0 ? 'cross-origin' : 'same-origin',
      // Whether there is TLS, and for how long, is the host's to say.
      strictTransportSecurity: false,
    }),
    async (c, next) => {
      await next()
      c.res.headers.set('cache-control', 'no-store')
    },
  )
  if (origins.length > 0)
    app.use(
      cors({ origin: [...origins], credentials: true, allowHeaders: ['content-type', 'authorization'] }),
    )

  const description = openApi(base, limits)
  app.get('/openapi.json', (c) => c.json(description))

  app.use(async (c, next) => {
    const request = c.req.raw
    const writes = request.method !== 'GET'
    if (!isSameSite(request, origins))
      throw new Problem(
        403,
        'cross-site',
        'This came from another site. Name it among the origins if it is yours.',
      )
    if (writes && !isJson(request))
      throw new Problem(415, 'malformed-request', 'Send JSON, and say so: content-type application/json.')
    const who = await identify(request)
    if (!who) throw new Problem(401, 'not-signed-in', 'Nobody is signed in. Sign in, and send it again.')
    counting.count(writes ? 'writes' : 'reads', who.participant)
    c.set('who', who)
    await next()
  })
  const tooLarge = () =>
    new Problem(413, 'too-large', `No more than ${limits.bytes} bytes at once. Send less of it.`)
  const countBody = bodyLimit({
    maxSize: limits.bytes,
    onError: (c) => {
      c.set('code', 'too-large')
      return answerOf(tooLarge())
    },
  })
  // A body that says how long it is need not be counted, and what has none is not asked for one: on Node that would make a whole
  // `Request` of it.
  app.post('*', (c, next) => {
    const { headers } = c.req.raw
    const says = headers.has('transfer-encoding') ? null : headers.get('content-length')
    if (says === null || !/^\d+$/.test(says)) return countBody(c, next)
    if (Number(says) > limits.bytes) throw tooLarge()
    return next()
  })

  const bodyOf = async (request: { json(): Promise<unknown> }): Promise<unknown> => {
    try {
      return await request.json()
    } catch {
      throw new Problem(400, 'malformed-request', 'The body is no JSON.')
    }
  }

  app.get('/conversations', async (c) => {
    const of = read(listing, c.req.query()) as Listing
    const conversations = await decider.storeFor(c.var.who).list(of)
    return c.json({ conversations })
  })

  app.get('/stream', async (c) => {
    const { conversation, stream, from = 0 } = read(place, c.req.query())
    return c.json(await decider.storeFor(c.var.who).read(conversation, stream, from))
  })

  app.post('/stream', async (c) => {
    const { conversation, stream } = read(place, c.req.query())
    const { expected, entries } = read(appending, await bodyOf(c.req))
    if (entries.length > limits.entries)
      throw new Problem(413, 'too-large', `No more than ${limits.entries} entries at once. Send less of it.`)
    return c.json(await decider.storeFor(c.var.who).append(conversation, stream, expected, entries as never))
  })

  app.get('/outside', async (c) => {
    const { conversation } = read(place, { stream: 'shared', ...c.req.query() })
    return c.json((await decider.storeFor(c.var.who).outside?.(conversation)) ?? null)
  })

  app.post('/erase', async (c) => {
    const { conversation } = read(place, { stream: 'shared', ...c.req.query() })
    await decider.storeFor(c.var.who).erase(conversation, read(erasing, await bodyOf(c.req)))
    return c.body(null, 204)
  })

  app.get('/needs', async (c) => c.json({ needs: await needsFor({ store, decider, platform }, c.var.who) }))

  app.get('/me', (c) => {
    // Whatever else the host knows of somebody stays with the host.
    const { participant, supervisor = false, levels = [] } = c.var.who
    return c.json({ participant, supervisor, levels })
  })

  app.get('/live', (c) => {
    const { who } = c.var
    // nginx holds back what it takes for a page, unless it is told not to.
    c.header('x-accel-buffering', 'no')
    c.header('content-type', 'text/event-stream')
    // Of what has no body nobody hears, and its line would never end.
    if (c.req.method === 'HEAD') return c.body(null)
    const conversations = [...new Set(c.req.queries('conversation') ?? [])].slice(0, limits.entries)
    const disconnect = counting.connect(who.participant)
    const ended = (error: unknown) => {
      disconnect()
      if (error === undefined) return
      // The line ends, and the device connects again.
      const { status, code } = problemOf(error)
      const broken = code === 'broken' ? { broken: whereOf(error) } : {}
      log({ at: platform.now(), method: 'GET', place: '/live', status, code, took: 0, ...broken })
    }
    return c.body(lineOf(live(who, conversations, ended)))
  })

  return app
}
