import type { Conversation } from '@oivallus/core'
import { createFocusing, createScreen, type Screen, type ScreenOptions, saveAsFile } from '@oivallus/screen'
import { type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Below, ConversationContext, type Parts } from './context.ts'
import { Whole } from './part.tsx'
import { isShallowEqual, useSelected } from './selecting.ts'

/** What a host gives. The options of the screen are the same in every adapter. */
export interface ConversationProviderProps extends ScreenOptions {
  /** The conversation to show: the host's own, which it makes and disposes of. */
  conversation: Conversation
  /** Parts that the host draws in its own way. */
  parts?: Parts | undefined
  children?: ReactNode
}

/** The same; inside a provider the conversation is known already. */
export interface LearningConversationProps
  extends Omit<ConversationProviderProps, 'conversation' | 'children'> {
  /** The conversation to show: the host's own, which it makes and disposes of. */
  conversation?: Conversation | undefined
}

// A server has no layout, and warns of an effect that would wait for it.
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

const NOTHING: Parts = {}

const calendar = () => import('@oivallus/core/calendar')

const withDefaults = (options: ScreenOptions): ScreenOptions => ({ save: saveAsFile, calendar, ...options })

/** The same object, as long as it holds the same. */
const useStable = <T extends object>(given: T): T => {
  const [kept, keep] = useState(given)
  if (isShallowEqual(kept, given)) return kept
  keep(given)
  return given
}

const OTHER_CONVERSATION =
  'Oivallus: another conversation was given to a screen that was shown already. If it was made in the body of a component, every ' +
  'rendering makes a new one, and what was said is lost: make it once, with useOwnConversation(() => createConversation(…)). To ' +
  'show another one on purpose, give the component key={conversation.id}.'

/** One screen for each conversation that is given. It holds on to nothing until it is shown. */
const useScreenOf = (conversation: Conversation, given: ScreenOptions): Screen => {
  const options = useStable(given)
  const make = () => createScreen(conversation, withDefaults(options))
  const [kept, keep] = useState(make)
  let screen = kept
  if (kept.conversation !== conversation) {
    screen = make()
    keep(screen)
  }
  const shown = useRef(screen)
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' && shown.current !== screen) console.warn(OTHER_CONVERSATION)
    shown.current = screen
  }, [screen])
  useEffect(() => screen.setOptions(withDefaults(options)), [screen, options])
  return screen
}

/** Focus follows the screen, and is never lost. */
const FocusKeeper = ({ screen, roots }: Pick<Below, 'screen' | 'roots'>): ReactNode => {
  const snapshot = useSelected(screen, (one) => one)
  const [focusing] = useState(createFocusing)
  const hadFocus = useRef(false)
  const hasFocus = () =>
    [...roots].some((one) => one.contains((one.getRootNode() as Document | ShadowRoot).activeElement))
  useBrowserEffect(
    () =>
      screen.subscribe(() => {
        hadFocus.current = hasFocus()
      }),
    [screen],
  )
  useBrowserEffect(() => {
    const find = (selector: string) =>
      [...roots]
        .map((one) => (one.matches(selector) ? one : one.querySelector(selector)) as HTMLElement | null)
        .find(Boolean) ?? null
    focusing.drawn({ querySelector: find }, snapshot, hadFocus.current, hasFocus())
  }, [snapshot])
  return null
}

/**
 * Gives a conversation to what is below it: parts, hooks, and the whole. The conversation is the host's: taking this off the page
 * loses nothing.
 */
export const ConversationProvider = ({
  conversation,
  parts = NOTHING,
  children,
  ...options
}: ConversationProviderProps): ReactNode => {
  const screen = useScreenOf(conversation, options)
  const [roots] = useState(() => new Set<Element>())
  const own = useStable(parts)
  const below = useMemo(() => ({ screen, parts: own, roots }), [screen, own, roots])
  return (
    <ConversationContext.Provider value={below}>
      {children}
      <FocusKeeper screen={screen} roots={roots} />
    </ConversationContext.Provider>
  )
}

/**
 * A whole conversation. Import `@oivallus/theme/style.css` for how it looks.
 *
 * @example
 * const conversation = useOwnConversation(() => createConversation(…))
 * return <LearningConversation conversation={conversation} typed={localStorage} onHeld={() => …} />
 */
export const LearningConversation = ({ conversation, ...given }: LearningConversationProps): ReactNode => {
  const above = useContext(ConversationContext)
  if (conversation)
    return (
      <ConversationProvider conversation={conversation} {...given}>
        <Whole />
      </ConversationProvider>
    )
  if (!above)
    throw new Error(
      '<LearningConversation> was given no conversation. Give it one, or put it inside <ConversationProvider conversation={…}>.',
    )
  return <Whole />
}
