// What the gates know of the workspace is read from it, so that a new package is under every gate from its first day.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export const read = (file) => readFileSync(join(root, file), 'utf8')

const foldersIn = (room) =>
  existsSync(join(root, room)) ? readdirSync(join(root, room)).map((name) => `${room}/${name}`) : []

/** Every package and example: `{ folder, manifest }`, the folder relative to the root. */
export const packages = ['packages', 'examples']
  .flatMap(foldersIn)
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => ({ folder, manifest: JSON.parse(read(`${folder}/package.json`)) }))

export const published = packages.filter(({ manifest }) => !manifest.private)

/** The entry points with code: what one imports, its TypeScript source, what is built from it. */
export const entriesOf = ({ folder, manifest }) =>
  Object.entries(manifest.exports ?? {})
    .filter(([, target]) => target.source)
    .map(([path, { source, types, default: built }]) => ({
      specifier: manifest.name + path.slice(1),
      source: join(folder, source),
      types: join(folder, types),
      built: join(folder, built),
    }))

/** Every file that is tracked or about to be: what is ignored is left out. */
export const files = () =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
    .toString()
    .split('\0')
    .filter((file) => file && existsSync(join(root, file)))

/** Ends a gate: its problems, or the sentence that says what was looked at. */
export const close = (problems, sentence) => {
  for (const problem of problems) console.error(problem)
  if (problems.length === 0) console.log(sentence)
  process.exit(problems.length > 0 ? 1 : 0)
}
