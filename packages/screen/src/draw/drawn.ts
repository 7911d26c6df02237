import type { Action, Conversation, GuideTexts, View } from '@oivallus/core'
import type { Writing } from '../intent.ts'
import type { Moment } from '../moments/moment.ts'
import type { ScreenOptions } from '../screen.ts'
import { COMPOSER, type Ui } from '../ui.ts'

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
  /** What was made before from equal parts, or made anew. */
  memo: Memo
}

type Memo = <T>(key: string, parts: readonly unknown[], make: () => T) => T

/** Remembers each part of the screen with what it was drawn from. */
export const createMemo = (): Memo => {
  const known = new Map<string, { parts: readonly unknown[]; made: unknown }>()
  return <T>(key: string, parts: readonly unknown[], make: () => T): T => {
    const before = known.get(key)
    const isSame = before?.parts.length === parts.length && before.parts.every((one, at) => one === parts[at])
    if (before && isSame) return before.made as T
    const made = make()
    known.set(key, { parts, made })
    return made
  }
}

/** What everything but the field is drawn from: it stays as it is while one types there. */
export const besideTheField = ({ view, texts, ui }: Pick<Drawn, 'view' | 'texts' | 'ui'>): unknown[] => {
  const { typed, ...others } = ui
  const { [COMPOSER]: _, ...fields } = typed
  return [view, texts, ...Object.values(others), ...Object.entries(fields).flat()]
}

/** The pages with large words and nothing else: the closing, and a pause. */
export const isEnding = ({ stage }: View): boolean => stage === 'closing' || stage === 'paused'

/** An action without a field, drawn as a button: whoever needs the action again finds it by its key. */
export const byKey = (actions: readonly Action[], key: string): Action | undefined =>
  actions.find((one) => one.key === key)
