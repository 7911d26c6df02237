import type { Texts } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { en as enPack } from './texts/en.ts'
import { fi as fiPack } from './texts/fi.ts'
import { sv as svPack } from './texts/sv.ts'
import type { PackTexts } from './texts/texts.ts'

/** A language of the built-in guide. */
export type PackLanguage = 'fi' | 'sv' | 'en'

/** The texts of each language: those of the talk, and those of the package around it. */
export const LANGUAGES: Record<PackLanguage, { talk: Texts; pack: PackTexts }> = {
  fi: { talk: fi, pack: fiPack },
  sv: { talk: sv, pack: svPack },
  en: { talk: en, pack: enPack },
}

export const isLanguage = (language: unknown): language is PackLanguage =>
  typeof language === 'string' && Object.hasOwn(LANGUAGES, language)

/** The languages that there are, to be named in an error. */
export const NAMES = Object.keys(LANGUAGES).join(', ')
