import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import {
  type Conversation,
  type GuideTexts,
  type Platform,
  toEnvelope,
  toHtml,
  toMarkdown,
} from '@oivallus/core'
import { toCalendar } from '@oivallus/core/calendar'
import type { Words } from './words.ts'

/** Something about a file that a person can put right: said in their language. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble'
}

/** What the platform says of a file that it would not open, in one word. */
export const whyOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** A conversation is private: its files are for whoever keeps them. */
const FOR_ME = { encoding: 'utf8', mode: 0o600 } as const

/** Makes a folder with those around it. */
const make = (folder: string): void => {
  if (existsSync(folder)) return
  make(dirname(folder))
  mkdirSync(folder)
}

/** Writes a file whole or not at all: aside first, then into its place. */
const write = (file: string, text: string) => {
  make(dirname(file))
  const aside = `${file}.${process.pid}.new`
  writeFileSync(aside, text, FOR_ME)
  renameSync(aside, file)
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

/**
 * Says before the talk that a folder takes no files, rather than after it.
 *
 * @throws {FileTrouble}
 */
const checkFolder = (folder: string, words: Words): void => {
  const around = existing(folder)
  try {
    accessSync(around, constants.W_OK)
  } catch (error) {
    throw new FileTrouble(words.cannotWrite(folder, whyOf(error)))
  }
  if (!statSync(around).isDirectory()) throw new FileTrouble(words.cannotWrite(folder, 'ENOTDIR'))
}

const envelopeOf = (conversation: Conversation): string =>
  `${JSON.stringify(toEnvelope(conversation), null, 2)}\n`

/** A name that nothing bears yet. */
const free = (folder: string, day: string, name: string, ending: string): string => {
  for (let number = 1; ; number++) {
    const file = join(folder, `${day}-${name}${number > 1 ? `-${number}` : ''}.${ending}`)
    if (!existsSync(file)) return file
  }
}

/** Where a conversation and what it leads to are kept. */
export interface Keeping {
  /** Keeps the conversation as it stands when a file was asked for, and says what went wrong. */
  keep(conversation: Conversation): string[]
  /** Keeps it now, whether or not a file was asked for, and says where. */
  keepNow(conversation: Conversation): string[]
  /** Writes the notes, to read and to print, the conversation and the calendar entry, and says where. */
  writeAll(conversation: Conversation): string[]
}

export const createKeeping = (options: {
  /** The absolute path of the file in which the conversation is kept after every act, if any. */
  save: string | undefined
  /** The absolute path of the folder for what is written at the end. */
  folder: string
  texts: GuideTexts
  words: Words
  platform: Platform
}): Keeping => {
  const { texts, words, platform } = options
  const { folder, save } = options
  for (const place of [folder, ...(save === undefined ? [] : [dirname(save)])]) checkFolder(place, words)

  const dayOf = (conversation: Conversation) =>
    platform.dayOf(platform.now(), conversation.getSnapshot().state.zone)
  const fileFor = (conversation: Conversation, name: string, ending: string) =>
    free(folder, dayOf(conversation), name.toLowerCase().replaceAll(' ', '-'), ending)

  /** Writes there, or where one always can: nothing that was said is lost to a full or a locked disk. */
  const written = (file: string, text: string): { file: string; trouble: string[] } => {
    try {
      write(file, text)
      return { file, trouble: [] }
    } catch (error) {
      const other = join(tmpdir(), `${process.pid}-${basename(file)}`)
      write(other, text)
      return { file: other, trouble: [words.cannotWrite(file, whyOf(error)), words.writtenAside(other)] }
    }
  }

  return {
    keep: (conversation) => (save === undefined ? [] : written(save, envelopeOf(conversation)).trouble),
    keepNow: (conversation) => {
      const { file, trouble } = written(
        save ?? fileFor(conversation, words.conversation, 'json'),
        envelopeOf(conversation),
      )
      return [...trouble, words.keptSafe, `  ${file}`, words.resume, `  ${resumeWith(file)}`]
    },
    writeAll: (conversation) => {
      const calendar = toCalendar(conversation.entries(), { texts, now: platform.now() })
      const notes = conversation.notes()
      const files: [string, string, string][] = [
        [words.notes, fileFor(conversation, words.notes, 'md'), toMarkdown(notes, texts)],
        [words.printable, fileFor(conversation, words.notes, 'html'), toHtml(notes, texts)],
        [
          words.conversation,
          save ?? fileFor(conversation, words.conversation, 'json'),
          envelopeOf(conversation),
        ],
        ...(calendar === null
          ? []
          : [[words.calendar, fileFor(conversation, words.calendar, 'ics'), calendar] as const].map(
              ([name, file, text]): [string, string, string] => [name, file, text],
            )),
      ]
      return [
        ...files.flatMap(([name, file, text]) => {
          const { file: place, trouble } = written(file, text)
          return [...trouble, `${name}: ${place}`]
        }),
        ...(calendar === null ? [] : [words.openCalendar]),
      ]
    },
  }
}

/** The command that goes on with a file, as one types it where this was started. */
const resumeWith = (file: string): string => {
  const script = process.env.npm_lifecycle_event
  const start = script ? `npx -y pnpm@10 ${script}` : `node ${relative('', process.argv[1] ?? '')}`
  return `${start} resume ${/[\s'"]/.test(file) ? JSON.stringify(file) : file}`
}
