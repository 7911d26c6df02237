import { en as lmsEn } from '../texts/en.ts'
import { fi as lmsFi } from '../texts/fi.ts'
import { sv as lmsSv } from '../texts/sv.ts'
import type { LmsTexts } from '../texts/texts.ts'
import { en } from './words/en.ts'
import { fi } from './words/fi.ts'
import { sv } from './words/sv.ts'
import type { PageWords } from './words/words.ts'

const ALL: Record<string, PageWords & LmsTexts> = {
  fi: { ...lmsFi, ...fi },
  sv: { ...lmsSv, ...sv },
  en: { ...lmsEn, ...en },
}

/** Everything that this page may say around a talk, in one language. */
export type Words = PageWords & LmsTexts

/** The words in a language; in English where the page has none of it. */
export const wordsIn = (language: string): Words => ALL[language] ?? (ALL.en as Words)
