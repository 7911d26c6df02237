// How every published package is built: one file in dist for each entry point of its package.json.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { cssText } from './style.mjs'

type Exports = Record<string, string | { source?: string; default: string }>

/**
 * A file that several entry points share is imported for nothing by those that use what uses it: no file of ours does anything by
 * being loaded, and a user's bundler would warn of it.
 */
const noBareImports = {
  name: 'no-bare-imports',
  renderChunk: (code: string) => ({ code: code.replace(/^import "\.\/chunk-\w+\.js";\n/gm, '') }),
}

/** What a package is built with, besides its entry points. */
interface Building {
  /** What every file begins with, for whoever bundles it: `use client`. */
  directive?: string
  /** Files that nobody imports, by their name in dist: the package's own commands run them. */
  commands?: Record<string, string>
}

/** The tsup configuration of the package in the current folder. */
export const buildOfPackage = ({ directive, commands }: Building = {}) => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Exports }
  const entries = Object.values(exports).flatMap((target) =>
    typeof target === 'object' && target.source ? [[basename(target.default, '.js'), target.source]] : [],
  )
  return defineConfig({
    entry: { ...Object.fromEntries(entries), ...commands },
    format: 'esm',
    target: 'es2022',
    clean: true,
    ...(directive && { banner: { js: `'${directive}'` } }),
    esbuildPlugins: [cssText],
    plugins: [noBareImports],
    // The root's own configuration also reads plain JavaScript and tests, which declarations are not made from.
    tsconfig: fileURLToPath(new URL('../tsconfig.build.json', import.meta.url)),
    // tsup's declarations set `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { entry: Object.fromEntries(entries), compilerOptions: { ignoreDeprecations: '6.0' } },
  })
}
