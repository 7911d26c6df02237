import { type FileHandle, open, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { GuideExtension, Notice } from '@oivallus/core'
import { OivallusError } from '@oivallus/core'
import { readJson } from './json.ts'
import { isLanguage, NAMES } from './languages.ts'
import type { PackFormat, PackOptions } from './options.ts'
import { packFrom } from './packing.ts'
import { FORMATS } from './settings.ts'
import { CommandError } from './trouble.ts'

const HELP = `Makes a package of a learning conversation, to import into a learning management system.

  npx @oivallus/lms pack --format scorm12 --guide fi --notice ./notice.json --out talk.zip

  --format  ${FORMATS.join(', ')}: how the LMS is to launch it
  --guide   languages of the built-in guide (${NAMES}), such as fi,sv: the first is shown first;
            or a file of JSON with what you change of it, in the languages of its texts
  --notice  a file of JSON: who is responsible for the data
  --out     the zip to write; what is there already is not overwritten

May be left out:

  --store   address of your server that keeps the talks; without it, the browser keeps them
  --title   what the course is called
  --id      the id of the course, an IRI; keep it in later packages, and the LMS knows the course again
  --help    this text
`

const OPTIONS = {
  format: { type: 'string' },
  guide: { type: 'string' },
  notice: { type: 'string' },
  store: { type: 'string' },
  title: { type: 'string' },
  id: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const

const parsed = (args: string[]) => {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // Node says first what is wrong, and then how to write other things than these.
    const [sentence] = (error as Error).message.split(/[.\n]/)
    throw new CommandError(`${sentence}. See: npx @oivallus/lms --help`)
  }
}

type Values = ReturnType<typeof parsed>['values']

const needed = (values: Values, name: 'format' | 'guide' | 'notice' | 'out'): string => {
  const value = values[name]
  if (value) return value
  throw new CommandError(`--${name} is missing. See: npx @oivallus/lms --help`)
}

/** `fi,sv` names languages, unless one of them is none: then it is a file. */
const guideFrom = async (given: string): Promise<Pick<PackOptions, 'guide' | 'languages'>> => {
  const names = given.split(',').map((name) => name.trim())
  if (names.every(isLanguage)) return { languages: names }
  const guide = await readJson('--guide', given, `, nor is it among the built-in languages (${NAMES})`)
  return { guide: guide as GuideExtension }
}

/** What the packer has to say, with the option or file that it is about. */
const about = (error: OivallusError, { guide, notice }: Values): CommandError => {
  const [part = ''] = error.path.split('.')
  const isOption = error.reason !== 'malformed-guide' && ['format', 'store', 'title', 'id'].includes(part)
  const place = isOption ? `--${part}` : part === 'notice' ? notice : guide
  return new CommandError(`${place}: ${error.message}`)
}

/** What stops a file from being written, in words. */
const UNWRITTEN: Record<string, string> = {
  EEXIST: 'is there already, and is not overwritten. Name another --out, or take it away first.',
  ENOENT: 'cannot be written: its folder is not there. Make it first.',
  ENOTDIR: 'cannot be written: its folder is a file. Name another --out.',
  EACCES: 'cannot be written: you may not write there. Name another --out.',
}

/** Writes a file that is not there yet, whole or not at all. */
const writeNew = async (out: string, bytes: Uint8Array): Promise<void> => {
  const stop = ({ code = '', message }: NodeJS.ErrnoException) => {
    throw new CommandError(`${out} ${UNWRITTEN[code] ?? `cannot be written: ${message}.`}`)
  }
  const file = (await open(out, 'wx').catch(stop)) as FileHandle
  try {
    await file.writeFile(bytes)
  } catch (error) {
    // What was begun is no package.
    await rm(out, { force: true })
    stop(error as NodeJS.ErrnoException)
  } finally {
    await file.close()
  }
}

const packed = async (values: Values): Promise<string> => {
  const format = needed(values, 'format') as PackFormat
  const guide = await guideFrom(needed(values, 'guide'))
  const notice = (await readJson('--notice', needed(values, 'notice'))) as Notice
  const out = needed(values, 'out')
  const { store, title, id } = values
  const options: PackOptions = {
    format,
    ...guide,
    notice,
    ...(store !== undefined && { store }),
    ...(title !== undefined && { title }),
    ...(id !== undefined && { id }),
  }
  const bytes = await packFrom(options).catch((error: unknown) => {
    throw error instanceof OivallusError ? about(error, values) : error
  })
  await writeNew(out, bytes)
  return `${out} is written: ${format}, ${Math.ceil(bytes.length / 1000)} kB.\n`
}

const done = async (args: string[]): Promise<string> => {
  const { values, positionals } = parsed(args)
  if (values.help) return HELP
  const [what, ...surplus] = positionals
  if (what !== 'pack' || surplus.length > 0)
    throw new CommandError(
      `Found ${positionals.join(' ') || 'nothing to do'}, expected: pack. See: npx @oivallus/lms --help`,
    )
  return packed(values)
}

/**
 * Carries a command out: says what came of it, or what was wrong with it.
 *
 * @returns With which code the program ends.
 */
export const run = async (args: string[]): Promise<number> => {
  try {
    process.stdout.write(await done(args))
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}
