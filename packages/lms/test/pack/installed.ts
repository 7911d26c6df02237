import { spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildTalkPage } from '../../../../scripts/talk-page.mjs'

/* The package as one installs it, as far as its command goes: built from the sources of today. */

const lms = join(import.meta.dirname, '../..')

/** How a program ended, and what it said. */
export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** The package, in a folder of its own. */
export interface Installed {
  /** Where the built page is. */
  page: string
  /** A folder in which commands are run. */
  place: string
  /** Puts a file there: what is no text becomes JSON. */
  write(name: string, content: unknown): Promise<void>
  /** Runs the command there. */
  run(...args: string[]): Ended
  /** Runs a command line of the shell there; `$bin` is the command. */
  shell(line: string, as?: number): Ended
  /** Builds a program beside the page, and runs it there. */
  runFile(file: string): Promise<Ended>
  close(): Promise<void>
}

export const install = async (): Promise<Installed> => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-pack-'))
  // Somebody else is to run it, too.
  await chmod(folder, 0o755)
  const [dist, place, bin] = ['dist', 'place', 'bin.mjs'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const page = join(dist, 'page')
  const bundle = (file: string, name: string) =>
    build({
      entryPoints: [file],
      outfile: join(dist, name),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['source', 'module'],
      logLevel: 'error',
    })
  await mkdir(place)
  await Promise.all([
    buildTalkPage(page),
    bundle(join(lms, 'src/pack/command.ts'), 'command.js'),
    ...['bin.mjs', 'package.json'].map((name) => copyFile(join(lms, name), join(folder, name))),
  ])
  const start = (command: string, args: string[], options = {}): Ended =>
    spawnSync(command, args, { cwd: place, encoding: 'utf8', ...options })
  return {
    page,
    place,
    write: (name, content) =>
      writeFile(
        join(place, name),
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
      ),
    run: (...args) => start(process.execPath, [bin, ...args]),
    shell: (line, uid) =>
      start('sh', ['-c', line], {
        env: { ...process.env, bin: `${process.execPath} ${bin}` },
        ...(uid && { uid }),
      }),
    runFile: async (file) => {
      await bundle(file, 'shown.js')
      return start(process.execPath, [join(dist, 'shown.js')])
    },
    close: () => rm(folder, { recursive: true }),
  }
}
