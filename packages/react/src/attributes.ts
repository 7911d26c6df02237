import { attributesOf, listenersOf, type NativeEvent, type Screen, type ScreenNode } from '@oivallus/screen'
import type { KeyboardEvent, SyntheticEvent } from 'react'

/** Attributes that React calls by another name than HTML does. */
const NAMES: Record<string, string> = {
  autocomplete: 'autoComplete',
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  'font-size': 'fontSize',
  'stroke-dasharray': 'strokeDasharray',
  'stroke-width': 'strokeWidth',
  'text-anchor': 'textAnchor',
}

/** React calls `onChange` what the DOM calls `input`, and means both by it. */
const HANDLERS: Record<NativeEvent, string> = {
  click: 'onClick',
  input: 'onChange',
  change: 'onChange',
  submit: 'onSubmit',
  keydown: 'onKeyDown',
}

/** As much of React's event as is looked at. React does not pass on whether a word is being composed. */
const seen = (event: SyntheticEvent) => {
  const { key, shiftKey, keyCode, nativeEvent } = event as KeyboardEvent
  return {
    target: event.target,
    key,
    shiftKey,
    keyCode,
    isComposing: nativeEvent.isComposing,
    preventDefault: () => event.preventDefault(),
    stopPropagation: () => event.stopPropagation(),
  }
}

/**
 * What React gives to an element of its own, or of a design system, to be this node: attributes and handlers by React's names, and
 * the marks by which focus finds it.
 *
 * @param handle `screen.handle`.
 */
export const propsOf = (node: ScreenNode, handle: Screen['handle']): Record<string, unknown> => {
  const props: Record<string, unknown> = {}
  // An attribute without a value is written like that, and not as the word "true".
  for (const [name, value] of Object.entries(attributesOf(node)))
    props[NAMES[name] ?? name] = value === true && name.startsWith('data-') ? '' : value
  for (const [event, listener] of Object.entries(listenersOf(node, handle)))
    props[HANDLERS[event as NativeEvent]] = (given: SyntheticEvent) => listener(seen(given))
  // What is ticked, and what is not, is said either way.
  if (props.type === 'checkbox') props.checked = props.checked === true
  // The choice itself says what is chosen.
  if (node.element === 'option') delete props.selected
  return props
}
