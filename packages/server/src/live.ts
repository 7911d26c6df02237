import type { Changed, Store } from '@oivallus/core'
import type { Decider } from './deciding.ts'
import type { Identity } from './identity.ts'
import { BEAT, eventOf, type Telling } from './line.ts'
import type { Lost } from './lost.ts'
import type { Presence } from './presence.ts'
import { watch } from './watching.ts'

/** What stands behind live connections. */
export interface LiveOptions {
  store: Store
  decider: Decider
  presence: Presence
  lost: Lost
}

/** How often something is said when there is nothing to say, so that a line that broke is noticed, in milliseconds. */
const EVERY = 15_000

/** Calls all who are added, again and again: one timer for however many there are, and none when there is nobody. */
const createBeats = () => {
  const all = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  return {
    add: (beat: () => void) => {
      all.add(beat)
      timer ??= setInterval(() => {
        for (const each of all) each()
      }, EVERY)
    },
    delete: (beat: () => void) => {
      all.delete(beat)
      if (all.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

/**
 * Tells people of conversations while their connection stands: where each stream is, and who is here. It says how far something is
 * and never what was said, so whoever is slow is told less often and misses nothing.
 */
export const createLive = ({ store, decider, presence, lost }: LiveOptions) => {
  const beats = createBeats()

  /**
   * @param ended Called once, when the other end is gone, or by the error for which nothing more is told.
   */
  return (who: Identity, conversations: readonly string[], ended: (error?: unknown) => void): Telling => {
    const waiting = new Map([['open', eventOf('open', {})]])
    const ends: (() => void)[] = []
    let wake = () => {}
    let hasEnded = false

    const put = (key: string, text: string) => {
      waiting.set(key, text)
      wake()
    }

    const say = (event: string, key: string, data: unknown) => put(`${event} ${key}`, eventOf(event, data))

    const changed = (one: Changed) => say('changed', `${one.conversation} ${one.stream}`, one)

    const enter = (conversation: string): (() => void) => {
      const leave = presence.enter(conversation, who.participant)
      lost.isBack(conversation, who.participant)
      const unlisten = presence.listen(conversation, (participants) =>
        say('here', conversation, { conversation, participants }),
      )
      return () => {
        leave()
        unlisten()
        lost.isAway(conversation, who.participant)
      }
    }

    const follow = async (conversation: string) => {
      let leave = () => {}
      const takesPart = (isInside: boolean) => {
        leave()
        leave = isInside && !hasEnded ? enter(conversation) : () => {}
      }
      const stop = await watch({ store, decider }, who, conversation, { changed, takesPart })
      const end = () => {
        stop()
        leave()
      }
      if (hasEnded) end()
      else ends.push(end)
    }

    const beat = () => put('beat', BEAT)

    const end = (error?: unknown) => {
      if (hasEnded) return
      hasEnded = true
      beats.delete(beat)
      for (const each of ends.splice(0)) each()
      wake()
      ended(error)
    }

    const followAll = async () => {
      for (const conversation of conversations) if (!hasEnded) await follow(conversation)
    }

    beats.add(beat)
    void followAll().catch(end)
    return {
      next: async () => {
        if (waiting.size === 0 && !hasEnded)
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        if (hasEnded) return undefined
        const text = [...waiting.values()].join('')
        waiting.clear()
        return text
      },
      end: () => end(),
    }
  }
}
