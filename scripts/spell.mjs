// Checks the spelling of every text of the built-in guides, and of those for an LMS and its pages: Finnish with Voikko, Swedish and English with Hunspell.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

const INSTALL = 'apt-get install libvoikko-dev voikko-fi hunspell hunspell-sv hunspell-en-gb'
const NONSENSE = 'xqzwvk'
const guides = new URL('../packages/core/src/guides/', import.meta.url)
const FOLDERS = [
  guides,
  ...['texts', 'pack/texts', 'page/words'].map(
    (name) => new URL(`../packages/lms/src/${name}/`, import.meta.url),
  ),
]

const stop = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const ask = (tool, args, words) => {
  const { error, status, stdout } = spawnSync(tool, args, {
    input: `${words.join('\n')}\n`,
    encoding: 'utf8',
    // Both tools read their input in the locale's encoding.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (error || status !== 0)
    stop(`${tool} ${args.join(' ')} is missing or does not start. Install it: ${INSTALL}`)
  return stdout.split('\n').filter(Boolean)
}

const voikko = (words) =>
  ask('voikkospell', ['-d', 'fi'], words)
    .filter((line) => line.startsWith('W: '))
    .map((line) => line.slice(3))

const hunspell = (dictionary) => (words) => ask('hunspell', ['-d', dictionary, '-i', 'utf-8', '-l'], words)

const checkers = { fi: voikko, sv: hunspell('sv_SE'), en: hunspell('en_GB') }

const load = async (folder, language) => {
  const source = readFileSync(new URL(`${language}.ts`, folder), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' })
  const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
  return module[language]
}

const strings = (value, path) =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key))

const wordsOf = (text) =>
  text
    .replace(/\{\w+\}/g, ' ')
    .replaceAll('’', "'")
    .match(/\p{L}+(?:['-]\p{L}+)*/gu) ?? []

const allowedFile = new URL('spelling-allowed.json', guides)
const allowed = JSON.parse(readFileSync(allowedFile, 'utf8'))
const counts = []
let unknown = 0

/** The words of one file, each with where it stands. */
const foundIn = async (folder, language) => {
  const { language: _tag, ...texts } = await load(folder, language)
  const found = strings(texts, '').flatMap(([path, text]) => wordsOf(text).map((word) => ({ path, word })))
  if (found.length === 0) stop(`No words were found in ${fileURLToPath(new URL(`${language}.ts`, folder))}.`)
  return found
}

for (const [language, check] of Object.entries(checkers)) {
  const found = (await Promise.all(FOLDERS.map((folder) => foundIn(folder, language)))).flat()
  const wrong = new Set(check([...new Set(found.map(({ word }) => word)), NONSENSE]))
  // A dictionary that takes anything would let everything pass.
  if (!wrong.has(NONSENSE)) stop(`The ${language} dictionary does not work. Install it: ${INSTALL}`)
  const known = new Set(allowed[language].map((word) => word.toLowerCase()))
  for (const { path, word } of found) {
    const doubted = [word, ...word.split('-')].filter((part) => wrong.has(part))
    if (doubted.length === 0 || doubted.every((part) => known.has(part.toLowerCase()))) continue
    console.error(`${language} ${path}: ${word}`)
    unknown += 1
  }
  counts.push(`${language} ${found.length}`)
}

console.log(`Words checked: ${counts.join(', ')}. Unknown: ${unknown}.`)
process.exit(unknown > 0 ? 1 : 0)
