// Builds the page into a folder: `node build.mjs dist`. From the sources of this workspace, so that nothing is built first.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cssText } from '../../scripts/style.mjs'

const here = import.meta.dirname
const [, , folder = 'dist'] = process.argv

cpSync(join(here, 'page'), folder, { recursive: true })
await build({
  entryPoints: [join(here, 'src/main.ts')],
  outdir: folder,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['source', 'module'],
  plugins: [cssText],
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  logLevel: 'error',
})
