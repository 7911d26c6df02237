import { attributesOf, listenersOf, type NativeEvent, type Screen, type ScreenNode } from '@oivallus/screen'

/** The DOM's events by Vue's names. */
const HANDLERS: Record<NativeEvent, string> = {
  click: 'onClick',
  input: 'onInput',
  change: 'onChange',
  submit: 'onSubmit',
  keydown: 'onKeydown',
}

/**
 * What Vue gives to an element of its own, or of a design system, to be this node: attributes and handlers by Vue's names, and the
 * marks by which focus finds it. `v-bind` takes it whole.
 *
 * @param handle `screen.handle`.
 */
export const propsOf = (node: ScreenNode, handle: Screen['handle']): Record<string, unknown> => {
  const props: Record<string, unknown> = {}
  // An attribute without a value is written like that, and not as the word "true".
  for (const [name, value] of Object.entries(attributesOf(node)))
    props[name] = value === true && name.startsWith('data-') ? '' : value
  for (const [event, listener] of Object.entries(listenersOf(node, handle)))
    props[HANDLERS[event as NativeEvent]] = listener
  // What is ticked, and what is not, is said either way.
  if (props.type === 'checkbox') props.checked = props.checked === true
  return props
}
