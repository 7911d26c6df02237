import type { Changed } from '@oivallus/core'
import { createParser } from 'eventsource-parser'
import { type Asking, fetchPlace } from './asking.ts'

/** What a live connection tells of one conversation. */
export interface Listener {
  changed?(changed: Changed): void
  here?(participants: readonly string[]): void
}

/** How long one waits before one tries again, at first and at most, in milliseconds. */
const AGAIN_AFTER = { first: 500, most: 10_000 }

/** What was away is not met by everybody in the same moment. */
const waitAfter = (failures: number): number => {
  const wait = Math.min(AGAIN_AFTER.most, AGAIN_AFTER.first * 2 ** failures)
  return wait / 2 + (Math.random() * wait) / 2
}

/** A connection on which nothing was said for so long is lost: the server says something every 15 s. */
const SILENT_FOR = 40_000

/**
 * One live connection for all conversations that are listened to, made again whenever it is lost. The server begins by telling where
 * each of them stands, so that nothing is missed.
 */
export const createLive = (asking: Asking) => {
  const listeners = new Map<string, Set<Listener>>()
  const lastHere = new Map<string, readonly string[]>()
  let connection: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let closed = false

  const each = (conversation: string, tell: (listener: Listener) => void) => {
    for (const listener of [...(listeners.get(conversation) ?? [])]) tell(listener)
  }

  const hear = (event: string | undefined, data: string) => {
    if (event === 'changed') {
      const changed = JSON.parse(data) as Changed
      each(changed.conversation, (listener) => listener.changed?.(changed))
    }
    if (event !== 'here') return
    const { conversation, participants } = JSON.parse(data) as {
      conversation: string
      participants: string[]
    }
    lastHere.set(conversation, participants)
    each(conversation, (listener) => listener.here?.(participants))
  }

  const listen = async (mine: AbortController) => {
    const query = { conversation: [...listeners.keys()] }
    const response = await fetchPlace(asking, 'live', query, { signal: mine.signal })
    const parser = createParser({ onEvent: ({ event, data }) => hear(event, data) })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let silent: ReturnType<typeof setTimeout> | undefined
    try {
      for (;;) {
        clearTimeout(silent)
        silent = setTimeout(() => mine.abort(), SILENT_FOR)
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) return
        failures = 0
        parser.feed(value)
      }
    } finally {
      clearTimeout(silent)
    }
  }

  const connect = () => {
    clearTimeout(timer)
    connection?.abort()
    connection = undefined
    if (closed || listeners.size === 0) return
    const mine = new AbortController()
    connection = mine
    const again = () => {
      if (connection !== mine || closed) return
      timer = setTimeout(connect, waitAfter(failures++))
    }
    void listen(mine).then(again, again)
  }

  /** Several begin or end to listen at once: one connection comes of it. */
  const connectSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(connect)
  }

  /** Conversations of which something could not be sent: how often, and when it is tried again. */
  const unsent = new Map<string, { failures: number; timer: ReturnType<typeof setTimeout> }>()

  const sent = (conversation: string) => {
    clearTimeout(unsent.get(conversation)?.timer)
    unsent.delete(conversation)
  }

  /** Whoever listens is told of a change that is none, and looks whether something of theirs waits. */
  const notSent = (conversation: string) => {
    const { failures: before = 0, timer: earlier } = unsent.get(conversation) ?? {}
    clearTimeout(earlier)
    if (closed) return
    const nothingNew: Changed = { conversation, stream: 'shared', version: 0, erasures: 0 }
    const again = () => each(conversation, (listener) => listener.changed?.(nothingNew))
    unsent.set(conversation, { failures: before + 1, timer: setTimeout(again, waitAfter(before)) })
  }

  const online = () => {
    failures = 0
    connectSoon()
  }
  // Absent where there is no browser.
  globalThis.addEventListener?.('online', online)

  return {
    listen: (conversation: string, listener: Listener): (() => void) => {
      const set = listeners.get(conversation)
      if (set) set.add(listener)
      else {
        listeners.set(conversation, new Set([listener]))
        connectSoon()
      }
      const here = lastHere.get(conversation)
      if (here) listener.here?.(here)
      return () => {
        const left = listeners.get(conversation)
        left?.delete(listener)
        if (!left || left.size > 0) return
        listeners.delete(conversation)
        lastHere.delete(conversation)
        connectSoon()
      }
    },
    /** What is sent of a conversation, tried again by whoever listens to it as long as it cannot be. */
    sending: async <T>(conversation: string, send: (failures: number) => Promise<T>): Promise<T> => {
      try {
        const answer = await send(unsent.get(conversation)?.failures ?? 0)
        sent(conversation)
        return answer
      } catch (error) {
        const { reason } = error as { reason?: unknown }
        if (reason === 'store-unreachable' || reason === 'store-full') notSent(conversation)
        throw error
      }
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      for (const conversation of [...unsent.keys()]) sent(conversation)
      connection?.abort()
      globalThis.removeEventListener?.('online', online)
    },
  }
}
