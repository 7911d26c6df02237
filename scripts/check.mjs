// The inner loop: types beside the fast tests. `*.long.test.*` and `*.browser.test.*` are left to `pnpm test`, which also gives
// every file a world of its own.
import { spawn } from 'node:child_process'

const CHECKS = [
  ['tsc', '-p', 'tsconfig.json'],
  ['vitest', 'run', '--no-isolate', '--reporter=dot', '--exclude', '**/*.{long,browser}.test.*'],
]

const ended = ([command, ...args]) =>
  new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' }).on('close', resolve)
  })

const codes = await Promise.all(CHECKS.map(ended))
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0
