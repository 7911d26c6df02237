import { OivallusError } from '@oivallus/core'
import { deliver, type Later } from './delivering.ts'
import { keepInMemory, type QueueKeeping } from './keeping.ts'
import { createQueue, type DeadLetter } from './queue.ts'
import type { Statement } from './statement.ts'

/** The environment of a sender: time, handed in. */
export interface SenderPlatform {
  /** The present moment, ISO 8601. */
  now(): string
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Where statements are sent, and how. */
export interface SenderOptions {
  /** The address of the record store, to which `/statements` is added, e.g. `https://lrs.example/xAPI`. */
  endpoint: string
  /**
   * What is sent with every request besides: what signs in, such as `Authorization`. It is asked anew for every request.
   *
   * @default nothing
   */
  headers?: () => Record<string, string> | Promise<Record<string, string>>
  /**
   * The version of xAPI that is spoken. Statements are valid in both.
   *
   * @default '1.0.3' which stores of 2.0 take too
   */
  version?: '1.0.3' | '2.0.0'
  /**
   * Where what waits is kept.
   *
   * @default in memory, and gone with the page
   */
  keeping?: QueueKeeping
  /**
   * How many statements go at once, at the most: one or more.
   *
   * @default 50
   */
  most?: number
  /**
   * What asks.
   *
   * @default the platform's `fetch`
   */
  fetch?: typeof globalThis.fetch
  /**
   * Its clock, and its pauses.
   *
   * @default the machine's
   */
  platform?: SenderPlatform
}

/** Sends statements to a record store, each once, in the order in which they came. */
export interface Sender {
  /**
   * Takes statements to send, and sends them by itself. Those it had before, by their ids, it passes over: give it all of a talk's,
   * whenever its log has grown.
   *
   * @returns when all are kept: from then on they are sent, now or after a reload.
   * @throws {OivallusError} what the keeping rejects with; what was not kept is to be sent again.
   */
  send(statements: readonly Statement[]): Promise<void>
  /** How many wait. */
  waiting(): Promise<number>
  /** Those that the record store does not take, the earliest refused first. They hold nobody up. */
  deadLetters(): Promise<DeadLetter[]>
  /** Sends those once more, after what was wrong is right, such as a sign-in that had run out. */
  revive(): Promise<void>
  /** Ends a pause: for whoever knows that there is a network again. */
  hurry(): void
  /**
   * Resolves when nothing waits, or the sender is disposed of.
   *
   * @throws {OivallusError} what the keeping rejected with meanwhile.
   */
  settled(): Promise<void>
  /** Sends nothing more. What waits is kept, and goes when a sender is made with the same keeping. */
  dispose(): void
}

/** Pauses in milliseconds: the first, doubled each time, up to the longest. A record store may ask for up to a day. */
const PAUSES = { first: 1_000, longest: 5 * 60_000, asked: 24 * 60 * 60_000 }

/** The clock of the machine, and its timers. */
export const machine: SenderPlatform = {
  now: () => new Date().toISOString(),
  pause: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}

const pauseFor = ({ after }: Later, failures: number): number =>
  after === undefined
    ? Math.min(PAUSES.first * 2 ** (failures - 1), PAUSES.longest)
    : Math.min(Math.max(after, PAUSES.first), PAUSES.asked)

/**
 * Makes a sender, which sends at once what is kept from before. Nothing is lost: what waits is kept until the record store has
 * confirmed it. Nothing is there twice: what it may have had already is sent again under the same id, and counts as delivered when it
 * holds the same statement.
 *
 * A batch that is too large is sent by halves; 408, 425, 429, all from 500 on and a network that fails are waited for; whatever else is
 * refused is put aside with what the record store said, and holds nobody up.
 *
 * @throws {OivallusError} `malformed-options` when nothing could ever be sent.
 * @example
 * const sender = createSender({
 *   endpoint: 'https://lrs.example/xAPI',
 *   headers: () => ({ Authorization: `Basic ${key}` }),
 *   keeping: keepInStorage(localStorage),
 * })
 * await sender.send(statementsOf(conversation.entries(), { actor }))
 */
export const createSender = (options: SenderOptions): Sender => {
  const { endpoint, headers = () => ({}), version = '1.0.3', most = 50, platform = machine } = options
  const { fetch = (...what) => globalThis.fetch(...what), keeping = keepInMemory() } = options
  if (!Number.isInteger(most) || most < 1)
    throw new OivallusError(
      'malformed-options',
      `Nothing can be sent. most: found ${most}, expected 1 or more.`,
      'most',
    )
  const queue = createQueue(keeping)
  const asking = { endpoint, headers, version, fetch, now: () => platform.now() }
  let isDisposed = false
  let pausing = new AbortController()

  const run = async (): Promise<void> => {
    await queue.load()
    let failures = 0
    for (let batch = queue.next(most); batch.length > 0 && !isDisposed; batch = queue.next(most)) {
      const later = await deliver(asking, queue, batch)
      failures = later ? failures + 1 : 0
      if (!later || isDisposed) continue
      pausing = new AbortController()
      await platform.pause(pauseFor(later, failures), pausing.signal)
    }
  }

  let running: Promise<void> = Promise.resolve()
  /** One run after another: none begins before the last has ended, and each takes whatever came meanwhile. */
  const start = () => {
    running = running.then(run, run)
    // It is told to whoever waits for it.
    running.catch(() => {})
  }

  const change = async (how: () => Promise<void>): Promise<void> => {
    await queue.load()
    try {
      await how()
    } finally {
      start()
    }
  }

  start()
  return {
    send: (statements) => change(() => queue.add(statements)),
    waiting: async () => {
      await queue.load()
      return queue.next(Number.POSITIVE_INFINITY).length
    },
    deadLetters: async () => {
      await queue.load()
      return queue.deadLetters()
    },
    revive: () => change(() => queue.revive()),
    hurry: () => pausing.abort(),
    settled: async () => {
      for (let last: typeof running | undefined; last !== running; ) {
        last = running
        await last
      }
    },
    dispose: () => {
      isDisposed = true
      pausing.abort()
    },
  }
}
