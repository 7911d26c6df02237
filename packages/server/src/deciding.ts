import type {
  Appended,
  Decided,
  Entry,
  Erasure,
  OutsideSight,
  Platform,
  Store,
  StreamName,
} from '@oivallus/core'
import { decideForeign, type ForeignAct, parseActs, sightOf, takesPart } from '@oivallus/core/deciding'
import { type Deciding, decideActs } from './acts.ts'
import { appendDecided, decidePrivate } from './appending.ts'
import { FURTHEST } from './bodies.ts'
import { createHeads, type Head } from './heads.ts'
import type { Identity, Person } from './identity.ts'
import type { Opens } from './opening.ts'
import { notYours, Problem } from './problem.ts'
import { createTurns } from './turns.ts'

/** Whether somebody may erase. */
export type Erases = (conversation: string, what: Erasure, who: Identity) => boolean | Promise<boolean>

/** How conversations are decided for people who are not trusted. */
export interface DecidingOptions {
  store: Store
  platform: Platform
  opens: Opens | undefined
  describe: (participant: string) => Person | Promise<Person>
  erases: Erases
  /** How many entries the conversations have together that are remembered between requests. */
  remembers: number
  /**
   * How many entries a stream may have.
   *
   * @default as many as come
   */
  longest?: number
}

/** Erased whole: whoever holds something of it is told so, and nothing else. */
const isGone = ({ version, erasures }: Head): boolean => version === 0 && erasures > 0

const isReader = ({ state, version }: Head, { participant }: Identity): boolean =>
  version > 0 && takesPart(state, participant)

/** The streams that somebody may have: the shared one, and their own. */
const isTheirs = (stream: StreamName, { participant }: Identity) =>
  stream === 'shared' || stream === `private/${participant}`

/**
 * The conversations of a store as each person may have them. Every act is decided again at the head of its stream, whatever the device
 * that sent it had found; what the person may not read is not given.
 */
