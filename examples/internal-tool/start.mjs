// Builds the page's folder and serves it. The sources run as they are: bundled in a moment, under the condition by which the
// packages of this workspace find each other's TypeScript. Nothing has to be built first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = import.meta.dirname

const { outputFiles } = await build({
  entryPoints: [join(here, 'src/main.ts')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['source'],
  logLevel: 'error',
})

mkdirSync(join(here, 'node_modules/.cache'), { recursive: true })
const bundle = join(here, 'node_modules/.cache/internal-tool.mjs')
// Written aside and moved into place: two that start at the same moment never read half a file.
const aside = `${bundle}.${process.pid}`
writeFileSync(aside, outputFiles[0].contents)
renameSync(aside, bundle)
const { start } = await import(pathToFileURL(bundle).href)
await start(here)
