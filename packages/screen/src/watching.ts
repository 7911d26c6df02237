import type { Conversation } from '@oivallus/core'

const TIMER_MOST = 2 ** 31 - 1

/**
 * Calls the listener after every change of a conversation, and when the time has come at which its view changes by itself, until
 * the returned function is called.
 */
export const watchView = (conversation: Conversation, listener: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitsFor: string | null = null
  const wait = () => {
    const { wakeAt } = conversation.view()
    // A clock that stands still would be asked again and again.
    if (wakeAt === waitsFor) return
    waitsFor = wakeAt
    clearTimeout(timer)
    if (wakeAt === null) return
    const left = () => Math.max(Date.parse(wakeAt) - Date.now(), 0)
    const wake = () => {
      // The longest wait that there is may end before.
      if (left() > 0) waitsFor = null
      look()
    }
    timer = setTimeout(wake, Math.min(left(), TIMER_MOST))
  }
  const look = () => {
    listener()
    wait()
  }
  const unsubscribe = conversation.subscribe(look)
  wait()
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
