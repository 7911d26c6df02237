import type { PackTexts } from './texts.ts'

/** What a package says by itself, in English. */
export const en: PackTexts = {
  language: 'en',
  description: 'A talk in which people stop to ask what the work has taught them.',
  noScript: 'The talk needs JavaScript. Allow it and open the talk again.',
}
