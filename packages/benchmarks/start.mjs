// Runs the benchmarks, bundled as one would ship them: `acts`, `live`, `pages`, `restores`, `stores`, or all when none is named. What
// exceeds a bound ends the command with an error.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const BENCHMARKS = {
  acts: 'src/main.ts',
  live: 'live/main.ts',
  pages: 'pages/main.ts',
  restores: 'restores/main.ts',
  stores: 'stores/main.ts',
}

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHMARKS, name))
if (unknown.length > 0) {
  console.error(`There are ${Object.keys(BENCHMARKS).join(', ')}, and no ${unknown.join(', ')}.`)
  process.exit(1)
}

for (const [name, source] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  // Not deeper than the sources are: they find their files from where they lie.
  const outfile = here(`dist/${name}.js`)
  await build({
    entryPoints: [here(source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['esbuild', 'libsql', 'pg', 'playwright-core'],
    logLevel: 'warning',
  })
  await import(outfile)
}
