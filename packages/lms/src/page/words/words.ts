/** What stands on the page of a package around the talk. What the LMS is told, and where the talk is kept, are `LmsTexts`. */
export interface PageWords {
  /** The language of the words, BCP 47. */
  language: string
  /** What the language calls itself. */
  ownName: string
  /** Says what the buttons are that choose a language. */
  languages: string
  /** What this is, and what it is not. */
  intro: string
  /** The heading of what is asked before a talk begins. */
  who: string
  yourName: string
  /** Under the name of whoever sits at the keyboard. */
  yourNameHint: string
  others: string
  othersHint: string
  leads: string
  /** Whoever sits at the keyboard, before there is a name. */
  me: string
  /** Whoever else talks, before there is a name. */
  theOther: string
  isSupervisor: string
  /** Instead of a name, blanks were given. */
  nameMissing: string
  begin: string
  /** Opens what the LMS is told, and where the talk is kept. */
  about: string
  /** The server has no such talk for whoever is signed in. `{where}`: who runs it. */
  gone: string
  /** The button where the talk is not found, and what a press does. */
  beginAnew: string
  beginAnewHint: string
  /** `{where}`: who runs the server. */
  unreachable: string
  /** Somebody has to sign in at the server first. `{where}`: who runs it. */
  signIn: string
  /** An LMS lets a page begin once. */
  launchAgain: string
  /** What is kept here can’t be opened, for a reason that nobody who talks can mend. `{reason}`, in English. */
  broken: string
  tryAgain: string
  /** The LMS did not take something; it may have taken it since. */
  trouble: string
  leave: string
  left: string
}
