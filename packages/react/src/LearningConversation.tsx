import { type Conversation, OivallusError } from '@oivallus/core'
import {
  createFocusing,
  createFocusRoots,
  createScreen,
  type FocusRoots,
  isShallowEqual,
  type Screen,
  type ScreenOptions,
  withFiles,
} from '@oivallus/screen'
import { type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Below, ConversationContext, type Parts } from './context.ts'
import { Whole } from './part.tsx'
import { useSelected } from './selecting.ts'

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

/** A screen, and the how-many-eth of its place it is. */
interface InPlace {
  screen: Screen
  number: number
}

/** One screen for each conversation that is given. It holds on to nothing until it is shown. */
const useScreenOf = (conversation: Conversation, given: ScreenOptions): InPlace => {
  const options = useStable(given)
  const make = (number: number) => ({ screen: createScreen(conversation, withFiles(options)), number })
  const [kept, keep] = useState(() => make(1))
  let inPlace = kept
  if (kept.screen.conversation !== conversation) {
    inPlace = make(kept.number + 1)
    keep(inPlace)
  }
  const { screen } = inPlace
  const first = useRef(screen)
  const isTold = useRef(false)
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' && !isTold.current && first.current !== screen) {
      isTold.current = true
      console.warn(OTHER_CONVERSATION)
    }
  }, [screen])
  useEffect(() => screen.setOptions(withFiles(options)), [screen, options])
  return inPlace
}

/** Focus follows the screen, and is never lost. One for each screen. */
const FocusKeeper = ({ screen, roots }: { screen: Screen; roots: FocusRoots }): ReactNode => {
  const snapshot = useSelected(screen, (one) => one)
  const [focusing] = useState(createFocusing)
  const hadFocus = useRef(false)
  useBrowserEffect(
    () =>
      screen.subscribe(() => {
        hadFocus.current = roots.hasFocus()
      }),
    [screen, roots],
  )
  useBrowserEffect(
    () => focusing.drawn(roots, snapshot, hadFocus.current, roots.hasFocus()),
    [focusing, roots, snapshot],
  )
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
  const { screen, number } = useScreenOf(conversation, options)
  const [roots] = useState(createFocusRoots)
  const own = useStable(parts)
  const below = useMemo((): Below => {
    const keepRoot: Below['keepRoot'] = (element) => element && roots.add(element)
    return { screen, parts: own, keepRoot }
  }, [screen, own, roots])
  return (
    <ConversationContext.Provider value={below}>
      {children}
      <FocusKeeper key={number} screen={screen} roots={roots} />
    </ConversationContext.Provider>
  )
}

/**
 * A whole conversation. Import `@oivallus/theme/style.css` for how it looks.
 *
 * @example
 * const conversation = useOwnConversation(() => createConversation(…))
 * return <LearningConversation conversation={conversation} typed={() => localStorage} onHeld={() => …} />
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
    throw new OivallusError(
      'malformed-options',
      '<LearningConversation> was given no conversation. Give it one, or put it inside <ConversationProvider conversation={…}>.',
      'conversation',
    )
  return <Whole />
}
