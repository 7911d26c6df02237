// Runs the sources as they are: bundled in a moment, under the condition by which the packages of this workspace find each
// other's TypeScript. Nothing has to be built first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const { outputFiles } = await build({
  entryPoints: [here('src/main.ts')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['source'],
  logLevel: 'error',
  // Some libraries are still CommonJS inside, and ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  },
})

mkdirSync(here('node_modules/.cache'), { recursive: true })
const bundle = here('node_modules/.cache/terminal.mjs')
// Written aside and moved into place: two that start at the same moment never read half a file.
const aside = `${bundle}.${process.pid}`
writeFileSync(aside, outputFiles[0].contents)
renameSync(aside, bundle)
await import(pathToFileURL(bundle).href)
