import type { PartData, Screen, ScreenNode, ScreenPart } from '@oivallus/screen'
import { createContext, type ReactNode, useContext } from 'react'

/** What a host is given to draw a part in its own way. */
export interface PartProps<P extends ScreenPart = ScreenPart> {
  part: P
  /** What stands there, as data. */
  data: PartData[P]
  /** How it would be drawn: elements, words, and what is done by each of them. `propsOf` makes a component's props of one. */
  node: ScreenNode
  screen: Screen
  /** How it is drawn by default. */
  children: ReactNode
}

/** Parts that a host draws in its own way. */
export type Parts = { readonly [P in ScreenPart]?: (props: PartProps<P>) => ReactNode }

/** What is known below a provider. */
export interface Below {
  screen: Screen
  parts: Parts
  /** Takes an outermost element of the conversation: focus is looked for in these. */
  keepRoot: (element: Element | null) => void
}

export const ConversationContext = createContext<Below | null>(null)

/** What is known here. */
export const useBelow = (who: string): Below => {
  const below = useContext(ConversationContext)
  if (!below)
    throw new Error(
      `${who} has no conversation here. Put it inside <ConversationProvider conversation={…}> or <LearningConversation>.`,
    )
  return below
}
