import type { Changed, Store } from '@oivallus/core'
import type { SSEMessage } from 'hono/streaming'
import type { Decider } from './deciding.ts'
import type { Identity } from './identity.ts'
import type { Lost } from './lost.ts'
import type { Presence } from './presence.ts'
import { watch } from './watching.ts'

/** What stands behind a live connection. */
export interface LiveOptions {
  store: Store
  decider: Decider
  presence: Presence
  lost: Lost
}

/** A connection on which somebody is told: each write resolves when the other end has taken it. */
interface Line {
  writeSSE(message: SSEMessage): Promise<void>
  write(text: string): Promise<unknown>
  onAbort(listener: () => void): void
}

/** How often something is said when there is nothing to say, so that a line that broke is noticed, in milliseconds. */
const BEAT = 15_000

/**
 * Tells somebody of conversations while their connection stands: where each stream is, and who is here. It says how far something is
 * and never what was said, so whoever is slow is told less often and misses nothing.
 */
export const live = async (
  line: Line,
  who: Identity,
  conversations: readonly string[],
  { store, decider, presence, lost }: LiveOptions,
): Promise<void> => {
  const waiting = new Map<string, SSEMessage>()
  const ends: (() => void)[] = []
  let wake = () => {}
  let ended = false
  let beats = false

  const say = (event: string, key: string, data: unknown) => {
    waiting.set(`${event} ${key}`, { event, data: JSON.stringify(data) })
    wake()
  }

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
      leave = isInside && !ended ? enter(conversation) : () => {}
    }
    const stop = await watch({ store, decider }, who, conversation, { changed, takesPart })
    const end = () => {
      stop()
      leave()
    }
    if (ended) end()
    else ends.push(end)
  }

  const end = () => {
    ended = true
    for (const each of ends.splice(0)) each()
    wake()
  }

  line.onAbort(end)
  const beat = setInterval(() => {
    beats = true
    wake()
  }, BEAT)
  try {
    await line.writeSSE({ event: 'open', data: '{}' })
    for (const conversation of conversations) await follow(conversation)
    while (!ended) {
      const messages = [...waiting.values()]
      waiting.clear()
      for (const message of messages) await line.writeSSE(message)
      if (beats) await line.write(': \n\n')
      beats = false
      if (waiting.size === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    clearInterval(beat)
    end()
  }
}
