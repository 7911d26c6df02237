// Holds bundles against their budgets, as a user's bundler would make them, and says what they are made of and what each part
// would save if it were left out. `--source` bundles the sources instead of what is built: no build is needed, and core is shown
// room by room. `--write` writes the figures into docs/size.md; a figure there that is off by more than a kilobyte fails the gate.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { keepTable } from './size-table.mjs'
import { close, packages, root } from './workspace.mjs'

const LANGUAGES = ['./fi', './sv', './en']
const CALENDAR = './calendar'
/** For servers: no page loads it. */
const DECIDING = './deciding'

const core = packages.find(({ folder }) => folder === 'packages/core')
const entries = Object.keys(core.manifest.exports).filter((path) => !path.endsWith('.json'))
const specifier = (path) => core.manifest.name + path.slice(1)
const all = (paths) => paths.map((path) => `export * from '${specifier(path)}'`)

/**
 * Gzipped, in bytes (1 kB is 1,000 of them); xstate, immer and zod are counted in. A limit is what has been reached and a little
 * more, so that nothing grows unseen: raise it with a reason. The goal for everything in core is 48 kB.
 */
const EVERYTHING = {
  name: 'everything in core with one language, without the calendar',
  limit: 83_400,
  because:
    'a talk compares with its store, traces what is carried and forgets everywhere, over any place that keeps rows, and is seen from outside through a server; its view holds all that a page asks for',
  code: all(entries.filter((path) => ![...LANGUAGES, CALENDAR, DECIDING].includes(path)).concat('./fi')),
}
const LEAST = {
  name: 'least import: createConversation with one language',
  limit: 71_700,
  because: 'an object that a talk is held with has its view and its series with it',
  code: [`export { createConversation } from '@oivallus/core'`, `export { fi } from '@oivallus/core/fi'`],
}
const BUDGETS = [EVERYTHING, LEAST]

/** Parts of core: files and folders of its source, or names that it gives. */
const PARTS = [
  { name: 'the words of one language', files: ['guides/fi.ts'] },
  { name: 'the view', files: ['view/'] },
  { name: 'the phases and the rules', files: ['phases/', 'rules/'] },
  { name: 'the events, as schemas', files: ['events.ts', 'eventShapes.ts', 'lines.ts', 'schema.ts'] },
  { name: '`allowed()` and its templates', files: ['templates.ts', 'samples.ts'] },
  { name: 'the notes, as data', files: ['notes/notes.ts', 'notes/inside.ts', 'notes/outside.ts'] },
  {
    name: 'the notes, as Markdown and HTML',
    files: ['notes/markdown.ts', 'notes/html.ts', 'notes/outline.ts'],
  },
  { name: 'opening an envelope', files: ['notes/parseEnvelope.ts', 'notes/migrations.ts'] },
  { name: 'importing a foreign file', files: ['notes/foreign.ts'] },
  { name: 'a guide of one’s own', names: ['extendGuide', 'defineGuide'] },
  { name: 'the memory store, and a store over any rows', files: ['store/'] },
  { name: 'erasing, and what is kept', files: ['forgetting.ts', 'retention.ts'] },
  { name: 'the next talk of a series', files: ['series.ts', 'carrying.ts'] },
  { name: 'the statechart on an actor', files: ['machine/onActor.ts'] },
]

const fromSource = process.argv.includes('--source')
const SOURCE = join(root, core.folder, 'src/')

/** The library, or the package and its room, that a bundled file belongs to. */
const partOf = (file) => {
  const library = file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]
  const [, name, room = ''] = file.match(/packages\/([^/]+)\/(?:src|dist)\/(?:([^/]+)\/)?/) ?? []
  return library ?? (name ? `@oivallus/${name}${fromSource && room ? ` ${room}/` : ''}` : '')
}

/** The files of core's source as if they were empty: they give what they give, and it is nothing. */
const without = (files) => ({
  name: 'without',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!files.some((file) => path.startsWith(SOURCE + file))) return undefined
      const names = readFileSync(path, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)
      return { contents: [...names].map(([, name]) => `export let ${name}`).join('\n') }
    }),
})

