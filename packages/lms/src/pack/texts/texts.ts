/** What a package says by itself, before its page has anything to show: in the LMS, and where no script may run. */
export interface PackTexts {
  /** The language of the texts, BCP 47. */
  language: string
  /** What it is, for whoever looks through courses. */
  description: string
  /** Shown where scripts may not run. */
  noScript: string
}
