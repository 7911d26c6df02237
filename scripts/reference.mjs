// Makes the reference of every entry point of every published package, in docs/reference.
// Packages are converted one by one: typedoc misses forgotten exports when it takes several at once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Application, Converter, ReflectionKind } from 'typedoc'
import { close, entriesOf, published, root } from './workspace.mjs'

// Types are checked by another gate. Links to the source would need a remote, which a clone need not have.
const COMMON = { readme: 'none', disableSources: true, logLevel: 'Warn', skipErrorChecking: true }

// Schemas, and the types that read them: what they describe is shown resolved, they themselves are not public.
const NOT_EXPORTED = {
  'packages/core': [],
}

const messagesOf = ({ logger }) => logger.errorCount + logger.warningCount

const convert = async (one, json) => {
  const entries = entriesOf(one)
  const typedoc = await Application.bootstrap({
    ...COMMON,
    name: one.manifest.name,
    entryPoints: entries.map(({ source }) => join(root, source)),
    tsconfig: join(root, 'tsconfig.json'),
    alwaysCreateEntryPointModule: true,
    intentionallyNotExported: NOT_EXPORTED[one.folder] ?? [],
  })
  // A module is called what one imports, not where its file lies.
  typedoc.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName
    const entry = entries.find(({ source }) => join(root, source) === file)
    if (entry) reflection.name = entry.specifier
  })
  const project = await typedoc.convert()
  if (project) {
    typedoc.validate(project)
    await typedoc.generateJson(project, json)
  }
  return messagesOf(typedoc)
}

const place = mkdtempSync(join(tmpdir(), 'reference-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))
let messages = 0
for (const one of published)
  messages += await convert(one, join(place, `${one.folder.replace('/', '-')}.json`))

const whole = await Application.bootstrap({
  ...COMMON,
  name: 'Oivallus',
  entryPointStrategy: 'merge',
  entryPoints: [`${place}/*.json`],
})
const project = await whole.convert()
if (project) await whole.generateDocs(project, join(root, 'docs/reference'))

messages += messagesOf(whole)
const count = published.flatMap(entriesOf).length
const problems = messages > 0 ? [`typedoc had ${messages} messages, see above. None is allowed.`] : []
if (count === 0) problems.push('No entry point was found.')
close(problems, `The reference of ${count} entry points is in docs/reference.`)
