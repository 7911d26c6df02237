import type { FocusRoots, PartData, Screen, ScreenNode, ScreenPart, ScreenSnapshot } from '@oivallus/screen'
import { type FunctionalComponent, type InjectionKey, inject, type ShallowRef } from 'vue'

/** What a host is given to draw a part in its own way, in the slot of its name. */
export interface PartProps<P extends ScreenPart = ScreenPart> {
  part: P
  /** What stands there, as data. */
  data: PartData[P]
  /** How it would be drawn: elements, words, and what is done by each of them. `propsOf` makes a component's props of one. */
  node: ScreenNode
  screen: Screen
  /** How it is drawn by default: `<component :is="byDefault" />`. */
  byDefault: FunctionalComponent
}

/** Parts that a host draws in its own way, as slots. */
export type Parts = { [P in ScreenPart]?: (props: PartProps<P>) => unknown }

/** What is known below a provider. */
export interface Below {
  screen: ShallowRef<Screen>
  snapshot: ShallowRef<ScreenSnapshot>
  parts: Parts
  /** The outermost elements of the conversation on the page: where focus is looked for. */
  roots: FocusRoots
}

export const BELOW: InjectionKey<Below> = Symbol('Oivallus')

/** What is known here. */
export const useBelow = (who: string): Below => {
  const below = inject(BELOW, null)
  if (!below)
    throw new Error(
      `${who} has no conversation here. Put it inside <ConversationProvider :conversation="…"> or <LearningConversation>.`,
    )
  return below
}
