import text from './style.css'

/**
 * The stylesheet as text, for a shadow root's constructable sheet. A page that shows the conversation without a shadow root links
 * `@oivallus/theme/style.css`, which is the same.
 */
export const css: string = text
