import { Problem } from './problem.ts'

/** How much one may ask for. Each node counts for itself. */
export interface Limits {
  /**
   * The longest body of a request, in bytes.
   *
   * @default 524288
   */
  bytes: number
  /**
   * The most entries in one request.
   *
   * @default 500
   */
  entries: number
  /**
   * The most entries in one stream: about fifty long talks.
   *
   * @default 5000
   */
  stream: number
  /**
   * How often one participant may send something in a minute.
   *
   * @default 300
   */
  writes: number
  /**
   * How often one participant may read something in a minute.
   *
   * @default 3000
   */
  reads: number
  /**
   * How many live connections one participant may have at once.
   *
   * @default 20
   */
  connections: number
}

export const LIMITS: Limits = {
  bytes: 512 * 1024,
  entries: 500,
  stream: 5000,
  writes: 300,
  reads: 3000,
  connections: 20,
}

const MINUTE = 60_000

/**
 * Counts up to a number in a minute for each participant. Libraries for it keep their counts in stores of many kinds, and bring
 * along what only Node has; this handler runs wherever there is a `Request`.
 */
const createMinutes = (most: number) => {
  let counts = new Map<string, number>()
  let begun = 0
  return (participant: string): { seconds: number } | undefined => {
    const now = Date.now()
    if (now - begun >= MINUTE) {
      counts = new Map()
      begun = now
    }
    const count = (counts.get(participant) ?? 0) + 1
    counts.set(participant, count)
    return count > most ? { seconds: Math.ceil((begun + MINUTE - now) / 1000) } : undefined
  }
}

/** Counts what each participant asks for. */
export const createCounting = ({ writes, reads, connections }: Limits) => {
  const minutes = { writes: createMinutes(writes), reads: createMinutes(reads) }
  const open = new Map<string, number>()
  return {
    /** @throws {Problem} `too-many`, with how many seconds to wait. */
    count: (kind: 'writes' | 'reads', participant: string) => {
      const over = minutes[kind](participant)
      if (over)
        throw new Problem(
          429,
          'too-many',
          `That was a lot at once. Send it again in ${over.seconds} s.`,
          over.seconds,
        )
    },
    /**
     * One more live connection, until the returned function is called.
     *
     * @throws {Problem} `too-many`.
     */
    connect: (participant: string): (() => void) => {
      const count = (open.get(participant) ?? 0) + 1
      if (count > connections)
        throw new Problem(429, 'too-many', `No more than ${connections} live connections at once: close one.`)
      open.set(participant, count)
      return () => {
        const left = (open.get(participant) ?? 1) - 1
        if (left > 0) open.set(participant, left)
        else open.delete(participant)
      }
    },
  }
}
