import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { talkFiles } from './talks.ts'

const execute = promisify(execFile)

/**
 * Gathers what is served into one folder: the page as it is, the stand-alone file with what lies beside it, and the practice
 * conversations. Any web server can serve that folder.
 *
 * @param example The folder of this example.
 * @param folder Emptied first.
 */
export const buildSite = async (example: string, folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(example, 'page'), folder, { recursive: true })
  mkdirSync(join(folder, 'talks'))
  const dom = join(example, 'node_modules/@oivallus/dom')
  const standalone = execute(process.execPath, ['standalone.mjs', folder], { cwd: dom })
  for (const [name, content] of Object.entries(await talkFiles()))
    writeFileSync(join(folder, 'talks', `${name}.json`), JSON.stringify(content))
  await standalone
}
