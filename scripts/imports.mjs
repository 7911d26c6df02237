// Holds the arrows between the packages: who may import what, from where, and in which form.

import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { close, files, packages, read } from './workspace.mjs'

const [core, screen, theme, dom, storage] = ['core', 'screen', 'theme', 'dom', 'storage'].map(
  (name) => `@oivallus/${name}`,
)

/** What the source of a package may import; a name stands for its entry points too. */
const MAY_IMPORT = {
  core: ['xstate', 'immer', 'zod/mini', 'ical-generator'],
  screen: [core],
  theme: [],
  dom: [core, screen, theme, 'preact'],
  react: [core, screen, 'react'],
  vue: [core, screen, 'vue'],
  storage: [core, 'idb', 'eventsource-parser', 'kysely', 'libsql', 'pg'],
  server: [core, storage, 'hono', 'zod/mini'],
  // The page of a package keeps talks, too.
  lms: [core, dom, storage, theme, 'fflate'],
  listening: [],
  insights: [core, storage],
  // The generators are fast-check's arbitraries.
  // And the adapters' suite speaks of the runner, the browser and the checker that it is run with, as types.
  testing: [core, screen, 'fast-check', 'vitest', 'playwright-core', 'axe-core'],
}

/** Packages that may import anything they declare. */
const ANYTHING = ['benchmarks', 'lms-peers']

/** What is bundled whole when a package is built: nobody who installs it needs what that imports. */
const BUNDLED = { lms: 'src/page/' }

/** Where a library may be imported at all, when that is not everywhere. */
const ONLY_IN = {
  core: {
    xstate: ['src/machine/', 'src/phases/'],
    // It weighs 9 kB: only who asks for the calendar pays for it.
    'ical-generator': ['src/entry/calendar.ts'],
  },
  // Who needs one store loads no other.
  storage: {
    idb: ['src/indexeddb/'],
    'eventsource-parser': ['src/http/'],
    kysely: ['src/sql/', 'src/sqlite/', 'src/postgres/'],
    libsql: ['src/sqlite/'],
    pg: ['src/postgres/'],
  },
}

/** Where a package uses what is Node's: nothing in there ever runs in a browser. */
const IN_NODE = { lms: 'src/pack/' }

const CODE = /\.(ts|tsx|mts|js|jsx|mjs|vue|css)$/

const nameOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

const isBuiltin = (specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier)

/** The code of a file: of a component its script, of a stylesheet what it imports, each on its line. */
const codeOf = (file, text) => {
  if (file.endsWith('.css'))
    return text.replace(/^(?!@import ).*$/gm, '').replace(/^@import (".*?").*$/gm, 'import $1')
  if (!file.endsWith('.vue')) return text
  const [before, script = ''] = text.split(/(?<=<script[^>]*>)|(?=<\/script>)/)
  return before.replace(/.*/g, '') + script
}

/** Every import, export from, import type and dynamic import of a file. */
const importsOf = (file, text) => {
  const source = ts.createSourceFile(
    file.replace(/\.(vue|css)$/, '.ts'),
    codeOf(file, text),
    ts.ScriptTarget.Latest,
    true,
  )
  const found = []
  const visit = (node) => {
    const literal =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node)
          ? node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined
    if (literal && ts.isStringLiteralLike(literal)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ specifier: literal.text, node, at: `${file}:${line}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** `import * as z from 'zod/mini'`: any other form costs a user's bundle some 80 kB. */
const isSmallZod = ({ specifier, node }) =>
  specifier === 'zod/mini' &&
  ts.isImportDeclaration(node) &&
  !node.importClause?.name &&
  node.importClause?.namedBindings?.name?.text === 'z'

const names = (...groups) => groups.flatMap((group) => Object.keys(group ?? {}))

const problemsOf = ({ folder, manifest }) => {
  const name = posix.basename(folder)
  const isExample = folder.startsWith('examples/')
  const free = isExample || ANYTHING.includes(name)
  const mayImport = MAY_IMPORT[name]
  if (!free && !mayImport)
    return [`${folder} is not in the table of scripts/imports.mjs. Add what it may import.`]

  const allowed = (specifier) => mayImport.some((one) => specifier === one || specifier.startsWith(`${one}/`))
  const shipped = names(manifest.dependencies, manifest.peerDependencies)
  const inTests = [
    ...shipped,
    ...names(manifest.devDependencies, rootManifest.devDependencies),
    manifest.name,
  ]
  const used = new Set()

  const problemsIn = (file) => {
    const inside = posix.relative(folder, file)
    const inSource = inside.startsWith('src/')
    return importsOf(file, read(file)).flatMap((one) => {
      const { specifier, at } = one
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(file), specifier)
        if (target.startsWith(`${folder}/`) || (!inSource && target.startsWith('scripts/'))) return []
        return `${at}: '${specifier}' leaves the package. Import what another package exports, by its name.`
      }
      if (isBuiltin(specifier))
        return inSource && !free && !(IN_NODE[name] && inside.startsWith(IN_NODE[name]))
          ? `${at}: '${specifier}' is Node's; ${name} runs in browsers too.`
          : []

      const library = nameOf(specifier)
      if (inSource) used.add(library)
      const other = packages.find((one) => one.manifest.name === library)
      const entry = `.${specifier.slice(library.length)}`
      if (other && !other.manifest.exports?.[entry])
        return `${at}: ${library} does not export '${entry}'. Import one of its entry points.`
      const isInstalled = inSource && !inside.startsWith(BUNDLED[name])
      if (!(isInstalled ? shipped : inTests).includes(library))
        return `${at}: ${library} is not declared in ${folder}/package.json.`
      if (!inSource || free) return []

      if (library === 'zod' && !isSmallZod(one)) return `${at}: write import * as z from 'zod/mini'.`
      if (!allowed(specifier)) return `${at}: ${name} may not import '${specifier}'.`
      const rooms = ONLY_IN[name]?.[library]
      if (rooms && !rooms.some((room) => inside.startsWith(room)))
        return `${at}: ${library} is imported in ${rooms.join(' and ')} only.`
      return []
    })
  }

  const problems = tracked
    .filter((file) => file.startsWith(`${folder}/`) && CODE.test(file))
    .flatMap(problemsIn)
  const unused = shipped.filter((library) => !used.has(library))
  return [
    ...problems,
    ...unused.map((one) => `${folder}/package.json declares ${one}, which its src never imports.`),
  ]
}

const tracked = files()
const rootManifest = JSON.parse(read('package.json'))

close(packages.flatMap(problemsOf), `Imports of ${packages.map(({ folder }) => folder).join(', ')} checked.`)
