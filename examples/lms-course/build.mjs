// Packs a talk in three ways, lays the ones for SCORM out as an LMS does, and builds the page that plays them: `node build.mjs dist`.
// From the sources of this workspace, so that nothing is built first.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { unzipSync } from 'fflate'
import { buildTalkPage } from '../../scripts/talk-page.mjs'

const here = import.meta.dirname
const [, , folder = 'dist'] = process.argv

/** The packer, with the page’s files beside it as it finds them when it is installed. */
const packer = async () => {
  mkdirSync(join(here, 'node_modules/.cache'), { recursive: true })
  const place = mkdtempSync(join(here, 'node_modules/.cache/pack-'))
  await Promise.all([
    buildTalkPage(join(place, 'page')),
    build({
      entryPoints: [join(here, 'node_modules/@oivallus/lms/src/pack/pack.ts')],
      outfile: join(place, 'pack.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['source'],
      logLevel: 'error',
    }),
  ])
  const { pack } = await import(pathToFileURL(join(place, 'pack.mjs')).href)
  return { pack, close: () => rmSync(place, { recursive: true }) }
}

const readJson = (name) => JSON.parse(readFileSync(join(here, name), 'utf8'))

rmSync(folder, { recursive: true, force: true })
cpSync(join(here, 'page'), folder, { recursive: true })

const { pack, close } = await packer()
for (const format of ['scorm12', 'scorm2004', 'cmi5']) {
  const zip = await pack({ format, guide: readJson('guide.json'), notice: readJson('notice.json') })
  writeFileSync(join(folder, `talk-${format}.zip`), zip)
  if (format === 'cmi5') continue
  mkdirSync(join(folder, format))
  for (const [name, content] of Object.entries(unzipSync(zip)))
    writeFileSync(join(folder, format, name), content)
}
close()

await build({
  entryPoints: [join(here, 'src/lms.ts')],
  outfile: join(folder, 'lms.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['source', 'module'],
  logLevel: 'error',
})
