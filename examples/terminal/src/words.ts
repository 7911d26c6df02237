import { en } from './words/en.ts'
import { fi } from './words/fi.ts'
import { sv } from './words/sv.ts'

/** Why a file cannot be opened, where the person who chose it can do something about it. */
export type FileReason = 'malformed-envelope' | 'newer-envelope' | 'foreign-log'

/** What this terminal says itself. Whatever the guide has words for is said with those. */
export interface Words {
  /** The language's own name for itself. */
  name: string
  number: string
  whichNumber: string
  atMost(most: number): string
  stillInField(words: string): string

  names: string
  noNames: string
  sameName: string
  correctNames: string
  alone: string
  oneToOne: string
  team(count: number): string
  change(what: string): string
  nobody: string

  next: string
  onePress: string
  numbers: string
  back: string
  arrows: string
  arrowsSeveral: string
  send: string
  sendOnly: string
  menu: string
  writeElse: string
  more: string
  /** Gives an answer anew. */
  chooseAgain: string
  questions: string
  aboutLines: string
  lines: string
  seen: string
  nothingYet: string
  unknown(word: string): string
  whichLine: string
  day: string
  whichDay: string
  stopForNow: string

  written: string
  notes: string
  conversation: string
  calendar: string
  /** The notes as a page to print. */
  printable: string
  openCalendar: string
  alreadyHeld: string
  sendsNothing: string
  keptSafe: string
  resume: string
  unsent(words: string): string
  notStarted: string
  goOn: string
  readOnly(at: number): string

  noSuchFile(file: string): string
  cannotRead(file: string, why: string): string
  /** A file that holds no talk one can go on with, by what the library says of it. */
  cannotOpen: Readonly<Record<FileReason, (file: string) => string>>
  cannotWrite(file: string, why: string): string
  writtenAside(file: string): string
  noSuchScript(name: string, names: string): string
  whichScript: string
  whichFile: string
  noSuchCommand(name: string): string
  noSuchLanguage(name: string): string

  step: string
  offered: string
  taken: string
  cameBack: string
  acts(count: number): string

  /** Words to type after a slash, by the key of what they do. The guide's labels work too. */
  commands: Readonly<Record<string, readonly string[]>>
}

export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const WORDS: Record<Language, Words> = { fi, sv, en }

export const isLanguage = (text: string): text is Language => LANGUAGES.some((one) => one === text)
