import type { Action, Conversation, GuideTexts, View } from '@oivallus/core'
import type { Writing } from '../intent.ts'
import type { Moment } from '../moments/moment.ts'
import type { ScreenNode } from '../node.ts'
import type { ScreenOptions } from '../screen.ts'
import type { Ui } from '../ui.ts'

/** What a screen is drawn from. */
export interface Drawn {
  view: View
  texts: GuideTexts
  ui: Ui
  conversation: Conversation
}

/** The same, with what every part of it asks. */
export interface Pen extends Drawn {
  options: ScreenOptions
  moment: Moment | undefined
  /** The questions of the page, in order; and those on request. */
  moments: readonly Moment[]
  more: readonly Moment[]
  /** The question that comes after this one. */
  next: Moment | undefined
  /** What the field would note. */
  writing: Writing | null
  /** Several people see this screen. */
  shared: boolean
  /** The node made before from equal parts, or a new one. */
  memo: (key: string, parts: readonly unknown[], make: () => ScreenNode) => ScreenNode
}

/** Remembers each part of the screen with what it was drawn from. */
export const createMemo = (): Pen['memo'] => {
  const known = new Map<string, { parts: readonly unknown[]; node: ScreenNode }>()
  return (key, parts, make) => {
    const before = known.get(key)
    const isSame = before?.parts.length === parts.length && before.parts.every((one, at) => one === parts[at])
    if (before && isSame) return before.node
    const node = make()
    known.set(key, { parts, node })
    return node
  }
}

/** An action without a field, drawn as a button: whoever needs the action again finds it by its key. */
export const byKey = (actions: readonly Action[], key: string): Action | undefined =>
  actions.find((one) => one.key === key)
