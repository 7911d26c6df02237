// Runs every ts and tsx block of the README and the docs: all are typechecked, then each is run as a module of its own.
// `@oivallus/*` means the workspace's sources; other libraries are those of the root's package.json, and those that the
// published packages bring along. A block of any language that names a file after it shows that file as
// it is: the two are compared, and it is run where the file is.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { documents, nodesOf } from './markdown.mjs'
import { close, entriesOf, packages, published, read, root } from './workspace.mjs'

/** Documents that show code: one of these without a sample has lost it. */
const SHOW_CODE = [
  'README.md',
  'docs/log.md',
  'docs/guides.md',
  'docs/notes.md',
  'docs/react.md',
  'docs/server.md',
  'docs/storage.md',
]

/** What brings code of the machine's own along stays where it is. */
const NATIVE = ['libsql']

const SECONDS = 60
/** Bundled CommonJS asks for Node's own modules by `require`. */
const REQUIRE = `import { createRequire as making } from 'node:module'; const require = making(import.meta.url)`
const place = join(root, 'node_modules/.samples')

const blocksOf = (file) => nodesOf(file).filter(({ type }) => type === 'code')

const samplesOf = (file) =>
  blocksOf(file)
    .filter(({ lang, meta }) => meta === null && ['ts', 'typescript', 'tsx'].includes(lang))
    .map(({ value, lang, position: { start } }) => ({
      at: `${file}:${start.line}`,
      file: join(place, `${file}.${start.line}.${lang === 'tsx' ? 'tsx' : 'ts'}`),
      // Pushed down to its line in the document, so that messages name that line.
      code: '\n'.repeat(start.line) + value,
    }))

const samples = documents().flatMap(samplesOf)

/** Files that a document shows, and shows otherwise than they are. */
const outdated = () =>
  documents().flatMap((file) =>
    blocksOf(file)
      .filter(({ meta, value }) => meta !== null && read(meta).trimEnd() !== value)
      .map(({ meta, position: { start } }) => `${file}:${start.line}: ${meta} reads otherwise by now.`),
  )

const sources = Object.fromEntries(
  packages.flatMap(entriesOf).map(({ specifier, source }) => [specifier, join(root, source)]),
)

/** What a package stands on, and the types of it. */
const librariesOf = ({ dependencies = {}, peerDependencies = {}, devDependencies = {} }) => [
  ...Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !sources[name]),
  ...Object.keys(devDependencies).filter((name) => name.startsWith('@types/')),
]

/** A sample finds the libraries that came along with our packages, as it would beside a user's. */
const bringLibraries = () => {
  for (const { folder, manifest } of published)
    for (const library of librariesOf(manifest).filter((name) =>
      existsSync(join(root, folder, 'node_modules', name)),
    )) {
      const link = join(place, 'node_modules', library)
      mkdirSync(dirname(link), { recursive: true })
      if (!existsSync(link)) symlinkSync(join(root, folder, 'node_modules', library), link)
    }
}

const write = () => {
  rmSync(place, { recursive: true, force: true })
  bringLibraries()
  for (const { file, code } of samples) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, code)
  }
}

const typecheck = () => {
  const config = join(place, 'tsconfig.json')
  const paths = Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, [file]]))
  const compilerOptions = { moduleDetection: 'force', paths }
  const extended = join(root, 'tsconfig.base.json')
  writeFileSync(
    config,
    JSON.stringify({ extends: extended, compilerOptions, files: samples.map((one) => one.file) }),
  )
  const { status, stdout } = spawnSync('tsc', ['-p', config, '--pretty', 'false'], { encoding: 'utf8' })
  return status === 0 ? [] : [stdout.trim().replaceAll('node_modules/.samples/', '')]
}

const run = async ({ at, file }) => {
  const outfile = file.replace(/\.tsx?$/, '.mjs')
  const workspace = {
    name: 'workspace',
    setup: (building) =>
      building.onResolve({ filter: /^@oivallus\// }, ({ path }) => sources[path] && { path: sources[path] }),
  }
  try {
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['source'],
      plugins: [workspace],
      jsx: 'automatic',
      external: NATIVE,
      banner: { js: REQUIRE },
      sourcemap: 'inline',
      logLevel: 'silent',
    })
  } catch (error) {
    return `${at}: ${error.message}`
  }
  const cwd = mkdtempSync(join(tmpdir(), 'sample-'))
  const args = ['--enable-source-maps', outfile]
  const { status, stdout, stderr } = spawnSync('node', args, {
    cwd,
    encoding: 'utf8',
    timeout: SECONDS * 1000,
  })
  rmSync(cwd, { recursive: true })
  if (status === 0) return []
  // No status means that it was stopped: a sample that waits for ever.
  return `${at}: ${status === null ? `has no end after ${SECONDS} seconds` : `ended with ${status}`}.\n${stdout}${stderr}`
}

const problems = SHOW_CODE.filter((file) => !samples.some(({ at }) => at.startsWith(`${file}:`))).map(
  (file) => `${file} shows no code. It should: see scripts/docs-samples.mjs.`,
)
problems.push(...outdated())
if (samples.length > 0) {
  write()
  problems.push(...typecheck())
  for (const sample of samples) problems.push(...[await run(sample)].flat())
}
close(problems, `${samples.length} samples ran: ${samples.map(({ at }) => at).join(', ')}`)
