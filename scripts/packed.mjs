// Packs every published package as it would be published, and lints the tarball: publint, attw, and our own promises.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { close, entriesOf, published, root } from './workspace.mjs'

const LINTERS = [
  ['publint', 'run', '--strict'],
  ['attw', '--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--no-emoji', '--format', 'ascii'],
]

const place = mkdtempSync(join(tmpdir(), 'packed-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))

const pack = ({ folder }) => {
  const cwd = join(root, folder)
  const said = execFileSync('pnpm', ['pack', '--json', '--pack-destination', place], {
    cwd,
    encoding: 'utf8',
  })
  return JSON.parse(said).filename
}

/** `source` is for this workspace alone: those who install a package have no sources. */
const withoutSource = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([path, target]) => {
      if (typeof target === 'string') return [path, target]
      const { source: _source, ...rest } = target
      return [path, rest]
    }),
  )

/** Every declaration file that one reaches from an entry point. */
const declarations = (file, seen = new Set()) => {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g))
    declarations(join(dirname(file), `${path}.d.ts`), seen)
  return seen
}

const problemsOf = async (one) => {
  const { folder, manifest } = one
  const problems = []
  const tarball = pack(one)
  for (const [tool, ...args] of LINTERS) {
    // Stylesheets and files for a script tag have no types to resolve.
    const files = Object.keys(manifest.exports).filter((path) => !manifest.exports[path].source)
    const excluded = tool === 'attw' && files.length > 0 ? ['--exclude-entrypoints', ...files] : []
    const { status, stdout, stderr } = spawnSync(tool, [...args, tarball, ...excluded], { encoding: 'utf8' })
    if (status !== 0) problems.push(`${folder}: ${tool}\n${stdout}${stderr}`)
  }

  const packed = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json']))
  if (!isDeepStrictEqual(packed.exports, withoutSource(manifest.exports)))
    problems.push(`${folder}: its packed exports must be its own without "source": see .pnpmfile.cjs.`)

  for (const { specifier, types, built } of entriesOf(one)) {
    await import(pathToFileURL(join(root, built))).catch((error) =>
      problems.push(`${specifier} does not load in Node: ${error.stack}`),
    )
    const speaking = [...declarations(join(root, types))].filter((file) =>
      /['"]xstate\b/.test(readFileSync(file, 'utf8')),
    )
    if (speaking.length > 0)
      problems.push(`${specifier} has types of xstate in its declarations: ${speaking.join(', ')}`)
  }
  return problems
}

const problems = []
for (const one of published) problems.push(...(await problemsOf(one)))
if (published.length === 0) problems.push('No published package was found.')
close(problems, `${published.map(({ manifest }) => manifest.name).join(', ')} packed and linted.`)
