import type { WaitingNeed } from '@oivallus/storage/http'
import type { PortalServer } from './portal.ts'

/** An answer as it is sent: sent again, it is the same one. */
export interface Answer {
  id: string
  text: string
}

/**
 * What sends answers to a need. The id goes with the words: an answer of which one heard nothing may be sent again, and stands once.
 *
 * @returns Whether it got through.
 */
export const answersTo = (need: WaitingNeed, server: PortalServer) => {
  let sent: Answer = { id: '', text: '' }
  return async (text: string): Promise<boolean> => {
    if (text !== sent.text) sent = { id: crypto.randomUUID(), text }
    return server.answer(need, sent).catch(() => false)
  }
}
