import { type Conversation, OivallusError, resumeToken } from '@oivallus/core'
import type { FrameState } from './protocol.ts'

/** A talk, or the element that shows it: anything with a conversation. */
export type FramedTalk = Conversation | { readonly conversation: Conversation | null }

/**
 * The conversation of a talk.
 *
 * @throws {OivallusError} `malformed-options` when the element has none yet.
 */
export const conversationOf = (talk: FramedTalk): Conversation => {
  const conversation = 'conversation' in talk ? talk.conversation : talk
  if (conversation) return conversation
  throw new OivallusError(
    'malformed-options',
    'There is no talk to show. Give the element its conversation first.',
    'conversation',
  )
}

/** All that a host is told of a talk, which is what the element’s events and its value in a form tell. */
const stateOf = (conversation: Conversation): FrameState => {
  const { stage: phase } = conversation.view()
  return {
    phase,
    held: phase === 'held',
    returned: conversation.getSnapshot().returned.length > 0,
    token: resumeToken(conversation),
  }
}

/** Tells how a talk stands, now and whenever that is another: how often somebody writes, and when, is no business of a host. */
export const watchState = (conversation: Conversation, tell: (state: FrameState) => void): (() => void) => {
  let told = ''
  const look = (): void => {
    const state = stateOf(conversation)
    const now = JSON.stringify(state)
    if (now === told) return
    told = now
    tell(state)
  }
  look()
  return conversation.subscribe(look)
}
