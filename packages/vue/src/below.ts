import { OivallusError } from '@oivallus/core'
import type {
  Control,
  FocusRoots,
  PartData,
  Screen,
  ScreenNode,
  ScreenPart,
  ScreenSnapshot,
} from '@oivallus/screen'
import { type FunctionalComponent, type InjectionKey, inject, type ShallowRef } from 'vue'

/** What a host is given to draw a part in its own way, in the slot of its name. */
export interface PartProps<P extends ScreenPart = ScreenPart> {
  part: P
  /** What stands there, as data. */
  data: PartData[P]
  /** How it would be drawn: elements, words, and what is done by each of them. `propsOf` makes a component's props of one. */
  node: ScreenNode
  screen: Screen
  /** `propsOf(node)`, for `v-bind` on an element, or a component of a design system, that stands in its place. */
  props: Record<string, unknown>
  /** What stands in it, as it is drawn by default, for an element of the host's own around it: `<component :is="inside" />`. */
  inside: FunctionalComponent
  /** How it is drawn by default, its own element and what stands in it: `<component :is="byDefault" />`. */
  byDefault: FunctionalComponent
}

/** What a host is given to draw a control in its own way, wherever one stands, in the slot of its name. */
export interface ControlProps {
  control: Control
  node: ScreenNode
  screen: Screen
  /** `propsOf(node)`: its attributes, what it does, and the marks by which focus finds it. They go onto the control itself. */
  props: Record<string, unknown>
  /** What stands in it, such as the words of a button: `<component :is="inside" />`. */
  inside: FunctionalComponent
}

/**
 * Parts that a host draws in its own way, as slots; and controls: every button, text area, input or select of the conversation.
 */
export type Parts = { [P in ScreenPart]?: (props: PartProps<P>) => unknown } & {
  [C in Control]?: (props: ControlProps) => unknown
}

/** What is known below a provider. */
export interface Below {
  screen: ShallowRef<Screen>
  snapshot: ShallowRef<ScreenSnapshot>
  /** What the host draws: read while one renders, so that one renders again when it changes. */
  slots(): Parts
  /** The outermost elements of the conversation on the page: where focus is looked for. */
  roots: FocusRoots
}

export const BELOW: InjectionKey<Below> = Symbol('Oivallus')

/** What is known here. */
export const useBelow = (who: string): Below => {
  const below = inject(BELOW, null)
  if (!below)
    throw new OivallusError(
      'malformed-options',
      `${who} has no conversation here. Put it inside <ConversationProvider :conversation="…"> or <LearningConversation>.`,
      'conversation',
    )
  return below
}
