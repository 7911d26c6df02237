// Builds what a package for an LMS holds besides its manifest and settings: the page of packages/lms/src/page, and the stand-alone
// file with what lies beside it. Into packages/lms/dist/page, from which `pack` takes them, or into the folder that is named.
import { join } from 'node:path'
import { build } from 'esbuild'
import { COMMON, FILES } from '../packages/dom/standalone.mjs'
import { cssText } from './style.mjs'
import { root } from './workspace.mjs'

const page = join(root, 'packages/lms/src/page')

/** The page has loaded core already, in the stand-alone file: a second one would know nothing of the first one's talks. */
const coreOfThePage = {
  name: 'core-of-the-page',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@oivallus\/core$/ }, () => ({ path: 'core', namespace: 'page' }))
    onLoad({ filter: /./, namespace: 'page' }, () => ({ contents: 'module.exports = globalThis.Oivallus' }))
  },
}

const TALK = {
  'talk.js': {
    ...COMMON,
    entryPoints: [join(page, 'talk.ts')],
    format: 'iife',
    plugins: [cssText, coreOfThePage],
  },
  'talk.css': { entryPoints: [join(page, 'talk.css')], bundle: true, minify: true },
}

/** Builds every file of the page into a folder. */
export const buildTalkPage = (folder) =>
  Promise.all(
    Object.entries({ ...FILES, ...TALK }).map(([name, options]) =>
      build({ ...options, outfile: join(folder, name) }),
    ),
  )

if (process.argv[1] === import.meta.filename) {
  const [, , folder = join(root, 'packages/lms/dist/page')] = process.argv
  await buildTalkPage(folder)
}
