import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The real program: started once, which bundles it, and then run from there. */
const bundled = (): string => {
  execFileSync(process.execPath, [at('../start.mjs'), '--help'])
  return at('../node_modules/.cache/terminal.mjs')
}

const PROGRAM = bundled()

/** What a run of the real program came to. */
export interface Ran {
  code: number | null
  out: string
  err: string
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** An empty folder of its own, until the tests of the file are done. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'oivallus-terminal-'))
  folders.push(folder)
  return folder
}

/** Starts the program as one does in a shell, standing in a folder, with its input from a pipe. */
export const start = (args: readonly string[], folder: string, around: NodeJS.ProcessEnv = {}) => {
  const { INIT_CWD: _, npm_lifecycle_event: __, ...env } = process.env
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { ...env, TZ: 'Europe/Helsinki', ...around },
    stdio: 'pipe',
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }))
  })
  /** Resolves when this has been said. */
  const says = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (said.out.includes(text)) resolve()
      }
      child.stdout.on('data', look)
      look()
    })
  return { child, ended, says }
}

/** Runs the program on these lines, to the end of them. */
export const pipe = (args: readonly string[], lines: readonly string[], folder: string): Promise<Ran> => {
  const { child, ended } = start(args, folder)
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  return ended
}

/** What was said from a place on. */
export const after = (out: string, place: string): string => out.slice(out.indexOf(place))
