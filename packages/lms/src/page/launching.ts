import { type Conversation, OivallusError, resumeToken } from '@oivallus/core'
import { startUnit } from '../cmi5/unit.ts'
import { bridgeScorm } from '../scorm/bridge.ts'
import type { TalkSettings } from './settings.ts'

/** How this page was launched: by an LMS, or by itself. */
export interface Launched {
  /** Which LMS hears of the talk; null when none does. */
  by: 'scorm' | 'cmi5' | null
  /** What opens the talk that was begun before; null when there is none. */
  token: string | null
  /** The languages that the learner likes to read, the best first, as far as the LMS knows any. */
  languages: readonly string[]
  /** Tells the LMS of this talk from now on. */
  follow(talk: Conversation): Promise<void>
  /** Ends the session, and goes back to the LMS; null where the LMS itself has the button for that. */
  leave: (() => Promise<void>) | null
}

const KEPT = 'oivallus.talk'

/** In a frame from another site a browser may give a page no storage. */
const storage = (): Storage | undefined => {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** Without an LMS this browser remembers which talk it was, so that a reload leads back to it. */
const alone = (): Launched => ({
  by: null,
  token: storage()?.getItem(KEPT) ?? null,
  languages: [],
  follow: async (talk) => storage()?.setItem(KEPT, resumeToken(talk)),
  leave: null,
})

const overScorm = (version: '1.2' | '2004', onTrouble: (trouble: Error) => void): Launched => {
  const bridge = bridgeScorm({ version, onTrouble })
  if (bridge.isRefused)
    throw new OivallusError(
      'store-refused',
      'The LMS does not let this session begin. It has to be opened from the LMS again.',
    )
  if (!bridge.version) return alone()
  return {
    by: 'scorm',
    token: bridge.token,
    languages: [],
    follow: async (talk) => bridge.bind(talk),
    leave: null,
  }
}

const inCourse = async (onTrouble: (trouble: Error) => void): Promise<Launched> => {
  // Whoever opens the page by itself launches nothing. A launch that is broken is another matter.
  if (!new URLSearchParams(location.search).has('endpoint')) return alone()
  const unit = await startUnit({ launch: location.href })
  addEventListener('pagehide', () => void unit.terminate())
  // What a browser had put aside comes back with a session that has ended.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  return {
    by: 'cmi5',
    token: unit.token ?? null,
    languages: unit.languages,
    follow: async (talk) => {
      talk.subscribe(async () => {
        const [refused] = await unit.deadLetters()
        if (refused) onTrouble(new Error(`The record store refused a statement. It says: ${refused.said}`))
      })
      try {
        await unit.follow(talk)
      } catch (error) {
        onTrouble(error as Error)
      }
    },
    leave: () => unit.leave(),
  }
}

/**
 * Finds out what launched this page, and begins a session with it.
 *
 * @param onTrouble Told of whatever the LMS does not take. The talk goes on.
 * @throws {OivallusError} When there is an LMS that does not let the session begin, as after a reload.
 */
export const launchedAs = async (
  format: TalkSettings['format'],
  onTrouble: (trouble: Error) => void,
): Promise<Launched> => {
  if (format === 'cmi5') return inCourse(onTrouble)
  return overScorm(format === 'scorm12' ? '1.2' : '2004', onTrouble)
}
