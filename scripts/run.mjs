// Runs a script in TypeScript: `node scripts/run.mjs scripts/pictures.ts …`. Bundled in a moment, with the workspace's sources.
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './workspace.mjs'

const [, , script, ...rest] = process.argv
const { outputFiles } = await build({
  entryPoints: [join(root, script)],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  // What is bundled lies elsewhere than its source.
  define: {
    'import.meta.dirname': JSON.stringify(join(root, 'scripts')),
    'import.meta.url': JSON.stringify(pathToFileURL(join(root, script)).href),
  },
})
const folder = join(root, 'node_modules/.cache')
mkdirSync(folder, { recursive: true })
const file = join(folder, `${basename(script, '.ts')}.mjs`)
writeFileSync(file, outputFiles[0].contents)
process.argv = [process.argv[0], script, ...rest]
await import(pathToFileURL(file).href)
