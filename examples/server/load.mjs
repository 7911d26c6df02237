// The server from its sources: bundled in a moment, under the condition by which the packages of this workspace find each other's
// TypeScript. Nothing has to be built first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = import.meta.dirname

/** What `src/index.ts` exports. */
export const load = async () => {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'src/index.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    // Databases have parts that are no JavaScript.
    external: ['libsql', 'pg'],
    logLevel: 'error',
  })
  mkdirSync(join(here, 'node_modules/.cache'), { recursive: true })
  const bundle = join(here, 'node_modules/.cache/server.mjs')
  // Written aside and moved into place: two that start at the same moment never read half a file.
  const aside = `${bundle}.${process.pid}`
  writeFileSync(aside, outputFiles[0].contents)
  renameSync(aside, bundle)
  return import(pathToFileURL(bundle).href)
}
