import { type Conversation, OivallusError, type Platform, resumeToken, systemPlatform } from '@oivallus/core'
import { lifeOf } from '../life.ts'
import { findApi } from './finding.ts'
import { runtimeOf } from './runtime.ts'
import { ScormTrouble } from './trouble.ts'
import { type ScormVersion, VERSIONS } from './versions.ts'

/** Where an LMS is looked for, and who hears of trouble with it. */
export interface ScormOptions {
  /** Told of whatever the LMS does not take, each time. The talk goes on. */
  onTrouble: (trouble: ScormTrouble) => void
  /**
   * The version for which the package was made.
   *
   * @default the one that is found; 2004 where a window has both
   */
  version?: ScormVersion
  /**
   * The window that the LMS launched.
   *
   * @default the page’s own
   */
  window?: Window
  /**
   * Its clock tells how long the session lasts.
   *
   * @default systemPlatform
   */
  platform?: Pick<Platform, 'now'>
}

/** A talk, or the element that shows it: anything with a conversation. */
export type ScormTalk = Conversation | { readonly conversation: Conversation | null }

/** What tells an LMS of a talk. Stand-alone, all of it does nothing. */
export interface ScormBridge {
  /** What the LMS speaks; null when there is none to speak with, and the talk runs stand-alone. */
  readonly version: ScormVersion | null
  /**
   * Whether there is an LMS that refuses the session, as most do when a page that has ended its own is loaded anew. It has to be opened
   * from the LMS again; whatever was told here would not arrive.
   */
  readonly isRefused: boolean
  /**
   * What the LMS launched it for. In `browse` and `review`, no status is set.
   *
   * @default 'normal' stand-alone, too
   */
  readonly mode: 'normal' | 'browse' | 'review'
  /**
   * The resume token that the LMS keeps, for `resumeConversation`; null when it keeps none: a talk is to be begun. Whether the
   * store at hand keeps that talk is another question, for which `keptElsewhere` of the texts has the words.
   */
  readonly token: string | null
  /**
   * Tells the LMS of this talk from now on, and of no other: it keeps its resume token, instead of any that it had.
   *
   * @throws {OivallusError} `malformed-options` when the element has no conversation yet.
   */
  bind(talk: ScormTalk): void
  /**
   * Ends the session with the LMS, which may close the page then; a second time does nothing. A page that goes away does it by
   * itself. What the store has not confirmed yet isn’t told: wait for `conversation.settled()` first.
   */
  leave(): void
}

const STAND_ALONE: ScormBridge = {
  version: null,
  isRefused: false,
  mode: 'normal',
  token: null,
  bind: () => {},
  leave: () => {},
}

const KEPT = 'cmi.suspend_data'

/** What an LMS says of what is done with. `passed` and `failed` it makes of completed by itself, by rules of its own. */
const DONE = ['completed', 'passed', 'failed']

const conversationOf = (talk: ScormTalk): Conversation => {
  const conversation = 'conversation' in talk ? talk.conversation : talk
  if (conversation) return conversation
  throw new OivallusError(
    'malformed-options',
    'There is no talk to tell of. Give the element its conversation first.',
    'conversation',
  )
}

const isHeld = (conversation: Conversation): boolean =>
  lifeOf(conversation.entries()).some(({ happened }) => happened === 'held')

/** Calls back when it may have become another matter whether a talk is held, which is too dear to ask at every change. */
const watchStage = (conversation: Conversation, look: () => void): (() => void) => {
  let before = ''
  const check = () => {
    const { state, pending } = conversation.getSnapshot()
    const now = `${state.stage} ${pending === 0}`
    if (now === before) return
    before = now
    look()
  }
  check()
  return conversation.subscribe(check)
}

