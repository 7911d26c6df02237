import { parseArgs } from 'node:util'
import { isLanguage, type Language, WORDS } from './words.ts'

/** What was asked for on the command line. */
export interface Options {
  command: 'talk' | 'replay' | 'resume'
  /** The script or the file. */
  name: string | undefined
  /** Asked for when it was not given. */
  language: Language | undefined
  save: string | undefined
  folder: string
  all: boolean
  plain: boolean
  help: boolean
}

/** The command line cannot be understood: said in the language that was asked for, or in Finnish. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const FOLDER = 'oivallus'

const isCommand = (text: string): text is Options['command'] => ['talk', 'replay', 'resume'].includes(text)

/** @throws {UsageError} */
export const readOptions = (given: readonly string[]): Options => {
  const { values, positionals } = parsed(given)
  const { language } = values
  const words = WORDS[language !== undefined && isLanguage(language) ? language : 'fi']
  if (language !== undefined && !isLanguage(language)) throw new UsageError(words.noSuchLanguage(language))
  const [command = 'talk', name] = positionals
  if (!isCommand(command)) throw new UsageError(words.noSuchCommand(command))
  return {
    command,
    name,
    language,
    save: values.save,
    folder: values.out ?? FOLDER,
    all: values.all === true,
    plain: values.plain === true,
    help: values.help === true,
  }
}

const parsed = (given: readonly string[]) => {
  try {
    return parseArgs({
      // Between a package manager and what it runs stands a `--`.
      args: given.filter((one) => one !== '--'),
      allowPositionals: true,
      options: {
        language: { type: 'string', short: 'l' },
        save: { type: 'string', short: 's' },
        out: { type: 'string', short: 'o' },
        all: { type: 'boolean', short: 'a' },
        plain: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. --help`)
  }
}
