/*
 * The one file for a script tag: everything a page needs, under the name `Oivallus`, with the element known to the page. One
 * language is in it; the others are files beside it, and so is the calendar, each loaded when it is asked for.
 */
import { builtIn, type Guide, OivallusError, type Texts } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'

export * from '@oivallus/core'
export { saveAsFile } from '@oivallus/screen'
export { defineLearningConversation, LearningConversationElement } from './define.ts'
export { mountConversation } from './mount.ts'

const loaded: Record<string, Texts> = { fi }

/** Languages that come as files beside this one. */
const BESIDE: Record<string, () => Promise<Record<string, Texts>>> = {
  sv: () => import('@oivallus/core/sv'),
  en: () => import('@oivallus/core/en'),
}

const textsOf = async (language: string): Promise<Texts> => {
  const load = Object.hasOwn(BESIDE, language) ? BESIDE[language] : undefined
  const texts = loaded[language] ?? (await load?.())?.[language]
  if (texts) return texts
  throw new OivallusError(
    'malformed-options',
    `There is no built-in language "${language}". There are fi, ${Object.keys(BESIDE).join(', ')}; for others, make a guide with defineGuide.`,
    'language',
  )
}

/**
 * The built-in guide in the languages that are asked for; Finnish when none is.
 *
 * @throws {OivallusError} `malformed-options` for a language that there is no file for.
 * @example
 * const guide = await Oivallus.loadGuide('sv', 'fi')
 */
export const loadGuide = async (...languages: string[]): Promise<Guide> => {
  const texts: Record<string, Texts> = {}
  for (const language of languages.length > 0 ? languages : ['fi']) {
    loaded[language] = await textsOf(language)
    texts[language] = loaded[language]
  }
  return builtIn(texts)
}
