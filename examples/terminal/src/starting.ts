import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import {
  builtIn,
  type Conversation,
  checkLog,
  importConversation,
  type OivallusError,
  parseEnvelope,
  replay,
  restoreConversation,
  type State,
  systemPlatform,
  toMarkdown,
  type Viewer,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { sectionOf } from '@oivallus/screen'
import { createKeeping, FileTrouble, type Keeping, whyOf } from './keeping.ts'
import { openTalk } from './opening.ts'
import { type Options, UsageError } from './options.ts'
import { closingOf } from './page.ts'
import { harmless, visible } from './screen/style.ts'
import { NoMoreInput, type Terminal } from './screen/terminal.ts'
import { hold } from './talk.ts'
import type { FileReason, Language, Words } from './words.ts'

/** The guide of every talk here, in the languages that it is read in. */
export const guide = builtIn({ fi, sv, en })

/** Where one sits, and in which language. */
export interface Place {
  terminal: Terminal
  language: Language
  words: Words
}

/** Opens a talk and holds it. What is returned is said last. */
export const startTalk = async (options: Options, place: Place): Promise<readonly string[]> => {
  const { terminal, language, words } = place
  const keeping = keepingFor(options, place)
  const texts = guide.texts[language]
  let conversation: Conversation
  try {
    conversation = await openTalk({ terminal, texts, words, guide, platform: systemPlatform })
  } catch (error) {
    if (error instanceof NoMoreInput) error.last = [words.notStarted]
    throw error
  }
  return sit(conversation, keeping, place)
}

/** Goes on with a talk from a file. */
export const resumeTalk = async (options: Options, place: Place): Promise<readonly string[]> => {
  const { name } = options
  const { terminal, language, words } = place
  if (name === undefined) throw new UsageError(words.whichFile)
  const file = fromHere(name)
  const text = textOf(file, words)
  const { conversation, stopsAt } = inPlainWords(name, words, () => opened(text, place))
  if (stopsAt !== null)
    return [
      words.readOnly(stopsAt + 1),
      '',
      harmless(toMarkdown(conversation.notes(), guide.texts[language])).trimEnd(),
    ]
  comeBack(conversation)
  if (conversation.view().stage === 'held' && !(await takeUp(conversation, place))) return [words.alreadyHeld]
  terminal.say([words.goOn])
  return sit(conversation, keepingFor({ ...options, save: options.save ?? file }, place), place)
}

/** A talk that was ended early can be taken up again until the next one starts. Tells whether it was. */
const takeUp = async (conversation: Conversation, { terminal, language }: Place): Promise<boolean> => {
  const after = sectionOf(conversation.view(), 'after')
  const resume = after?.actions.find(({ key }) => key === 'resume')
  if (!resume) return false
  const options = [
    { key: 'resume', label: guide.texts[language].labels.resume },
    { key: 'no', label: guide.texts[language].screen.notNow },
  ]
  const key = await terminal.choose({ question: resume.label, options })
  return key === 'resume' && conversation.send({ type: 'resumed' }).accepted
}

/** A file as one names it where one stands, also when a package manager runs this somewhere else. */
const fromHere = (name: string): string => resolve(process.env.INIT_CWD ?? '.', name)

const keepingFor = ({ save, folder }: Options, { language, words }: Place): Keeping =>
  createKeeping({
    save: save === undefined ? undefined : fromHere(save),
    folder: fromHere(folder),
    texts: guide.texts[language],
    words,
    platform: systemPlatform,
  })

/** Holds a talk to its end or until one leaves, and keeps what was said either way. */
const sit = async (
  conversation: Conversation,
  keeping: Keeping,
  { terminal, language, words }: Place,
): Promise<readonly string[]> => {
  const texts = guide.texts[language]
  keeping.keep(conversation)
  const saveNow = (): string[] => keeping.keepNow(conversation)
  // A terminal that is closed loses nothing either.
  const closed = (signal: NodeJS.Signals) => {
    saveNow()
    process.exit(128 + constants.signals[signal])
  }
  const signals: NodeJS.Signals[] = ['SIGHUP', 'SIGTERM', ...(terminal.drawn ? (['SIGINT'] as const) : [])]
  for (const signal of signals) process.once(signal, closed)
  try {
    const left = await hold({
      conversation,
      terminal,
      guide,
      texts,
      words,
      platform: systemPlatform,
      onAct: () => keeping.keep(conversation),
    })
    return left === 'held' ? held(conversation, keeping, { terminal, words, language }) : saveNow()
  } catch (error) {
    const kept = saveNow()
    if (error instanceof NoMoreInput)
      error.last = [...kept, ...(error.words ? [words.unsent(error.words)] : [])]
    // A fault of ours costs nobody their words: where they are stands under it.
    else process.once('exit', () => process.stderr.write(`${kept.join('\n')}\n`))
    throw error
  } finally {
    for (const signal of signals) process.off(signal, closed)
  }
}

/** On another page: what was written and where, and who sees to what. */
const held = (
  conversation: Conversation,
  keeping: Keeping,
  { terminal, words, language }: Place,
): readonly string[] => {
  const view = conversation.view()
  const texts = guide.texts[language]
  const drawing = { texts, style: terminal.style, width: terminal.width }
  const { carries = [] } = sectionOf(view, 'after') ?? {}
  return [
    ...closingOf(view, drawing),
    ...(carries.length > 0 ? [texts.held.whoCarriesWhat] : []),
    ...carries.map(({ who, what }) => `  ${visible(who)}: ${visible(what)}`),
    ...(carries.length > 0 ? [''] : []),
    words.written,
    ...keeping.writeAll(conversation).map((line) => `  ${line}`),
  ]
}

const textOf = (file: string, words: Words): string => {
  if (!existsSync(file)) throw new FileTrouble(words.noSuchFile(file))
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new FileTrouble(words.cannotRead(file, whyOf(error)))
  }
}

