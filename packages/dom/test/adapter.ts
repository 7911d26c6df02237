import { type MountOptions, mountConversation } from '@oivallus/dom'
import '@oivallus/dom/element'
import { createScreen, saveAsFile, toHtml } from '@oivallus/screen'
import type { PageAdapter, ServerAdapter, Shown, ShownPage } from '@oivallus/testing/adapters'

/* Plain DOM under the adapters' suite: a page calls `mountConversation`, or puts a part of its own into the element. */

const inElement = (place: Element, { conversation, options, own }: Shown): ShownPage => {
  const element = document.createElement('learning-conversation')
  const part = document.createElement('section')
  const heading = document.createElement('h4')
  heading.append(own ?? '')
  part.append(heading)
  part.slot = own ?? ''
  part.dataset.own = own
  element.append(part)
  element.options = options
  element.conversation = conversation
  place.replaceChildren(element)
  return { again: () => {}, unmount: () => element.remove() }
}

const mount = (place: Element, shown: Shown): ShownPage => {
  if (shown.own) return inElement(place, shown)
  const { conversation, options } = shown
  const given: MountOptions = { conversation, ...options }
  const mounted = mountConversation(place, given)
  // A page that gives what it gave before.
  return { again: () => mounted.screen.setOptions({ ...options }), unmount: mounted.unmount }
}

/** Imported by the suite's page. @public */
export const adapter: PageAdapter = { mount, hydrate: mount }

export const server: ServerAdapter = ({ conversation, options }) => {
  const given = { save: saveAsFile, calendar: () => import('@oivallus/core/calendar'), ...options }
  return toHtml(createScreen(conversation, given).getServerSnapshot().tree)
}
