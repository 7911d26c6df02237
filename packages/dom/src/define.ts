import { LearningConversationElement } from './element.ts'

export { LearningConversationElement }

/**
 * Makes `<learning-conversation>` known to the page. Importing `@oivallus/dom/element` does it by itself.
 *
 * @param name Another name for the element.
 */
export const defineLearningConversation = (name = 'learning-conversation'): void => {
  if (!customElements.get(name)) customElements.define(name, LearningConversationElement)
}

defineLearningConversation()

declare global {
  interface HTMLElementTagNameMap {
    'learning-conversation': LearningConversationElement
  }
}
