import type { GuideExtension, Notice } from '@oivallus/core'

/** What a package was made with: `settings.js` gives it to the page as `OivallusTalk`. */
export interface TalkSettings {
  /** How an LMS launches it. */
  format: 'scorm12' | 'scorm2004' | 'cmi5'
  /** Languages of the texts, the first one shown first. */
  languages: readonly [string, ...string[]]
  /** What the built-in guide was extended with; null for the built-in one. */
  guide: GuideExtension | null
  /** Who is responsible for the data. */
  notice: Notice
  /** Address of the server that keeps the talks; null: this browser keeps them. */
  store: string | null
}
