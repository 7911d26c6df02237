// Builds the stand-alone file and what lies beside it, into dist or the folder that is named: for pages with a script tag and no
// build.
import { join } from 'node:path'
import { build } from 'esbuild'
import { cssText } from '../../scripts/style.mjs'

/** How every file for a script tag is made. */
export const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  conditions: ['source', 'module'],
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
}

/** What is loaded when it is asked for stays a file beside, named as the others are. */
const beside = {
  name: 'beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@oivallus\/core\/\w+$/ }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path: `${path.replace('@oivallus/core/', './oivallus.')}.js`, external: true }
        : undefined,
    )
  },
}

/** What a file beside takes from the page, which has loaded it already: of a file of core, the code that stands for it. */
const ofThePage = (file, contents) => ({
  name: 'of-the-page',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`/${file}$`) }, () => ({ path: file, namespace: 'page' }))
    onLoad({ filter: /./, namespace: 'page' }, () => ({ contents }))
  },
})

/** The calendar applies a log. */
const evolving = ofThePage('evolve.ts', 'export const { evolve } = globalThis.Oivallus')

/** A page in a frame makes the token of its talk. The page around it has no talk, and loads nothing for one. */
const resuming = ofThePage(
  'resuming.ts',
  'export let resumeConversation; export const resumeToken = (talk) => globalThis.Oivallus.resumeToken(talk)',
)

const BESIDE = {
  sv: `export { sv } from '@oivallus/core/sv'`,
  en: `export { en } from '@oivallus/core/en'`,
  calendar: `export * from '@oivallus/core/calendar'`,
}

/** How each file is built, by its name. */
export const FILES = {
  'oivallus.js': {
    ...COMMON,
    entryPoints: [join(import.meta.dirname, 'src/standalone.ts')],
    format: 'iife',
    globalName: 'Oivallus',
    plugins: [cssText, beside],
  },
  // All that a page around a frame needs; the page in it takes it besides.
  'oivallus.frame.js': {
    ...COMMON,
    entryPoints: [join(import.meta.dirname, 'src/frame/frame.ts')],
    format: 'iife',
    globalName: 'OivallusFrame',
    plugins: [resuming],
  },
  ...Object.fromEntries(
    Object.entries(BESIDE).map(([name, contents]) => [
      `oivallus.${name}.js`,
      {
        ...COMMON,
        stdin: { contents, resolveDir: import.meta.dirname },
        format: 'esm',
        plugins: [evolving],
      },
    ]),
  ),
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder = 'dist'] = process.argv
  for (const [name, options] of Object.entries(FILES))
    await build({ ...options, outfile: join(folder, name) })
}