/**
 * Finds the LMS that launched this page, by SCORM 1.2 or 2004, and begins a session with it. The LMS is told that the talk is
 * incomplete, that it is completed once it was held, and how long the session lasted; it keeps a pointer to the talk. It is never
 * told a word, a score or success.
 *
 * Without an LMS it answers all the same: `version` is null, and the talk runs stand-alone. So it does with one that refuses the session,
 * which is trouble, and `isRefused`.
 *
 * @example
 * const bridge = bridgeScorm({ onTrouble: console.warn })
 * element.conversation = bridge.token
 *   ? await resumeConversation(bridge.token, { guide, store })
 *   : createConversation(opening, { viewer, guide, language, store })
 * bridge.bind(element)
 */
export const bridgeScorm = ({
  onTrouble,
  version: wanted,
  window: page = window,
  platform = systemPlatform,
}: ScormOptions): ScormBridge => {
  const found = findApi(page, wanted ? [wanted] : ['2004', '1.2'])
  if (!found) return STAND_ALONE
  const runtime = runtimeOf(found, onTrouble)
  if (!runtime.initialize()) return { ...STAND_ALONE, isRefused: true }

  const { version } = found
  const { status, mode: modeElement, exit, normal, time, timeOf, most } = VERSIONS[version]
  const now = () => Date.parse(platform.now())
  const began = now()
  const mode = runtime.get(modeElement)
  const isCounted = mode !== 'browse' && mode !== 'review'
  const isDone = DONE.includes(runtime.get(status))
  const token = runtime.get(KEPT) || null

  /** What the LMS is to know, and what it has taken: what it did not take is brought again, whenever there is something to bring. */
  const wish = new Map<string, string>()
  const taken = new Map([[KEPT, token ?? '']])
  let isCommitted = true

  const bring = (): void => {
    for (const [element, value] of wish) {
      if (taken.get(element) === value || !runtime.set(element, value)) continue
      taken.set(element, value)
      isCommitted = false
    }
  }
  const commit = (): void => {
    bring()
    if (!isCommitted) isCommitted = runtime.commit()
  }
  /** How it stands if the page never comes back. Where there is a talk to come back to, the session is suspended, held or not. */
  const putDown = (): void => {
    wish.set(exit, wish.get(KEPT) || token ? 'suspend' : normal)
    wish.set(time, timeOf(now() - began))
  }
  const setStatus = (to: string): void => {
    if (isCounted && !isDone) wish.set(status, to)
  }
  const keep = (kept: string): void => {
    if (kept.length <= most) return void wish.set(KEPT, kept)
    wish.delete(KEPT)
    const message = `The resume token has ${kept.length} characters, and SCORM ${version} keeps ${most}: the LMS can’t lead back to this talk. Use shorter ids.`
    onTrouble(new ScormTrouble(message, { call: `${VERSIONS[version].prefix}SetValue`, element: KEPT }))
  }

  let isOpen = true
  let unbind = () => {}

  // An LMS completes by itself what says nothing of its status.
  setStatus('incomplete')
  commit()

  const leave = (): void => {
    if (!isOpen) return
    isOpen = false
    unbind()
    page.removeEventListener('pagehide', hide)
    page.document.removeEventListener('visibilitychange', look)
    putDown()
    bring()
    runtime.terminate()
  }
  const rest = (): void => {
    putDown()
    commit()
  }
  /** A page that is out of sight may never be heard of again: on a phone, it is not even told that it goes. */
  const look = (): void => {
    if (page.document.visibilityState === 'hidden') rest()
  }
  /** What a browser puts aside as it is may come back, and a session that has ended can’t. */
  const hide = ({ persisted }: PageTransitionEvent): void => (persisted ? rest() : leave())
  page.addEventListener('pagehide', hide)
  page.document.addEventListener('visibilitychange', look)

  return {
    version,
    isRefused: false,
    mode: isCounted ? 'normal' : mode,
    token,
    bind: (talk) => {
      const conversation = conversationOf(talk)
      if (!isOpen) return
      unbind()
      keep(resumeToken(conversation))
      unbind = watchStage(conversation, () => {
        if (isHeld(conversation)) setStatus('completed')
        commit()
      })
    },
    leave,
  }
}
