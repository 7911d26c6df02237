// An example that is built by its `build.mjs`, for tests that open what comes of it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Builds an example, by its name, into a folder of its own. Remove it when the tests are done. */
export const buildExample = (name: string): { folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  execFileSync(process.execPath, [join(import.meta.dirname, '../examples', name, 'build.mjs'), folder])
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
