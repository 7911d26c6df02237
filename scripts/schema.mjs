// Writes the JSON Schema of the envelope, made from the schemas that parse it: packages/core/dist/schema.json.
// With --print it goes to standard output instead.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const core = new URL('../packages/core/', import.meta.url)

// It would weigh as much as all of core, so it is made at build time.
const entry = `
  export { registry, toJSONSchema } from 'zod/mini'
  export { by } from './src/eventShapes.ts'
  export { resolved, storedEvent } from './src/events.ts'
  export { predicatesInWords } from './src/jsonSchema.ts'
  export { envelope, ENVELOPE_VERSION } from './src/notes/envelope.ts'
  export { day, id, moment, sentWords, storedWords, text } from './src/schema.ts'
`

const load = async () => {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(core) },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

const { registry, toJSONSchema, envelope, ENVELOPE_VERSION, predicatesInWords, ...parts } = await load()

const names = registry()
for (const [name, part] of Object.entries(parts)) names.add(part, { id: name })

const { $schema, ...described } = toJSONSchema(envelope, {
  target: 'draft-2020-12',
  metadata: names,
  reused: 'ref',
  override: predicatesInWords(),
})
described.properties.streams.required = ['shared']

const schema = {
  $schema,
  $id: `urn:oivallus:envelope:${ENVELOPE_VERSION}`,
  title: 'Oivallus conversation',
  description:
    'A learning conversation as it is kept and taken along: append-only streams of entries. Words that were erased stand as { "erased": true }.',
  ...described,
}
const text = `${JSON.stringify(schema, null, 2)}\n`

if (process.argv.includes('--print')) process.stdout.write(text)
else {
  mkdirSync(new URL('dist/', core), { recursive: true })
  writeFileSync(new URL('dist/schema.json', core), text)
}