/** What the library says of a file to a programmer, said to whoever chose the file. */
const inPlainWords = <T>(file: string, words: Words, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    const { reason } = error as Partial<OivallusError>
    const isAboutFile = reason !== undefined && Object.hasOwn(words.cannotOpen, reason)
    throw isAboutFile ? new FileTrouble(words.cannotOpen[reason as FileReason](file)) : error
  }
}

/** The conversation in a file, seen from where it was typed. A file that was changed elsewhere opens for reading. */
const opened = (
  text: string,
  { language }: Place,
): { conversation: Conversation; stopsAt: number | null } => {
  const { entries = [], pending = [] } = parseEnvelope(text).streams.shared ?? {}
  const log = [...entries, ...pending]
  const surroundings = { guide, language, platform: systemPlatform, viewer: typedBy(replay(log)) }
  const { stopsAt } = checkLog(log)
  // Words that were taken back leave a mark that cannot be decided again; the log is still ours.
  const isOurs = stopsAt === null || ('reason' in stopsAt && stopsAt.reason === 'erased')
  return isOurs
    ? { conversation: restoreConversation(text, surroundings), stopsAt: null }
    : { conversation: importConversation(text, surroundings).conversation, stopsAt: stopsAt.index }
}

/** Who sat at the keyboard: the scribe of the shared screen, or the facilitator at a screen of their own. */
const typedBy = ({ screens, lead, asked }: State): Viewer => {
  const [shared] = Object.entries(screens)
  return shared
    ? { screen: shared[0], scribe: shared[1].scribe }
    : { participant: lead ?? asked[0] ?? 'nobody' }
}

/** Whoever had left is around the screen again: the scribe first. */
const comeBack = (conversation: Conversation): void => {
  const { viewer } = conversation
  const { participants } = conversation.getSnapshot().state
  if (!('screen' in viewer) || participants.some((one) => one.present)) return
  const { screen, scribe } = viewer
  for (const { id, name } of [...participants].sort((one) => (one.id === scribe ? -1 : 0)))
    if (typeof name === 'string')
      conversation.send(
        { type: 'joined', name, screen },
        { by: { participant: id }, ...(id !== scribe && { enteredBy: scribe }) },
      )
}
