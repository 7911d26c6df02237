import type { GuideExtension, Notice } from '@oivallus/core'
import type { PackLanguage } from './languages.ts'

/** How an LMS launches a package: over SCORM 1.2 or 2004 (4th edition), or by cmi5. */
export type PackFormat = 'scorm12' | 'scorm2004' | 'cmi5'

/** What a package is made of. */
export interface PackOptions {
  /** How the LMS is to launch it. */
  format: PackFormat
  /**
   * What you change of the built-in guide, as `extendGuide` takes it.
   *
   * @default nothing
   */
  guide?: GuideExtension
  /**
   * Languages of the texts, the first one shown first.
   *
   * @default those of the guide's `texts`, in their order; Finnish when it has none
   */
  languages?: readonly PackLanguage[]
  /** Who is responsible for the data: those who talk read it before they begin. */
  notice: Notice
  /**
   * Address of your server that keeps the talks: https, or http on this machine. The page may reach it, and nothing else.
   *
   * @default none: the browser keeps them
   */
  store?: string
  /**
   * The id of the course, an IRI. Keep it, and an LMS that imports a newer package knows the course again, with the attempts that
   * it has; give another, and both stand beside each other.
   *
   * @default `urn:oivallus:talks:`, with the id of the guide
   */
  id?: string
  /**
   * What the course is called: 1 to 200 characters.
   *
   * @default the name of the talk in the guide, which in cmi5 is there in every language
   */
  title?: string
}
