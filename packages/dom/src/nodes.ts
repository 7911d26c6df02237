import { attributesOf, listenersOf, type Screen, type ScreenNode } from '@oivallus/screen'
import { h, type VNode } from 'preact'

/** Turns a screen's nodes into preact's. The same node becomes the same one again, so that what did not change is passed over. */
export const createNodes = (handle: Screen['handle']): ((node: ScreenNode) => VNode) => {
  const known = new WeakMap<ScreenNode, VNode>()
  const turn = (node: ScreenNode): VNode => {
    const before = known.get(node)
    if (before) return before
    const props: Record<string, unknown> = { ...attributesOf(node) }
    if (node.key !== undefined) props.key = node.key
    for (const [event, listener] of Object.entries(listenersOf(node, handle))) props[`on${event}`] = listener
    // What is ticked, and what is not, is said either way: a box that is no longer ticked loses its tick.
    if (props.type === 'checkbox') props.checked = props.checked === true
    const made = h(
      node.element,
      props,
      node.children.map((one) => (typeof one === 'string' ? one : turn(one))),
    )
    known.set(node, made)
    return made
  }
  return turn
}
