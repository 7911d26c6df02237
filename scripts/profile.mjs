// Writes the profile that our xAPI statements follow, as a document to serve: packages/lms/dist/xapi-profile.jsonld.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const lms = new URL('../packages/lms/', import.meta.url)

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('src/xapi/profile.ts', lms))],
  bundle: true,
  write: false,
  format: 'esm',
  logLevel: 'error',
})
const { xapiProfile } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)

mkdirSync(new URL('dist/', lms), { recursive: true })
writeFileSync(new URL('dist/xapi-profile.jsonld', lms), `${JSON.stringify(xapiProfile, null, 2)}\n`)
