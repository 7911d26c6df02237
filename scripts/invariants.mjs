// Looks at the invariants over more talks than the suite plays, and over others each time: `pnpm invariants [runs] [seed]`.
import { spawnSync } from 'node:child_process'

const [runs = '20000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
console.log(`${runs} talks on one device and as many on several, seed ${seed}`)
const { status } = spawnSync('vitest', ['run', 'packages/testing/test/invariants.long.test.ts'], {
  stdio: 'inherit',
  shell: true,
  env: { ...process.env, OIVALLUS_RUNS: runs, OIVALLUS_SEED: seed },
})
process.exit(status ?? 1)
