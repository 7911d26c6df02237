import { LearningConversationElement } from './element.ts'

export { LearningConversationElement }

const NAME = 'learning-conversation'

/**
 * Makes `<learning-conversation>` known to the page. Importing `@oivallus/dom/element` does it by itself. Where there are no
 * elements, as on a server, it does nothing.
 *
 * @param name Another name for the element.
 */
export const defineLearningConversation = (name = NAME): void => {
  if (typeof customElements === 'undefined' || customElements.get(name)) return
  // A class can have one name: another name is another class.
  const element = name === NAME ? LearningConversationElement : class extends LearningConversationElement {}
  customElements.define(name, element)
}

defineLearningConversation()

declare global {
  interface HTMLElementTagNameMap {
    'learning-conversation': LearningConversationElement
  }
}