/** Bundles, with some libraries or some files of core left out. */
const bundle = ({ code }, { external = [], files = [], source = fromSource } = {}) =>
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
    conditions: source ? ['source', 'module'] : ['module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    plugins: [without(files)],
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
  console.log(
    `${budget.name}: ${kB(gzip).trim()} gzip, of at most ${kB(budget.limit).trim()}, because ${budget.because}`,
  )
  console.log('  minified      gzip (a library: what leaving it out would save; ours: the rest)')
  let ours = gzip
  const lines = []
  for (const [part, bytes] of partsOf(bundled)) {
    const isLibrary = !part.startsWith('@oivallus/')
    const saved = isLibrary ? gzip - gzipOf(await bundle(budget, { external: [part, `${part}/*`] })) : 0
    ours -= saved
    lines.push(`  ${kB(bytes)}  ${isLibrary ? kB(saved) : ' '.repeat(8)}  ${part}`)
  }
  console.log([...lines, `            ${kB(ours)}  ours`].join('\n'))
  if (gzip > budget.limit) problems.push(`${budget.name}: ${gzip} bytes, ${gzip - budget.limit} too many.`)
}

// ---- what could be left out: from the sources, since a part is some of them ----

const outputOf = ({ metafile }) => Object.values(metafile.outputs)[0]

/** Gzipped bytes of everything, and of the least import, from the sources. */
const [whole, least] = await Promise.all(BUDGETS.map((budget) => bundle(budget, { source: true })))
const [wholeGzip, leastGzip] = [gzipOf(whole), gzipOf(least)]

/** Whether the least import holds something of a part. */
const isInLeast = ({ files = [], names = [] }) =>
  Object.entries(outputOf(least).inputs).some(
    ([file, { bytesInOutput }]) =>
      bytesInOutput > 0 && files.some((part) => join(root, file).startsWith(SOURCE + part)),
  ) || outputOf(least).exports.some((name) => names.includes(name))

/** Everything, but for some names: given one by one. */
const butFor = async (names) => {
  const code = []
  for (const path of entries
    .filter((one) => ![...LANGUAGES, CALENDAR, DECIDING].includes(one))
    .concat('./fi')) {
    const given = outputOf(await bundle({ code: all([path]) }, { source: true })).exports
    code.push(
      `export { ${given.filter((name) => !names.includes(name)).join(', ')} } from '${specifier(path)}'`,
    )
  }
  return { code }
}

const rows = [
  [EVERYTHING.name, wholeGzip, ''],
  [LEAST.name, leastGzip, ''],
]
for (const library of ['xstate', 'zod', 'immer']) {
  const left = await bundle(EVERYTHING, { source: true, external: [library, `${library}/*`] })
  rows.push([`of everything: ${library}`, wholeGzip - gzipOf(left), 'yes'])
}
for (const part of PARTS) {
  const { name, files = [], names = [] } = part
  const left = await bundle(names.length > 0 ? await butFor(names) : EVERYTHING, { source: true, files })
  rows.push([`of everything: ${name}`, wholeGzip - gzipOf(left), isInLeast(part) ? 'yes' : 'no'])
}
for (const path of entries.filter((one) => !['.', './fi'].includes(one))) {
  const added = gzipOf(await bundle({ code: [...LEAST.code, ...all([path])] }, { source: true })) - leastGzip
  rows.push([`added to the least import: \`${specifier(path)}\``, added, 'no'])
}

console.log('What leaving out each part would save, and what each entry point adds (gzip, from the sources):')
for (const [name, bytes, inLeast] of rows)
  console.log(`  ${kB(bytes)}  ${name}${inLeast === 'no' ? ' (the least import is without it)' : ''}`)

problems.push(
  ...keepTable({ name: 'core', head: ['what', 'kB, gzip', 'in the least import'], rows, within: 1000 }),
)
close(problems, `${BUDGETS.length} budgets kept.`)
