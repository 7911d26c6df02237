/** What those who talk are told, where a talk stands in an LMS: for the page around it, which shows it before they begin. */
export interface LmsTexts {
  /** The language of the texts, BCP 47. */
  language: string
  /** What the LMS is told over SCORM and keeps, and what it isn’t told. */
  told: string
  /** The same where it is told by statements of xAPI, as in a course of cmi5: of pauses and of the return, too. */
  toldByStatements: string
  /** The page was not launched by an LMS: none is told of this talk. */
  notTold: string
  /** Where what was written is, when this browser keeps it, and what another device won’t see. */
  keptHere: string
  /** The same when a server keeps it. `{where}`: who runs it, as one would call it there. */
  keptAt: string
  /** The browser lets the page keep nothing: what was written is gone with the page. */
  keptNowhere: string
  /** The LMS leads to a talk that this browser does not keep. */
  keptElsewhere: string
}
