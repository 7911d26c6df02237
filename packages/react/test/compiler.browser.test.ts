import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { transformAsync } from '@babel/core'
import { adapterSuite } from '@oivallus/testing/adapters'
import reactCompiler from 'babel-plugin-react-compiler'
import type { Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { AXE, inBrowser } from '../../../scripts/adapterSite.ts'

/* The adapter and its host, compiled by the React Compiler, which remembers whatever it may. */

/** The files in which it compiled something. */
const compiled = new Set<string>()

/** The sources of this package go through the compiler. What it would leave as it is, since it breaks a rule of React, is an error. */
const compiler: Plugin = {
  name: 'react-compiler',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/packages\/react\/(src|test)\/.*\.tsx?$/ }, async ({ path }) => {
      const logger = {
        logEvent: (_: string | null, { kind }: { kind: string }) => {
          if (kind === 'CompileSuccess') compiled.add(basename(path))
        },
      }
      const result = await transformAsync(await readFile(path, 'utf8'), {
        filename: path,
        babelrc: false,
        configFile: false,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: [[reactCompiler, { panicThreshold: 'all_errors', logger }]],
      })
      return { contents: result?.code ?? '', loader: 'tsx' }
    })
  },
}

describe('React, strict and compiled', () => {
  const open = inBrowser({
    code: "import { begin } from '@oivallus/testing/adapters/page'\nimport { strict } from './adapter.tsx'\nawait begin(strict)",
    folder: import.meta.dirname,
    development: true,
    plugins: [compiler],
  })
  adapterSuite({ vitest: { expect, it }, open, axe: AXE, coreOnly: true })
  it('has been through the compiler', () => {
    for (const one of ['LearningConversation.tsx', 'part.tsx', 'hooks.ts', 'selecting.ts', 'adapter.tsx'])
      expect(compiled).toContain(one)
  })
})
