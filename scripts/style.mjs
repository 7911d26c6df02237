// Stylesheets: as a text that code imports, and as the file that a page links.
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** A stylesheet with what it imports, minified. */
export const minified = async (file) => {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, minify: true, write: false })
  return outputFiles[0].text
}

/** Lets code import a stylesheet as a text. */
export const cssText = {
  name: 'css-text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(path), loader: 'text' }))
  },
}

if (process.argv[1]?.endsWith('scripts/style.mjs')) {
  writeFileSync('dist/style.css', await minified('src/style.css'))
  // TypeScript looks for something to know of whatever is imported.
  writeFileSync('dist/style.css.d.ts', 'export {}\n')
}