export const createDeciding = (options: DecidingOptions) => {
  const { store, platform, opens, describe, erases, remembers, longest = Number.POSITIVE_INFINITY } = options
  const heads = createHeads(store, remembers)
  const inTurn = createTurns()

  const todayAt =
    ({ state }: Head) =>
    () =>
      platform.dayOf(platform.now(), state.zone)

  const decidingFor = (who: Identity): Deciding => ({
    store,
    heads,
    platform,
    opens,
    describe: (participant) => (participant === who.participant ? who : describe(participant)),
  })

  /** What somebody sees of a talk from outside. */
  const sightFor = (
    { participant, levels = [] }: Identity,
    head: Head,
    entries: readonly Entry[],
  ): OutsideSight => {
    const { state } = head
    const knock = { id: platform.id(), by: { participant }, event: { type: 'knocked' as const, name: '-' } }
    const verdict = decideForeign(knock, { state, find: () => undefined }, todayAt(head))
    return sightOf(state, entries, { levels, now: platform.now(), platform, mayKnock: 'takes' in verdict })
  }

  const checkReader = (who: Identity, head: Head) => {
    if (!isGone(head) && !isReader(head, who)) throw notYours()
  }

  /** The head of a conversation that somebody may read. */
  const headFor = async (who: Identity, conversation: string): Promise<Head> => {
    const head = await heads.at(conversation)
    checkReader(who, head)
    return head
  }

  const entriesOf = async (conversation: string) => (await heads.since(conversation, 0)).slice.entries

  /** Writes what follows from how it stands, by the rules like everything else; what does not hold is left. */
  const writes = async (
    conversation: string,
    acts: (
      head: Head,
      entries: () => Promise<readonly Entry[]>,
    ) => readonly ForeignAct[] | Promise<readonly ForeignAct[]>,
  ): Promise<void> => {
    await appendDecided(store, {
      conversation,
      stream: 'shared',
      expected: 0,
      head: () => heads.at(conversation),
      decide: async (head) => {
        const asked = await acts(head, () => entriesOf(conversation))
        const verdicts = asked.map((act) =>
          decideForeign(act, { state: head.state, find: () => undefined }, todayAt(head)),
        )
        return { takes: verdicts.flatMap((one) => ('takes' in one ? [one.takes] : [])), refused: [] }
      },
      after: (...appended) => heads.after(conversation, ...appended),
      since: async () => (await heads.since(conversation, 0)).slice,
    })
  }

  /** When a talk begins, the one before it can be taken up no more. */
  const follow = (previous: string, { by, enteredBy }: Decided, conversation: string): Promise<void> => {
    const from = { id: platform.id(), by, ...(enteredBy !== undefined && { enteredBy }) }
    return writes(previous, () => [{ ...from, event: { type: 'followed', by: conversation } }])
  }

  const appendShared = async (
    who: Identity,
    conversation: string,
    read: Head,
    expected: number,
    acts: readonly ForeignAct[],
  ): Promise<Appended> => {
    let begins: Decided | undefined
    // It was read for asking who sends: it is read anew only if somebody was sooner.
    let known: Head | undefined = read
    const result = await appendDecided(store, {
      conversation,
      stream: 'shared',
      expected,
      longest,
      head: async () => {
        const head = known ?? (await heads.at(conversation))
        known = undefined
        return head
      },
      decide: async (head) => {
        const decided = await decideActs(conversation, acts, who, head, decidingFor(who))
        begins = decided.takes.find(({ event }) => event.type === 'started')
        return decided
      },
      after: (...appended) => heads.after(conversation, ...appended),
      since: async () => (await heads.since(conversation, expected)).slice,
    })
    const previous = result.appended && begins ? (await heads.at(conversation)).follows : undefined
    if (begins && previous !== undefined) await follow(previous, begins, conversation)
    return result
  }

  const appendPrivate = (
    who: Identity,
    conversation: string,
    stream: StreamName,
    expected: number,
    acts: readonly ForeignAct[],
  ): Promise<Appended> =>
    appendDecided(store, {
      conversation,
      stream,
      expected,
      longest,
      head: () => store.read(conversation, stream),
      decide: async (mine) => {
        const head = await headFor(who, conversation)
        return decidePrivate(acts, who, head, mine, todayAt(head))
      },
      since: () => store.read(conversation, stream, expected),
    })

  /** Acts of somebody outside: they ask to be let in, or answer for a level of the organisation what it was asked. */
  const appendFromOutside = async (
    who: Identity,
    conversation: string,
    head: Head,
    acts: readonly ForeignAct[],
  ): Promise<Appended> => {
    const { notes } = sightFor(who, head, await entriesOf(conversation))
    const isTheirs = ({ by, event }: ForeignAct) =>
      event.type === 'knocked' ||
      (event.type === 'noted.answer' &&
        notes.needs.some(({ id, level }) => id === event.need && 'level' in by && by.level === level))
    if (!acts.every(isTheirs)) throw notYours()
    const result = await appendShared(who, conversation, head, 0, acts)
    const nothing = { entries: [], version: 0, erasures: 0 }
    return result.appended ? { ...result, slice: nothing } : result
  }

  const gone: Appended = { appended: false, version: 0, gone: true }

  const append = async (
    who: Identity,
    conversation: string,
    stream: StreamName,
    expected: number,
    inputs: readonly unknown[],
  ): Promise<Appended> => {
    if (!isTheirs(stream, who)) throw notYours()
    const acts = parseActs(inputs)
    return inTurn(JSON.stringify([conversation, stream]), async () => {
      const head = await heads.at(conversation)
      if (isGone(head)) return gone
      const opensIt = head.version === 0 && stream === 'shared' && acts[0]?.event.type === 'opened'
      if (!opensIt && !isReader(head, who)) {
        if (head.version === 0 || stream !== 'shared') throw notYours()
        return appendFromOutside(who, conversation, head, acts)
      }
      return stream === 'shared'
        ? appendShared(who, conversation, head, expected, acts)
        : appendPrivate(who, conversation, stream, expected, acts)
    })
  }

  /** The store as one person may use it. */
  const storeFor = (who: Identity): Store => ({
    append: (...what) => append(who, ...what),
    read: async (conversation, stream, at = 0) => {
      if (!isTheirs(stream, who)) throw notYours()
      const { head, slice } = await heads.since(conversation, stream === 'shared' ? at : FURTHEST)
      checkReader(who, head)
      return stream === 'shared' ? slice : store.read(conversation, stream, at)
    },
    outside: async (conversation) => {
      const { head, slice } = await heads.since(conversation, 0)
      if (head.version === 0) throw notYours()
      return sightFor(who, head, slice.entries)
    },
    list: async (of = {}) => {
      const ids = await store.list({ ...of, participant: who.participant })
      const isTheirTalk = await Promise.all(ids.map(async (id) => isReader(await heads.at(id), who)))
      return ids.filter((_, at) => isTheirTalk[at])
    },
    subscribe: (conversation, listener) =>
      store.subscribe(conversation, (changed) => {
        if (isTheirs(changed.stream, who)) listener(changed)
      }),
    erase: async (conversation, what) => {
      await headFor(who, conversation)
      if (!(await erases(conversation, what, who)))
        throw new Problem(
          403,
          'not-by-you',
          'Whoever is responsible for the data erases. Ask them; what you said yourself you may withdraw.',
        )
      await store.erase(conversation, what)
    },
    // What has been kept long enough the server lets go of by itself.
    purge: async () => {},
  })

  return {
    heads,
    storeFor,
    writes,
    /** Whether somebody may read a conversation; one that was erased whole, whoever holds something of it. */
    mayRead: async (who: Identity, conversation: string): Promise<boolean> => {
      const head = await heads.at(conversation)
      return isGone(head) || isReader(head, who)
    },
    /** What somebody sees of a conversation from outside; undefined if there is none. */
    sightOf: async (who: Identity, conversation: string): Promise<OutsideSight | undefined> => {
      const { head, slice } = await heads.since(conversation, 0)
      return head.version === 0 ? undefined : sightFor(who, head, slice.entries)
    },
  }
}

export type Decider = ReturnType<typeof createDeciding>
