// Programs of a test's own: TypeScript over the workspace's sources, run by a real Node beside the test.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

/**
 * Bundles a program, and gives the file that Node runs.
 *
 * @param source Where it is.
 * @param folder The package whose dependencies it uses.
 */
export const programOf = async (source: string, folder: string): Promise<string> => {
  const place = join(folder, 'node_modules/.cache')
  mkdirSync(place, { recursive: true })
  const outfile = join(place, `${basename(source, '.ts')}.mjs`)
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source', 'module'],
    external: ['libsql', 'pg'],
  })
  return outfile
}

/** A program that runs. */
export interface Program {
  /** Tells it something, as a line of JSON. */
  tell(what: unknown): void
  /** Ends it at once: it gets no chance to tidy up. What it had told before is heard before this resolves. */
  kill(): Promise<void>
  /** Ends its input, at which it ends by itself. Throws with its complaint if it did not end well. */
  end(): Promise<void>
}

/**
 * Runs a program; each line of JSON on its output is heard.
 *
 * @param flags What Node itself is given, e.g. `--expose-gc`.
 */
export const runProgram = (
  file: string,
  given: unknown,
  hear: (told: unknown) => void,
  flags: readonly string[] = [],
): Program => {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [
    ...flags,
    file,
    JSON.stringify(given),
  ])
  createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line)))
  let complaint = ''
  child.stderr.on('data', (text) => (complaint += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    tell: (what) => void child.stdin.write(`${JSON.stringify(what)}\n`),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    end: async () => {
      child.stdin.end()
      const code = await ended
      if (code !== 0) throw new Error(`The program ended with ${code}. ${complaint}`)
    },
  }
}
