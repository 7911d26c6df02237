/** What those who talk are told, where a talk stands in an LMS: for the page around it, which shows it before they begin. */
export interface LmsTexts {
  /** The language of the texts, BCP 47. */
  language: string
  /** What the LMS is told, and what it isn’t. */
  told: string
  /** Where what was written is, when this browser keeps it, and what another device won’t see. */
  keptHere: string
  /** The same when a server keeps it. `{where}`: who runs it, as one would call it there. */
  keptAt: string
  /** The LMS leads to a talk that this browser does not keep. */
  keptElsewhere: string
}
