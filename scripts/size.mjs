// Holds bundles against their budgets, as a user's bundler would make them, and says what they are made of.
// `--source` bundles the sources instead of what is built: no build is needed, and core is shown room by room.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { close, packages, root } from './workspace.mjs'

const LANGUAGES = ['./fi', './sv', './en']
const CALENDAR = './calendar'

const core = packages.find(({ folder }) => folder === 'packages/core')
const everythingInCore = Object.keys(core.manifest.exports)
  .filter((path) => ![...LANGUAGES, CALENDAR].includes(path) && !path.endsWith('.json'))
  .map((path) => core.manifest.name + path.slice(1))

/**
 * Gzipped, in bytes (1 kB is 1,000 of them); xstate, immer and zod are counted in. The limits are what has been reached, so that
 * nothing grows unseen; the goal for everything in core is 48 kB.
 */
const BUDGETS = [
  {
    name: 'everything in core with one language, without the calendar',
    limit: 75_000,
    code: [...everythingInCore, '@oivallus/core/fi'].map((path) => `export * from '${path}'`),
  },
  {
    name: 'least import: createConversation with one language',
    limit: 65_500,
    code: [`export { createConversation } from '@oivallus/core'`, `export { fi } from '@oivallus/core/fi'`],
  },
]

const fromSource = process.argv.includes('--source')

/** The library, or the package and its room, that a bundled file belongs to. */
const partOf = (file) => {
  const library = file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]
  const [, name, room = ''] = file.match(/packages\/([^/]+)\/(?:src|dist)\/(?:([^/]+)\/)?/) ?? []
  return library ?? (name ? `@oivallus/${name}${fromSource && room ? ` ${room}/` : ''}` : '')
}

/** Bundles, with some libraries left out. */
const bundle = ({ code }, external = []) =>
  build({
    stdin: { contents: code.join('\n'), resolveDir: `${root}/${core.folder}` },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    absWorkingDir: root,
    // Bundlers ask for `module`; esbuild leaves it out once conditions are given.
    conditions: fromSource ? ['source', 'module'] : ['module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
  })

const gzipOf = ({ outputFiles }) => gzipSync(outputFiles[0].contents, { level: 9 }).length

/** Minified bytes of each part. */
const partsOf = ({ metafile }) => {
  const parts = {}
  for (const [file, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs))
    parts[partOf(file)] = (parts[partOf(file)] ?? 0) + bytesInOutput
  return Object.entries(parts)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a)
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(8)
const problems = []

for (const budget of BUDGETS) {
  const bundled = await bundle(budget)
  const gzip = gzipOf(bundled)
  console.log(`${budget.name}: ${kB(gzip).trim()} gzip, of at most ${kB(budget.limit).trim()}`)
  console.log('  minified      gzip (a library: what leaving it out would save; ours: the rest)')
  let ours = gzip
  const lines = []
  for (const [part, bytes] of partsOf(bundled)) {
    const isLibrary = !part.startsWith('@oivallus/')
    const saved = isLibrary ? gzip - gzipOf(await bundle(budget, [part, `${part}/*`])) : 0
    ours -= saved
    lines.push(`  ${kB(bytes)}  ${isLibrary ? kB(saved) : ' '.repeat(8)}  ${part}`)
  }
  console.log([...lines, `            ${kB(ours)}  ours`].join('\n'))
  if (gzip > budget.limit) problems.push(`${budget.name}: ${gzip} bytes, ${gzip - budget.limit} too many.`)
}

close(problems, `${BUDGETS.length} budgets kept.`)
