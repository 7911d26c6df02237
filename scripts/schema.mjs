// Writes the JSON Schema of the envelope, made from the schemas that parse it: packages/core/dist/schema.json.
// With --print it goes to standard output instead.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const core = new URL('../packages/core/', import.meta.url)

// Full zod is only needed here: its JSON Schema would weigh as much as all of core, so it is made at build time.
const entry = `
  export { toJSONSchema } from 'zod'
  export { envelope, ENVELOPE_VERSION } from './src/notes/envelope.ts'
  export { LONGEST_TEXT, sentWords } from './src/schema.ts'
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

const { toJSONSchema, envelope, ENVELOPE_VERSION, LONGEST_TEXT, sentWords } = await load()

const { $schema, ...described } = toJSONSchema(envelope, {
  target: 'draft-2020-12',
  reused: 'ref',
  override: ({ zodSchema, jsonSchema }) => {
    // The one predicate of the schemas, in the words of JSON Schema: not blank, no NUL, no lone surrogate.
    if (zodSchema === sentWords)
      Object.assign(jsonSchema, {
        maxLength: LONGEST_TEXT,
        allOf: [{ pattern: '\\S' }, { pattern: '^[^\\u0000\\p{Cs}]*$' }],
      })
  },
})

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
