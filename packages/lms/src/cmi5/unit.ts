import { type Conversation, OivallusError, resumeToken } from '@oivallus/core'
import type { DeadLetter } from '../xapi/queue.ts'
import { createSender, machine, type SenderPlatform } from '../xapi/sender.ts'
import { VERBS } from '../xapi/terms.ts'
import { openDocuments, type RegistrationState } from './documents.ts'
import { launchOf } from './launch.ts'
import type { LaunchMode } from './launchData.ts'
import { type Sitting, statementsOfSitting } from './sitting.ts'

/** How a unit is started. */
export interface UnitOptions {
  /** The address of the page, as the LMS opened it: `location.href`. */
  launch: string | URL
  /**
   * What asks.
   *
   * @default the platform's `fetch`
   */
  fetch?: typeof globalThis.fetch
  /**
   * The clock, and the pauses before something is sent again.
   *
   * @default the machine's
   */
  platform?: SenderPlatform
  /**
   * Brings the page to an address, in the end.
   *
   * @default `location.assign`
   */
  go?: (address: string) => void
}

/** What is followed of a talk: `Conversation` has it. */
export type Followed = Pick<Conversation, 'id' | 'viewer' | 'texts' | 'entries' | 'subscribe'>

/** An assignable unit of cmi5, in one session: it tells the LMS what it may know of a talk, and nothing else. */
export interface AssignableUnit {
  mode: LaunchMode
  /** The languages that the learner likes to read, the best first, RFC 5646; none when the LMS knows none. */
  languages: readonly string[]
  /** What opens the talk of this registration again, with `resumeConversation`; undefined when it has none yet. */
  token: string | undefined
  /** What whoever made the course wrote for the unit, if anything. */
  parameters: string | undefined
  /**
   * Tells what happens to a talk from now on, and what no session has told of it. Another takes its place.
   *
   * @returns Resolves once the LMS keeps what opens the talk again.
   * @throws {OivallusError} `store-refused` or `store-unreachable` when it could not be kept: what happens is told nevertheless, and
   *   it is tried again each time;
   *   `disposed` once the session has ended.
   */
  follow(conversation: Followed): Promise<void>
  /** What the record store did not take, and what it said. */
  deadLetters(): Promise<DeadLetter[]>
  /**
   * Ends the session. It waits ten seconds at most for what is to be told; what could not be told of the talk by then the next
   * session tells. Called again, it is the same end.
   */
  terminate(): Promise<void>
  /** Ends the session, and brings the page back to where the LMS wants it; without such a place, the page stays. */
  leave(): Promise<void>
}

/** How long the beginning and the end of a session wait for what is to be told, in milliseconds. */
const LAST_CALL = 10_000

/** The most characters of what is sent so that it outlives the page: a browser sends no more than 64 KiB of all that together. */
const OUTLIVES = 30_000

/**
 * Starts the assignable unit that an LMS launched: signs in, reads what the LMS laid ready, and says `initialized`. Call it once for each
 * page that the LMS opened, before anything else is shown of the talk.
 *
 * What waits to be sent is in memory: the LMS gives the key to a session once, so no page could send it later. What was not told of the
 * talk is in its log, and the next session tells it under the same ids.
 *
 * @returns Resolves once the LMS knows that it is initialized.
 * @throws {OivallusError} `malformed-options` when the launch URL is none; `store-refused` when the LMS gives no token or does not let it
 *   begin; `store-unreadable` when it has laid nothing ready; `store-unreachable` also when its record store takes nothing in ten seconds.
 * @see https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md
 * @example
 * const unit = await startUnit({ launch: location.href })
 * const conversation = unit.token ? await resumeConversation(unit.token, { guide, store }) : createConversation(…)
 * await unit.follow(conversation)
 * addEventListener('pagehide', () => unit.terminate())
 */
