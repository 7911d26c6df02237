import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// The whole program is read, beside other tests.
const HANGS = 300_000

it('what the slots are given is typed in the templates, by the name of the part', { timeout: HANGS }, () => {
  const cwd = join(import.meta.dirname, '..')
  const said = execFileSync(
    process.execPath,
    ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'tsconfig.json'],
    {
      cwd,
      encoding: 'utf8',
    },
  )
  expect(said).toBe('')
})
