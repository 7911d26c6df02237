import { type Conversation, OivallusError, type Sender, type Template, type View } from '@oivallus/core'
import { type Screen, type ScreenSnapshot, watchView } from '@oivallus/screen'
import {
  type ComputedRef,
  computed,
  inject,
  type MaybeRefOrGetter,
  onScopeDispose,
  shallowRef,
  toRaw,
  toValue,
  watch,
} from 'vue'
import { BELOW, useBelow } from './below.ts'
import { selected } from './selecting.ts'

/**
 * Makes a conversation that is disposed of with its component, once what is pending is stored: it is gone with it, unless the host
 * keeps it. Setup runs once, so that it is made once.
 *
 * @example
 * const conversation = useOwnConversation(() => createConversation({ asked: ['anna', 'ville'], lead: 'anna' }, { … }))
 */
export const useOwnConversation = (create: () => Conversation): Conversation => {
  const conversation = create()
  onScopeDispose(() => void conversation.settled().finally(conversation.dispose))
  return conversation
}

/** A conversation, a ref or a getter of one; the provider's where there is none. */
export type ConversationSource = MaybeRefOrGetter<Conversation | undefined>

const remade = (who: string): string =>
  `Oivallus: ${who} was given a getter that makes a conversation. Every call makes a new one, and what was said is lost: make it ` +
  'once, with useOwnConversation(() => createConversation(…)) in setup.'

const useGiven = (given: ConversationSource, who: string): ComputedRef<Conversation> => {
  const above = inject(BELOW, null)
  let isAsked = false
  return computed(() => {
    const own = toRaw(toValue(given))
    if (process.env.NODE_ENV !== 'production' && !isAsked) {
      isAsked = true
      // A getter of the host's may come to another one in time; one that makes it gives another at once.
      if (toRaw(toValue(given)) !== own) console.warn(remade(who))
    }
    const conversation = own ?? above?.screen.value.conversation
    if (!conversation)
      throw new OivallusError(
        'malformed-options',
        `${who} has no conversation here. Give it one, or use it below <ConversationProvider :conversation="…">.`,
        'conversation',
      )
    return conversation
  })
}

/** Counts what changes in a conversation, so that whoever reads of it is told. */
const useChanges = (conversation: ComputedRef<Conversation>) => {
  const changes = shallowRef(0)
  // A server draws once, and never lets go.
  if (typeof document === 'undefined') return changes
  let unsubscribe: (() => void) | undefined
  watch(
    conversation,
    (now) => {
      unsubscribe?.()
      unsubscribe = watchView(now, () => changes.value++)
    },
    { immediate: true },
  )
  onScopeDispose(() => unsubscribe?.())
  return changes
}

/** The conversation that is known here. */
export function useConversation(): ComputedRef<Conversation>
/**
 * What is selected of its view. Whoever reads it is told only when that changes.
 *
 * @param select What to read. Results are compared by what they hold, one level deep.
 * @param conversation A conversation, a ref or a getter of one; the provider's unless given.
 * @example
 * const title = useConversation((view) => view.title)
 */
export function useConversation<T>(
  select: (view: View) => T,
  conversation?: ConversationSource,
): ComputedRef<T>
export function useConversation<T>(
  select?: (view: View) => T,
  given?: ConversationSource,
): ComputedRef<T> | ComputedRef<Conversation> {
  const conversation = useGiven(given, 'useConversation')
  if (!select) return conversation
  const changes = useChanges(conversation)
  return selected(() => {
    void changes.value
    return select(conversation.value.view())
  })
}

/** The screen that is known here: to `handle` what somebody wants to do. */
export function useScreen(): ComputedRef<Screen>
/**
 * What is selected of what is on the screen. Whoever reads it is told only when that changes.
 *
 * @example
 * const refusal = useScreen(({ refused }) => refused)
 */
export function useScreen<T>(select: (snapshot: ScreenSnapshot) => T): ComputedRef<T>
export function useScreen<T>(select?: (snapshot: ScreenSnapshot) => T): ComputedRef<T> | ComputedRef<Screen> {
  const { screen, snapshot } = useBelow('useScreen')
  return select ? selected(() => select(snapshot.value)) : computed(() => screen.value)
}

/**
 * What is selected of all that may be done now. Whoever reads it is told only when that changes.
 *
 * @param conversation A conversation, a ref or a getter of one; the provider's unless given.
 * @param as By whose hand; the viewer's unless given.
 * @example
 * const canPause = useAllowed((allowed) => allowed.some(({ event }) => event.type === 'paused'))
 */
export const useAllowed = <T>(
  select: (allowed: readonly Template[]) => T,
  conversation?: ConversationSource,
  as?: MaybeRefOrGetter<Omit<Sender, 'id'> | undefined>,
): ComputedRef<T> => {
  const given = useGiven(conversation, 'useAllowed')
  const changes = useChanges(given)
  return selected(() => {
    void changes.value
    return select(given.value.allowed(toValue(as)))
  })
}
