// Holds what a page loads against its budgets, and says what it is made of: the stand-alone file, the files beside it, the style,
// and each package of the screen without core. From the sources: no build is needed. `--write` writes the figures into docs/size.md;
// a figure there that is off by more than half a kilobyte fails the gate.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { FILES } from '../packages/dom/standalone.mjs'
import { keepTable } from './size-table.mjs'
import { close, root } from './workspace.mjs'

/** The style is counted by itself. */
const noStyle = {
  name: 'no-style',
  setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, () => ({ contents: '', loader: 'text' })),
}

const FRAMEWORKS = ['react', 'vue', 'react/*', 'vue/*']

/** A package as a user's bundler would make it, without core, which is counted by itself, and without its framework. */
const packed = (name, entries, external = ['@oivallus/core', '@oivallus/core/*']) => ({
  stdin: {
    contents: entries.map((path) => `export ${path.includes(' ') ? path : `* from '${path}'`}`).join('\n'),
    resolveDir: join(root, 'packages', name),
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['source', 'module'],
  define: { 'process.env.NODE_ENV': '"production"' },
  external: [...external, ...FRAMEWORKS],
})

/**
 * Gzipped, in bytes (1 kB is 1,000 of them). The limits are what has been reached, so that nothing grows unseen; a goal that is
 * not reached is named beside it. Of the stand-alone file three quarters are core, whose own goal is not reached either.
 */
const BUDGETS = [
  {
    name: 'the stand-alone file, without the style',
    goal: 64_000,
    limit: 111_800,
    options: FILES['oivallus.js'],
  },
  {
    name: 'the style',
    goal: 8_000,
    limit: 4_500,
    options: { entryPoints: [join(root, 'packages/theme/src/style.css')], bundle: true, minify: true },
    isStyle: true,
  },
  { name: 'beside it: Swedish', limit: 8_900, options: FILES['oivallus.sv.js'] },
  { name: 'beside it: English', limit: 8_400, options: FILES['oivallus.en.js'] },
  { name: 'beside it: the calendar', limit: 10_700, options: FILES['oivallus.calendar.js'] },
  { name: 'beside it: both sides of a frame', limit: 4_000, options: FILES['oivallus.frame.js'] },
  { name: '@oivallus/screen, without core', limit: 23_900, options: packed('screen', ['@oivallus/screen']) },
  {
    name: '@oivallus/dom, without core and the style',
    limit: 28_600,
    options: packed('dom', ['./src/index.ts', './src/define.ts']),
  },
  {
    name: '@oivallus/dom by itself, with preact',
    limit: 6_900,
    options: packed('dom', ['./src/index.ts', './src/define.ts'], ['@oivallus/*']),
  },
  {
    name: '@oivallus/dom, around a frame, with what that takes of core',
    limit: 2_500,
    options: packed('dom', [`{ hostFrame } from './src/frame/frame.ts'`], []),
  },
  {
    name: '@oivallus/dom, in a frame, without core',
    limit: 2_800,
    options: packed('dom', [`{ joinHost } from './src/frame/frame.ts'`]),
  },
  {
    name: '@oivallus/lms, its xAPI, without core',
    limit: 6_000,
    options: packed('lms', ['@oivallus/lms/xapi']),
  },
  {
    name: '@oivallus/lms, statements of xAPI alone',
    limit: 2_500,
    options: packed('lms', [`{ statementsOf } from '@oivallus/lms/xapi'`]),
  },
  // What it is besides statements and the sender, of 2.4 and 2.3, which it cannot do without, is within the goal.
  {
    name: '@oivallus/lms, a unit of cmi5, without core',
    goal: 3_000,
    limit: 7_200,
    options: packed('lms', [`{ startUnit } from '@oivallus/lms/cmi5'`]),
  },
  {
    name: '@oivallus/lms, its SCORM bridge, without core',
    goal: 3_000,
    limit: 3_000,
    options: packed('lms', ['@oivallus/lms/scorm']),
  },
  ...['react', 'vue'].flatMap((name) => [
    {
      name: `@oivallus/${name} by itself`,
      goal: 4_000,
      limit: 4_000,
      options: packed(name, ['./src/index.ts'], ['@oivallus/*']),
    },
    {
      name: `@oivallus/${name} with everything but its framework, and one language`,
      goal: 60_000,
      limit: 98_200,
      // The calendar is loaded when asked for.
      options: packed(
        name,
        ['./src/index.ts', `{ createConversation } from '@oivallus/core'`, '@oivallus/core/fi'],
        ['@oivallus/core/calendar'],
      ),
    },
  ]),
]

const bundle = ({ options, isStyle }, external = []) =>
  build({
    ...options,
    // What comes first decides.
    plugins: [...(isStyle ? [] : [noStyle]), ...(options.plugins ?? [])],
    external: [...(options.external ?? []), ...external],
    absWorkingDir: root,
    write: false,
    metafile: true,
  })

const gzipOf = ({ outputFiles }) => gzipSync(outputFiles[0].contents, { level: 9 }).length

const partOf = (file) =>
  file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ??
  `@oivallus/${file.match(/packages\/([^/]+)\//)?.[1] ?? 'dom'}`

/** Minified bytes of each part, the largest first. */
const partsOf = ({ metafile }) => {
  const parts = {}
  for (const [file, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs))
    parts[partOf(file)] = (parts[partOf(file)] ?? 0) + bytesInOutput
  return Object.entries(parts)
    .filter(([, bytes]) => bytes > 100)
    .sort(([, a], [, b]) => b - a)
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const problems = []
const rows = []

for (const budget of BUDGETS) {
  const { name, goal, limit } = budget
  const bundled = await bundle(budget)
  const gzip = gzipOf(bundled)
  const aim =
    goal === undefined ? '' : `; the goal is ${kB(goal)}, ${gzip > goal ? 'not reached' : 'reached'}`
  console.log(`${name}: ${kB(gzip)} gzip, of at most ${kB(limit)}${aim}`)
  const parts = partsOf(bundled)
  for (const [part, bytes] of parts.length > 1 ? parts : []) {
    const isLibrary = !part.startsWith('@oivallus/')
    const saved = isLibrary ? gzip - gzipOf(await bundle(budget, [part, `${part}/*`])) : undefined
    console.log(`  ${kB(bytes).padStart(9)}  ${(saved === undefined ? '' : kB(saved)).padStart(8)}  ${part}`)
  }
  rows.push([
    name.replace(/@oivallus\/\w+/, '`$&`'),
    gzip,
    goal === undefined ? '' : (goal / 1000).toFixed(0),
  ])
  if (gzip > limit) problems.push(`${name}: ${gzip} bytes, ${gzip - limit} too many.`)
}
console.log('Of each: minified, and of a library, what leaving it out would save, gzipped.')

problems.push(...keepTable({ name: 'page', head: ['what', 'kB, gzip', 'goal'], rows, within: 500 }))
close(problems, `${BUDGETS.length} budgets kept.`)
