import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PackLanguage } from './languages.ts'

/** The page's built files, beside this one as it is built: see scripts/talk-page.mjs. */
const BUILT = fileURLToPath(new URL('page', import.meta.url))

/** Files that are loaded beside the page, where one of the languages asks for them. Finnish is in `oivallus.js`. */
const BESIDE: Partial<Record<PackLanguage, string>> = { sv: 'oivallus.sv.js', en: 'oivallus.en.js' }

/** The built files that a page in these languages may load, by name. */
export const readBuilt = async (
  languages: readonly PackLanguage[],
  folder = BUILT,
): Promise<Record<string, Uint8Array>> => {
  const names = [
    'oivallus.js',
    'oivallus.calendar.js',
    'talk.css',
    'talk.js',
    ...languages.flatMap((language) => BESIDE[language] ?? []),
  ]
  const files = names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const)
  return Object.fromEntries(await Promise.all(files))
}
