/*
 * An adapter on a library that the project does not ship, as somebody outside would write it: what docs/adapters.md tells of. It
 * does what anything called an adapter does, and leaves servers and parts of the host's own to larger ones.
 */
import {
  attributesOf,
  createFocusing,
  createScreen,
  keysOf,
  listenersOf,
  type Screen,
  type ScreenNode,
  withFiles,
} from '@oivallus/screen'
import m from 'mithril'
import type { PageAdapter, Shown, ShownPage } from '../../src/adapters/index.ts'

/** A node as Mithril's: its attributes, its listeners by Mithril's names, and its children, each with a key. */
const turned = (node: ScreenNode, handle: Screen['handle'], key: string | undefined): m.Vnode => {
  const attributes: Record<string, unknown> = { key, ...attributesOf(node) }
  for (const [event, listener] of Object.entries(listenersOf(node, handle)))
    attributes[`on${event}`] = listener
  if (attributes.type === 'checkbox') attributes.checked = attributes.checked === true
  const keys = keysOf(node)
  const children = node.children.map((child, at) =>
    typeof child === 'string' ? m.fragment({ key: `text/${at}` }, [child]) : turned(child, handle, keys[at]),
  )
  return m(node.element, attributes, children) as m.Vnode
}

const mount = (place: Element, { conversation, options }: Shown): ShownPage => {
  const screen = createScreen(conversation, withFiles(options))
  const focusing = createFocusing()
  const hasFocus = () => place.contains(document.activeElement)
  const draw = () => {
    const hadFocus = hasFocus()
    const snapshot = screen.getSnapshot()
    m.render(place, turned(snapshot.tree, screen.handle, undefined))
    focusing.drawn(place, snapshot, hadFocus, hasFocus())
  }
  const unsubscribe = screen.subscribe(draw)
  draw()
  return {
    again: draw,
    unmount: () => {
      unsubscribe()
      m.render(place, null)
    },
  }
}

export const adapter: PageAdapter = { mount, hydrate: mount }
