import type { Conversation } from '@oivallus/core'
import '@oivallus/dom/element'
import { LearningConversation as InReact } from '@oivallus/react'
import { css } from '@oivallus/theme'
import { LearningConversation as InVue } from '@oivallus/vue'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createApp, h } from 'vue'

/* The same object three times. Each way has a name, by which those who listen tell them apart. */

export const showByElement = (
  place: HTMLElementTagNameMap['learning-conversation'],
  talk: Conversation,
): void => {
  place.options = { label: 'DOM' }
  place.conversation = talk
}

export const showInReact = (place: Element, conversation: Conversation): void =>
  createRoot(place).render(createElement(InReact, { conversation, label: 'React' }))

export const showInVue = (place: Element, conversation: Conversation): void => {
  createApp(() => h(InVue, { conversation, label: 'Vue' })).mount(place)
}

/** React and Vue draw into the page itself. The element brings its style along. */
export const dressPage = (): void => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}
