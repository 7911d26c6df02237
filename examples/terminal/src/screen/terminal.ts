import type { Style } from './style.ts'

/** Something to choose. */
export interface Option {
  key: string
  label: string
  /** A few words beside it. */
  hint?: string
}

/** Options to choose from. */
export interface List {
  /** Asked above them, where the page has not asked it. */
  question?: string
  /** How to choose, and how to turn back. */
  hint?: string
  options: readonly Option[]
  /** The key of what words mean that are typed where a number was asked for; undefined when they have no place here. */
  takesWords?(words: string): string | undefined
  /** The key with which one begins to write: at a keyboard the first letter opens the field that comes next, and stands in it. */
  writes?: string | undefined
}

/** What one sees: the place in the talk, the question, what has been said, what can be done, and what just happened. */
export interface Page {
  /** Where one is: as long as it stays the same, a pipe is not told it again. */
  place: string
  header: readonly string[]
  question: readonly string[]
  /** What has been said; where the screen is low, the oldest of it is left out. */
  said: readonly string[]
  /** Numbered, one to a line. */
  choices: readonly string[]
  notice: readonly string[]
}

/** A field for words. */
export interface Field {
  label: string
  /** What Enter and the rest do here. */
  hint: string
  /** Words that stand in it already, to be changed or sent. */
  initial?: string
  /** What Enter alone means. */
  preset?: string
}

/** The words that were in the field, and whether they were sent or one turned back from it. */
export interface Written {
  words: string
  sent: boolean
}

/** Where the conversation is held: a keyboard and a screen, or a pipe. Both take the same answers. */
export interface Terminal {
  /** Whether a page is drawn anew, and choices are taken by arrows. */
  readonly drawn: boolean
  readonly width: number
  readonly style: Style
  show(page: Page): void
  say(lines: readonly string[]): void
  write(field: Field): Promise<Written>
  /** The key of what was chosen; undefined when one turned back. */
  choose(list: List): Promise<string | undefined>
  /** The keys of up to so many that were chosen together. In a pipe their numbers are typed instead. */
  chooseSeveral?(list: List, chosen: readonly string[], most: number): Promise<readonly string[] | undefined>
  /** Waits until one has read. */
  wait(hint: string): Promise<void>
  /** Leaves the screen as it was found. */
  close(): void
}

/** Nobody answers any more: the input ended, or one pressed Ctrl-C. */
export class NoMoreInput extends Error {
  override readonly name = 'NoMoreInput'
  readonly interrupted: boolean
  /** Words that stood in the field: they are nowhere else. */
  words = ''
  /** What is said last. */
  last: readonly string[] = []

  constructor(interrupted: boolean) {
    super(interrupted ? 'interrupted' : 'the input ended')
    this.interrupted = interrupted
  }
}
