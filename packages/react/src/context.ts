import { OivallusError } from '@oivallus/core'
import type { Control, PartData, Screen, ScreenNode, ScreenPart } from '@oivallus/screen'
import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react'

/** What a host is given to draw a part in its own way. */
export interface PartProps<P extends ScreenPart = ScreenPart> {
  part: P
  /** What stands there, as data. */
  data: PartData[P]
  /** How it would be drawn: elements, words, and what is done by each of them. `propsOf` makes a component's props of one. */
  node: ScreenNode
  screen: Screen
  /** `propsOf(node)`: for an element, or a component of a design system, that stands in its place. */
  props: Record<string, unknown>
  /** What stands in it, as it is drawn by default: for an element of the host's own around it. */
  inside: ReactNode
  /** How it is drawn by default, its own element and what stands in it. */
  children: ReactNode
}

/** What a host is given to draw a control in its own way, wherever one stands. */
export interface ControlProps {
  control: Control
  node: ScreenNode
  screen: Screen
  /** `propsOf(node)`: its attributes, what it does, and the marks by which focus finds it. They go onto the control itself. */
  props: Record<string, unknown>
  /** What stands in it, such as the words of a button. */
  inside: ReactNode
}

/** A component that React makes of a function, by `memo` or `forwardRef`, is an object: it is mounted. A function is called. */
export const drawnBy = <P extends object>(draw: (props: P) => ReactNode, props: P): ReactNode =>
  typeof draw === 'function' ? draw(props) : createElement(draw as ComponentType<P>, props)

/** Parts that a host draws in its own way, and controls: every button, text area, input or select of the conversation. */
export type Parts = { readonly [P in ScreenPart]?: (props: PartProps<P>) => ReactNode } & {
  readonly [C in Control]?: (props: ControlProps) => ReactNode
}

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
    throw new OivallusError(
      'malformed-options',
      `${who} has no conversation here. Put it inside <ConversationProvider conversation={…}> or <LearningConversation>.`,
      'conversation',
    )
  return below
}
