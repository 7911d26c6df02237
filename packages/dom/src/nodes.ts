import { attributesOf, listenersOf, type Screen, type ScreenNode } from '@oivallus/screen'
import { h, type VNode } from 'preact'

interface Drawn {
  node: ScreenNode
  element: (node: ScreenNode) => VNode
}

/** Preact passes over a component that it is given again, and never over an element: so what may stay as it is becomes a component. */
const Drawn = ({ node, element }: Drawn): VNode => element(node)

/**
 * Turns a screen's nodes into preact's. The same node becomes the same one again, so that what did not change is passed over.
 *
 * @param slotted Parts that the page shows in its own way: each stands in a slot of its name.
 */
export const createNodes = (
  handle: Screen['handle'],
  slotted: ReadonlySet<string> = new Set(),
): ((node: ScreenNode) => VNode) => {
  const known = new WeakMap<ScreenNode, VNode>()
  const element = (node: ScreenNode): VNode => {
    const props: Record<string, unknown> = { ...attributesOf(node) }
    if (node.key !== undefined) props.key = node.key
    for (const [event, listener] of Object.entries(listenersOf(node, handle))) props[`on${event}`] = listener
    // What is ticked, and what is not, is said either way: a box that is no longer ticked loses its tick.
    if (props.type === 'checkbox') props.checked = props.checked === true
    return h(
      node.element,
      props,
      node.children.map((one) => (typeof one === 'string' ? one : turn(one))),
    ) as VNode
  }
  const turn = (node: ScreenNode): VNode => {
    const before = known.get(node)
    if (before) return before
    const { part, key } = node
    const isPlain = part === undefined && key === undefined
    const made = isPlain ? element(node) : (h(Drawn, { key, node, element }) as VNode)
    const isSlotted = part !== undefined && slotted.has(part)
    const placed: VNode = isSlotted ? (h('slot', { name: part, key }, made) as VNode) : made
    known.set(node, placed)
    return placed
  }
  return turn
}
