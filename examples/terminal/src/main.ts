import { OivallusError } from '@oivallus/core'
import { HELP, HELP_FOR_ALL } from './help.ts'
import { FileTrouble } from './keeping.ts'
import { type Options, readOptions, UsageError } from './options.ts'
import { replayScript } from './replay.ts'
import { keyboardTerminal } from './screen/keyboard.ts'
import { plainTerminal } from './screen/plain.ts'
import { NoMoreInput, type Terminal } from './screen/terminal.ts'
import { resumeTalk, startTalk } from './starting.ts'
import { isLanguage, LANGUAGES, type Language, WORDS, type Words } from './words.ts'

/** Ctrl-C, by the custom of shells. A package manager would call it a failure, though everything is saved. */
const INTERRUPTED = process.env.npm_lifecycle_event ? 0 : 130

/** A whole example at once is there to be read, and stays. */
const isDrawn = ({ plain, command, all }: Options): boolean =>
  !plain &&
  !(command === 'replay' && all) &&
  process.stdin.isTTY === true &&
  process.stdout.isTTY === true &&
  process.env.TERM !== 'dumb'

const askLanguage = async (terminal: Terminal): Promise<Language> => {
  const key = await terminal.choose({
    question: 'Kieli · Språk · Language',
    options: LANGUAGES.map((one) => ({ key: one, label: WORDS[one].name })),
  })
  return key !== undefined && isLanguage(key) ? key : 'fi'
}

const run = async (options: Options): Promise<number> => {
  if (options.help) {
    process.stdout.write(`${options.language ? HELP[options.language] : HELP_FOR_ALL}\n`)
    return 0
  }
  let words: Words = WORDS[options.language ?? 'fi']
  const terminal = isDrawn(options) ? keyboardTerminal(() => words) : plainTerminal(() => words)
  // What is left to say is said on the screen that stays, once the other one is gone.
  let last: readonly string[] = []
  let code = 0
  try {
    if (options.command === 'replay') last = await replayScript(options, terminal)
    else {
      const language = options.language ?? (await askLanguage(terminal))
      words = WORDS[language]
      const holding = options.command === 'resume' ? resumeTalk : startTalk
      last = await holding(options, { terminal, language, words })
    }
  } catch (error) {
    if (!(error instanceof NoMoreInput)) throw error
    last = error.last
    code = error.interrupted ? INTERRUPTED : 0
  } finally {
    terminal.close()
  }
  if (last.length > 0) process.stdout.write(`${last.join('\n')}\n`)
  return code
}

// Whoever reads a pipe may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)))
} catch (error) {
  // What a person can put right is said in a sentence; anything else is a fault of ours, and shows where.
  const isSaid = error instanceof UsageError || error instanceof FileTrouble || error instanceof OivallusError
  process.stderr.write(`${isSaid ? error.message : ((error as Error).stack ?? String(error))}\n`)
  process.exitCode = 1
}
