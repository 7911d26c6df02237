import { type Conversation, OivallusError, type Sender, type Template, type View } from '@oivallus/core'
import { type Screen, type ScreenSnapshot, watchView } from '@oivallus/screen'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { ConversationContext, useBelow } from './context.ts'
import { useRemadeWarning } from './remade.ts'
import { useSelected } from './selecting.ts'

/**
 * Makes a conversation once, whatever its component does, and disposes of it when the component is gone for good: it is gone with
 * it, unless the host keeps it. What is pending is stored first. A component that was only hidden makes another when it is shown
 * again.
 *
 * @param create In StrictMode it is called twice, and what comes of the second call is let go of: with a store, open the talk
 *   outside, and only restore it here.
 * @example
 * const conversation = useOwnConversation(() => createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, { … }))
 */
export const useOwnConversation = (create: () => Conversation): Conversation => {
  const [conversation, remake] = useState(create)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const left = useRef<Conversation>(undefined)
  useEffect(() => {
    clearTimeout(leaving.current)
    if (left.current === conversation) remake(create)
    return () => {
      // StrictMode takes a component off and puts it on again at once.
      leaving.current = setTimeout(() => {
        left.current = conversation
        void conversation.settled().finally(conversation.dispose)
      })
    }
  }, [conversation])
  return conversation
}

const useGiven = (given: Conversation | undefined, who: string): Conversation => {
  const above = useContext(ConversationContext)?.screen.conversation
  useRemadeWarning(given, who)
  const conversation = given ?? above
  if (!conversation)
    throw new OivallusError(
      'malformed-options',
      `${who} has no conversation here. Give it one, or use it below <ConversationProvider conversation={…}>.`,
      'conversation',
    )
  return conversation
}

const viewsOf = (conversation: Conversation) => ({
  subscribe: (listener: () => void) => watchView(conversation, listener),
  getSnapshot: conversation.view,
  getServerSnapshot: conversation.view,
})

/** What never changes: a hook that selects nothing waits for nothing. */
const STILL = { subscribe: () => () => {}, getSnapshot: () => undefined, getServerSnapshot: () => undefined }

const nothing = () => undefined

/** The conversation that is known here. */
export function useConversation(): Conversation
/**
 * What is selected of its view. The component renders again only when that changes.
 *
 * @param select What to read. Results are compared by what they hold, one level deep.
 * @param conversation The provider's unless given.
 * @example
 * const title = useConversation((view) => view.title)
 */
export function useConversation<T>(select: (view: View) => T, conversation?: Conversation): T
export function useConversation<T>(select?: (view: View) => T, given?: Conversation): T | Conversation {
  const conversation = useGiven(given, 'useConversation')
  const isRead = select !== undefined
  const views = useMemo(() => (isRead ? viewsOf(conversation) : STILL), [conversation, isRead])
  const selected = useSelected(views, (select ?? nothing) as (view: View | undefined) => T | undefined)
  return select ? (selected as T) : conversation
}

/** The screen that is known here: to `handle` what somebody wants to do. */
export function useScreen(): Screen
/**
 * What is selected of what is on the screen. The component renders again only when that changes.
 *
 * @example
 * const refusal = useScreen(({ refused }) => refused)
 */
export function useScreen<T>(select: (snapshot: ScreenSnapshot) => T): T
export function useScreen<T>(select?: (snapshot: ScreenSnapshot) => T): T | Screen {
  const { screen } = useBelow('useScreen')
  const selected = useSelected(
    select ? screen : STILL,
    (select ?? nothing) as (snapshot: ScreenSnapshot | undefined) => T | undefined,
  )
  return select ? (selected as T) : screen
}

/**
 * What is selected of all that may be done now. The component renders again only when that changes.
 *
 * @param as By whose hand; the viewer's unless given. Keep the same object from one rendering to the next.
 * @example
 * const canPause = useAllowed((allowed) => allowed.some(({ event }) => event.type === 'paused'))
 */
export const useAllowed = <T>(
  select: (allowed: readonly Template[]) => T,
  conversation?: Conversation,
  as?: Omit<Sender, 'id'>,
): T => {
  const given = useGiven(conversation, 'useAllowed')
  // What another may do can change while this viewer's view does not.
  return useSelected(given, () => select(given.allowed(as)))
}
