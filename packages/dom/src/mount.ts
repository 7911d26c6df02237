import type { Conversation } from '@oivallus/core'
import { createFocusing, createScreen, type Screen, type ScreenOptions, withFiles } from '@oivallus/screen'
import { hydrate, render } from 'preact'
import { createNodes } from './nodes.ts'

/** What a page gives to a mounted conversation. */
export interface MountOptions extends ScreenOptions {
  /** The conversation to show. It stays the page's: unmounting lets go of the screen alone. */
  conversation: Conversation
}

/** A conversation that is on a page. */
export interface Mounted {
  readonly screen: Screen
  /** Takes the conversation off the page. The conversation goes on; what was typed stays in the store that was given. */
  unmount(): void
}

/** Where the screen of a conversation is drawn. */
type Place = Element | ShadowRoot

/**
 * Shows a conversation inside an element, and keeps it up to date. Link `@oivallus/theme/style.css` for how it looks.
 *
 * @param element Emptied first, unless a server has drawn this conversation there by `toHtml`: that is taken over.
 * @example
 * mountConversation(document.querySelector('#talk'), { conversation, typed: () => localStorage })
 */
export const mountConversation = (element: Element, { conversation, ...options }: MountOptions): Mounted =>
  mount(element, conversation, options)

/** Shows a conversation in an element or a shadow root, with slots for the parts that the page shows in its own way. */
export const mount = (
  place: Place,
  conversation: Conversation,
  options: ScreenOptions,
  slotted?: ReadonlySet<string>,
): Mounted => {
  const screen = createScreen(conversation, withFiles(options))
  let isLetter = false
  const nodes = createNodes((intent, value) => {
    isLetter = intent.do === 'type'
    screen.handle(intent, value)
    isLetter = false
  }, slotted)
  const focusing = createFocusing()
  const focused = () => (place.getRootNode() as Document | ShadowRoot).activeElement
  const hasFocus = () => place.contains(focused())
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const unplanned = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const draw = () => {
    unplanned()
    const hadFocus = hasFocus()
    const snapshot = screen.getSnapshot()
    render(nodes(snapshot.tree), place)
    focusing.drawn(place, snapshot, hadFocus, hasFocus())
  }
  // What a server has drawn is taken over; anything else gives way.
  const [before] = place.children
  if (place.childNodes.length === 1 && before?.getAttribute('data-part') === 'conversation')
    hydrate(nodes(screen.getServerSnapshot().tree), place)
  else place.replaceChildren()
  // The browser has written the letter already: whoever types sees it before the page around it is drawn anew.
  const drawOnceSeen = () => {
    unplanned()
    frame = requestAnimationFrame(() => {
      timer = setTimeout(draw)
    })
  }
  const unsubscribe = screen.subscribe(() => (isLetter ? drawOnceSeen() : draw()))
  draw()
  return {
    screen,
    unmount: () => {
      unplanned()
      unsubscribe()
      screen.dispose()
      render(null, place)
    },
  }
}
