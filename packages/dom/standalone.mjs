// Builds the stand-alone file and what lies beside it, into dist: for pages with a script tag and no build.
import { build } from 'esbuild'
import { cssText } from '../../scripts/style.mjs'

const COMMON = {
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

/** The calendar applies a log with what the page has loaded already. */
const ofThePage = {
  name: 'of-the-page',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/evolve\.ts$/ }, () => ({ path: 'evolve', namespace: 'page' }))
    onLoad({ filter: /./, namespace: 'page' }, () => ({
      contents: 'export const { evolve } = globalThis.Oivallus',
    }))
  },
}

await build({
  ...COMMON,
  entryPoints: ['src/standalone.ts'],
  outfile: 'dist/oivallus.js',
  format: 'iife',
  globalName: 'Oivallus',
  plugins: [cssText, beside],
})

const BESIDE = {
  sv: `export { sv } from '@oivallus/core/sv'`,
  en: `export { en } from '@oivallus/core/en'`,
  calendar: `export * from '@oivallus/core/calendar'`,
}
for (const [name, contents] of Object.entries(BESIDE))
  await build({
    ...COMMON,
    stdin: { contents, resolveDir: import.meta.dirname },
    outfile: `dist/oivallus.${name}.js`,
    format: 'esm',
    plugins: [ofThePage],
  })
