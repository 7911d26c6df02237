import { readFile } from 'node:fs/promises'
import { CommandError } from './trouble.ts'

/** What stops a file from being read, in words. */
const UNREAD: Record<string, string> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by you',
}

/** Line and column of a place in a text, both from 1. */
const placeIn = (text: string, at: number): string => {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const [, at] = / in JSON at position (\d+)/.exec(message) ?? []
    // Where the engine names no place, it shows the text around it.
    const what = at ? `${message.split(' in JSON at ')[0]}, in ${placeIn(text, Number(at))}` : message
    throw new CommandError(`${file} is no JSON: ${what}.`)
  }
}

/**
 * What a file of JSON holds.
 *
 * @param option Which option names it.
 * @param besides What else is to be said of it when it is not there.
 * @throws {CommandError} When it cannot be read, or is no JSON: with line and column, where they are known.
 */
export const readJson = async (option: string, file: string, besides = ''): Promise<unknown> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const why = UNREAD[error.code ?? ''] ?? `cannot be read: ${error.message}`
    throw new CommandError(`${option}: ${file} ${why}${error.code === 'ENOENT' ? besides : ''}.`)
  })
  try {
    // A mark at the beginning, as some editors write it, is no part of the text.
    return parsed(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${file} is no text in UTF-8. Save it as such.`)
  }
}
