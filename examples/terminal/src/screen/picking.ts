import { visible } from './style.ts'
import type { Option } from './terminal.ts'

/** A word as one types it in a hurry: small letters, no spaces, no accents. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/** The option that was meant: its number as listed, its label, or the beginning of one label alone. */
export const picked = <T extends Option>(line: string, options: readonly T[]): T | undefined => {
  const said = line.trim()
  if (/^\d{1,2}$/.test(said)) return options[Number(said) - 1]
  const word = plainWord(said)
  if (word === '') return undefined
  const exact = options.find(({ key, label }) => plainWord(label) === word || plainWord(key) === word)
  if (exact) return exact
  const begun = options.filter(({ label }) => plainWord(label).startsWith(word))
  return begun.length === 1 ? begun[0] : undefined
}

/** The options that were meant, each by its number; undefined when one of them is none. */
export const pickedSeveral = <T extends Option>(line: string, options: readonly T[]): T[] | undefined => {
  const parts = line.split(/[\s,.;+]+/).filter(Boolean)
  if (parts.length > 0 && parts.every((part) => /^\d{1,2}$/.test(part))) {
    const found = parts.map((part) => options[Number(part) - 1])
    return found.every((one) => one !== undefined) ? [...new Set(found)] : undefined
  }
  const one = picked(line, options)
  return one && [one]
}

const visibleRow = (number: number, text: string): string => `${String(number).padStart(2)}  ${visible(text)}`

/** Options as they are listed: numbered from one. */
export const numbered = (options: readonly Option[]): string[] =>
  options.map(({ label, hint }, at) => visibleRow(at + 1, hint ? `${label} (${hint})` : label))
