import type { QueueKeeping } from './keeping.ts'
import type { Statement } from './statement.ts'

/** A statement that a record store does not take. */
export interface DeadLetter {
  statement: Statement
  /** What it answered, e.g. 400; 409 when it holds another statement under this id. */
  status: number
  /** What it said, at most 500 characters. */
  said: string
}

type Refusal = Omit<DeadLetter, 'statement'>

/** How a statement is kept: waiting for its turn, refused, or delivered, when its id alone is left. */
type Kept = { statement: Statement; turn: number; refusal?: Refusal } | { delivered: true }

/** What is to be sent, by id. */
export interface Queue {
  /** Reads what is kept, once; rejects when it could not, and tries again when it is asked again. */
  load(): Promise<void>
  /** Adds those that were never added before, by their ids. */
  add(statements: readonly Statement[]): Promise<void>
  /** The next so many that wait. */
  next(most: number): Statement[]
  delivered(statement: Statement): Promise<void>
  refused(statement: Statement, refusal: Refusal): Promise<void>
  deadLetters(): DeadLetter[]
  /** Lets those that were refused wait again. */
  revive(): Promise<void>
}

const parsed = (text: string): Kept | undefined => {
  try {
    return JSON.parse(text) as Kept
  } catch {
    // Cut off in the midst of writing: whoever added it has not been told that it is kept.
    return undefined
  }
}

export const createQueue = (keeping: QueueKeeping): Queue => {
  const all = new Map<string, Kept>()
  let turns = 0
  let loading: Promise<void> | undefined
  let adding: Promise<void> = Promise.resolve()

  const keep = (id: string, kept: Kept): Promise<void> => {
    all.set(id, kept)
    return keeping.set(id, JSON.stringify(kept))
  }

  const read = async (): Promise<void> => {
    for (const [id, text] of await keeping.entries()) {
      const kept = parsed(text)
      if (!kept) continue
      all.set(id, kept)
      if ('turn' in kept) turns = Math.max(turns, kept.turn)
    }
  }

  /** They wait once all of them are kept, or as many as there was room for: so that they go together. */
  const addTogether = async (statements: readonly Statement[]): Promise<void> => {
    const added = new Map<string, Kept>()
    try {
      for (const statement of statements) {
        const { id } = statement
        if (all.has(id) || added.has(id)) continue
        const kept = { statement, turn: ++turns }
        await keeping.set(id, JSON.stringify(kept))
        added.set(id, kept)
      }
    } finally {
      for (const [id, kept] of added) all.set(id, kept)
    }
  }

  /** In the order in which they were added. */
  const held = () =>
    [...all.values()]
      .flatMap((kept) => ('statement' in kept ? [kept] : []))
      .sort((one, other) => one.turn - other.turn)

  return {
    load: () => {
      loading ??= read().catch((error) => {
        loading = undefined
        throw error
      })
      return loading
    },
    add: (statements) => {
      const added = adding.then(() => addTogether(statements))
      adding = added.catch(() => {})
      return added
    },
    next: (most) =>
      held()
        .filter(({ refusal }) => !refusal)
        .slice(0, most)
        .map(({ statement }) => statement),
    delivered: ({ id }) => keep(id, { delivered: true }),
    refused: (statement, refusal) => keep(statement.id, { statement, turn: ++turns, refusal }),
    deadLetters: () =>
      held().flatMap(({ statement, refusal }) => (refusal ? [{ statement, ...refusal }] : [])),
    revive: async () => {
      for (const { statement, turn, refusal } of held())
        if (refusal) await keep(statement.id, { statement, turn })
    },
  }
}
