import { type Erasure, type Platform, type Store, systemPlatform } from '@oivallus/core'
import { createApp, type LogRecord } from './app.ts'
import { createDeciding } from './deciding.ts'
import type { Identity, Person } from './identity.ts'
import { LIMITS, type Limits } from './limits.ts'
import { createLost } from './lost.ts'
import type { Opened } from './opening.ts'
import { createPresence } from './presence.ts'

/** How conversations are served. */
export interface HandlerOptions {
  /** Where they are kept. One store serves as many handlers, in as many programs, as its database does. */
  store: Store
  /**
   * Who sends a request, as your sign-in says; null when nobody is signed in. Their id is opaque, and the same in every talk. What
   * you do not say of somebody (that they are a supervisor, that they answer for a level) they cannot claim.
   */
  identify(request: Request): Identity | null | Promise<Identity | null>
  /**
   * What you say of somebody who is entered by the scribe of a shared screen.
   *
   * @default nothing
   */
  describe?(participant: string): Person | Promise<Person>
  /**
   * Whether somebody may open a talk so: whom they ask, under which notice, with which rules softened.
   *
   * @default everybody who is signed in
   */
  opens?(opened: Opened, who: Identity): boolean | Promise<boolean>
  /**
   * Whether somebody may erase a conversation, a line or a person through the server. You may always call `store.erase` yourself.
   *
   * @default nobody
   */
  erases?(conversation: string, what: Erasure, who: Identity): boolean | Promise<boolean>
  /**
   * The path under which the handler is mounted.
   *
   * @default '/'
   */
  base?: string
  /**
   * Other origins from which browsers may use it, e.g. `https://portal.example`. Cookies come along.
   *
   * @default none
   */
  origins?: readonly string[]
  /** What differs from the usual limits. */
  limits?: Partial<Limits>
  /**
   * After how long a lost connection counts as left, in milliseconds.
   *
   * @default 120000
   */
  leavesAfter?: number
  /** Told of every request: never of words, people or talks. */
  log?(record: LogRecord): void
  /**
   * Its clock says what is today.
   *
   * @default systemPlatform
   */
  platform?: Platform
}

/** A Fetch-API handler: a request in, a response out. */
export interface ConversationHandler {
  (request: Request): Promise<Response>
  /** Ends what goes on by itself. The store stays open: it is yours. */
  close(): void
}

const LEAVES_AFTER = 2 * 60 * 1000
/** Some 1,200 long talks, in some 30 MB. */
const REMEMBERS = 100_000
const PRESENCE_EVERY = 10_000
const DAILY = 24 * 60 * 60 * 1000

/**
 * Serves conversations: every act is decided again, participants alone read, and several screens hold one talk live. It needs no
 * framework and fits into any that speaks `Request` and `Response`. What has been kept long enough goes daily.
 *
 * @example
 * const handler = createConversationHandler({
 *   store: await openSqliteStore({ file: 'conversations.db' }),
 *   identify: async (request) => ({ participant: await userOf(request) }),
 * })
 */
export const createConversationHandler = (options: HandlerOptions): ConversationHandler => {
  const { store, identify, platform = systemPlatform, base = '/', origins = [] } = options
  const limits = { ...LIMITS, ...options.limits }
  const decider = createDeciding({
    store,
    platform,
    opens: options.opens,
    describe: options.describe ?? (() => ({})),
    erases: options.erases ?? (() => false),
    remembers: REMEMBERS,
    longest: limits.stream,
  })
  const presence = createPresence({ bus: store.bus, every: PRESENCE_EVERY })
  const lost = createLost({ decider, presence, platform }, options.leavesAfter ?? LEAVES_AFTER)
  const app = createApp({
    store,
    decider,
    platform,
    presence,
    lost,
    identify,
    base,
    origins,
    limits,
    log: options.log ?? (() => {}),
  })
  // What cannot be let go of today goes tomorrow, or when the store is opened next.
  const daily = setInterval(() => void store.purge(platform.now()).catch(() => {}), DAILY)
  ;(daily as { unref?(): void }).unref?.()
  const close = () => {
    clearInterval(daily)
    presence.close()
    lost.close()
  }
  return Object.assign(async (request: Request) => app.fetch(request), { close })
}