export const startUnit = async (options: UnitOptions): Promise<AssignableUnit> => {
  const { fetch = (...what) => globalThis.fetch(...what), platform = machine } = options
  const { go = (address) => globalThis.location.assign(address) } = options
  const launch = launchOf(options.launch)
  const documents = await openDocuments(launch, fetch)
  const { contextTemplate, launchMode, returnURL, launchParameters } = await documents.launchData()
  const languages = await documents.languages()
  const { token, ...before } = await documents.kept()
  const now = () => Date.parse(platform.now())
  const sitting: Sitting = { launch, mode: launchMode, contextTemplate, began: now(), before }
  const sender = createSender({
    endpoint: launch.endpoint,
    headers: () => ({ Authorization: documents.authorization }),
    // The last ones are sent while the page goes.
    fetch: (place, init) => fetch(place, { ...init, keepalive: String(init?.body ?? '').length <= OUTLIVES }),
    platform,
  })

  /** Waits for something, as long as one may; answers whether it came in time. */
  const inTime = async (what: Promise<unknown>): Promise<boolean> => {
    const waiting = new AbortController()
    const lastCall = platform.pause(LAST_CALL, waiting.signal).then(() => false)
    const isInTime = await Promise.race([what.then(() => true), lastCall])
    waiting.abort()
    return isInTime
  }

  await sender.send(statementsOfSitting([], sitting))
  if (!(await inTime(sender.settled()))) {
    sender.dispose()
    throw new OivallusError(
      'store-unreachable',
      'The LMS does not let this session begin. initialized: found no answer in time.',
      'initialized',
    )
  }
  const [refused] = await sender.deadLetters()
  if (refused)
    throw new OivallusError(
      'store-refused',
      `The LMS does not let this session begin. initialized: found status ${refused.status}, “${refused.said}”.`,
      'initialized',
    )

  let followed: Followed | undefined
  let unfollow = () => {}
  let noted = before.told
  let noting: Promise<unknown> = Promise.resolve()
  let ending: Promise<void> | undefined

  /** The pointer that the LMS keeps by now. What it did not keep is brought again whenever something is told. */
  let keptToken: string | undefined
  let keeping: Promise<void> | undefined
  const bringToken = async (): Promise<void> => {
    const now = followed && resumeToken(followed)
    if (now === undefined || now === keptToken) return
    await documents.keep({ token: now })
    keptToken = now
  }
  const keepToken = (): Promise<void> => {
    keeping ??= bringToken().finally(() => {
      keeping = undefined
    })
    return keeping
  }

  /** Notes how far the talk was told. If that fails, the next session tells some of it again, under the same ids. */
  const note = (some: RegistrationState): Promise<unknown> => {
    if (some.told !== noted) noting = noting.then(() => documents.keep(some)).catch(() => {})
    noted = some.told
    return noting
  }

  /** Tells all of a sitting; what was sent before is passed over. */
  const tell = async (of: Sitting): Promise<void> => {
    const statements = statementsOfSitting(followed?.entries() ?? [], of)
    const ofTalk = statements.slice(1, of.ended === undefined ? undefined : -1)
    const told = ofTalk.at(-1)?.id
    await sender.send(statements)
    await sender.settled()
    await keepToken().catch(() => {})
    if (told === undefined || (await sender.waiting()) > 0) return
    const isCompleted = ofTalk.some(({ verb }) => verb.id === VERBS.held.id)
    await note({ told, ...(isCompleted && { isCompleted }) })
  }

  const end = async (): Promise<void> => {
    unfollow()
    await inTime(tell({ ...sitting, ended: now() }))
    sender.dispose()
  }

  return {
    mode: launchMode,
    languages,
    token,
    parameters: launchParameters,
    follow: async (conversation) => {
      if (ending) throw new OivallusError('disposed', 'This session has ended: it has to be launched again.')
      unfollow()
      followed = conversation
      unfollow = conversation.subscribe(() => void tell(sitting))
      const kept = keepToken()
      void tell(sitting)
      await kept
    },
    deadLetters: () => sender.deadLetters(),
    terminate: () => {
      ending ??= end()
      return ending
    },
    leave: async () => {
      ending ??= end()
      await ending
      if (returnURL) go(returnURL)
    },
  }
}
