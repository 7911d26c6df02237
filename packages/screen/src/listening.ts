import type { Intent } from './intent.ts'
import type { ScreenNode } from './node.ts'

/** A DOM event that a node listens to. */
export type NativeEvent = 'click' | 'input' | 'change' | 'submit' | 'keydown'

interface Field {
  value?: unknown
}

/** As much of a DOM event as is looked at. */
export interface DomEvent {
  target: unknown
  key?: string
  shiftKey?: boolean
  isComposing?: boolean
  keyCode?: number
  preventDefault(): void
  stopPropagation(): void
}

const typedIn = ({ target }: DomEvent): string => {
  const { value } = (target ?? {}) as Field
  return typeof value === 'string' ? value : ''
}

/** Enter that ends a word being composed belongs to the input method. */
const isEnter = ({ key, shiftKey, isComposing, keyCode }: DomEvent): boolean =>
  key === 'Enter' && shiftKey !== true && isComposing !== true && keyCode !== 229

/** The button that sends the form around it, if that was pressed, by whatever key or pointer. */
const sendingButton = ({ target }: DomEvent): HTMLButtonElement | null =>
  (target as Partial<Element> | null)?.closest?.<HTMLButtonElement>('[type="submit"]') ?? null

/**
 * The DOM listeners of a node, for an adapter to attach in its framework's way: which event, and what to call with it. Enter, Esc,
 * composing, and what is not to submit a page are settled here, once for all adapters.
 *
 * @param handle `screen.handle`.
 */
export const listenersOf = (
  { on }: Pick<ScreenNode, 'on'>,
  handle: (intent: Intent, value?: string) => void,
): Partial<Record<NativeEvent, (event: DomEvent) => void>> => {
  if (!on) return {}
  const { click, input, change, submit, enter, escape: turnBack } = on
  return {
    ...(input && { input: (event: DomEvent) => handle(input, typedIn(event)) }),
    ...(change && { change: (event: DomEvent) => handle(change, typedIn(event)) }),
    ...(submit && {
      submit: (event: DomEvent) => {
        event.preventDefault()
        handle(submit)
      },
      // In a frame that may send no forms no `submit` follows upon a press, so the press itself is taken.
      click: (event: DomEvent) => {
        const button = sendingButton(event)
        if (!button) return
        event.preventDefault()
        if (button.form?.reportValidity() !== false) handle(submit)
      },
    }),
    ...(click && { click: () => handle(click) }),
    ...((enter || turnBack) && {
      keydown: (event: DomEvent) => {
        const intent =
          enter && isEnter(event)
            ? enter
            : event.key === 'Escape' && !event.isComposing
              ? turnBack
              : undefined
        if (!intent) return
        event.preventDefault()
        // The innermost thing that is open is closed, and only that.
        event.stopPropagation()
        handle(intent)
      },
    }),
  }
}
