// The one test command: runs every gate, each able to fail, and ends with `N passed, N failed`.
// Names of gates as arguments run only those. Gates of one group run side by side, two at a time; the groups one after the other.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { packages, read, root } from './workspace.mjs'

const RESULTS = 'coverage/tests.json'

const GROUPS = [
  [{ name: 'system packages', run: 'node scripts/system.mjs' }],
  [
    { name: 'types', run: 'tsc -p tsconfig.json' },
    { name: 'format and lint', run: 'biome ci --colors=off --error-on-warnings .' },
    { name: 'spelling', run: 'node scripts/spell.mjs' },
    { name: 'imports', run: 'node scripts/imports.mjs' },
    { name: 'unused code', run: 'knip' },
  ],
  // They take every core by themselves.
  [
    {
      name: 'tests',
      run: `vitest run --coverage --reporter=default --reporter=json --outputFile.json=${RESULTS}`,
      tests: true,
    },
  ],
  [
    { name: 'coverage', run: 'node scripts/coverage.mjs' },
    { name: 'build', run: 'pnpm build' },
  ],
  // The longest first, so that none of them is left alone at the end.
  [
    { name: 'consumers', run: 'node scripts/run.mjs scripts/consumers.ts' },
    { name: 'reference', run: 'node scripts/reference.mjs' },
    { name: 'samples', run: 'node scripts/docs-samples.mjs' },
    { name: 'packed packages', run: 'node scripts/packed.mjs' },
    { name: 'size', run: 'node scripts/size.mjs' },
    { name: 'size of a page', run: 'node scripts/size-page.mjs' },
    { name: 'generated docs', run: 'node scripts/docs.mjs --check' },
  ],
  [
    { name: 'links', run: 'node scripts/links.mjs' },
    { name: 'nothing left behind', run: 'node scripts/left-behind.mjs' },
  ],
]

/** What must have a test: every package that is published, and every example. */
const TESTED = packages
  .filter(({ folder, manifest }) => !manifest.private || folder.startsWith('examples/'))
  .map(({ folder }) => folder)

const env = {
  ...process.env,
  NO_COLOR: '1',
  PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH,
}

/** Runs a command line; answers whether it ended well, and what it said. */
const start = (line, around = {}) =>
  new Promise((resolve) => {
    const child = spawn(line, {
      cwd: root,
      env: { ...env, ...around },
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })

/** Runs the tests with a temporary folder of their own, in which they leave nothing. */
const startTests = async (line) => {
  const place = mkdtempSync(join(tmpdir(), 'oivallus-'))
  // A database server runs as somebody else, and has its folder in there.
  chmodSync(place, 0o755)
  const { ok, output } = await start(line, { TMPDIR: place })
  const left = readdirSync(place)
  rmSync(place, { recursive: true, force: true })
  return {
    ok: ok && left.length === 0,
    output: output + left.map((name) => `A test has left ${name} in the temporary folder.\n`).join(''),
  }
}

/** What vitest counted. A run that broke before it could count has no results. */
const counted = () => {
  if (!existsSync(join(root, RESULTS))) return { passed: 0, failed: 0, skipped: [], untested: [] }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(read(RESULTS))
  const ran = testResults.filter(({ assertionResults }) =>
    assertionResults.some((one) => one.status === 'passed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map(({ fullName }) => fullName),
    untested: TESTED.filter((folder) => !ran.some(({ name }) => name.startsWith(join(root, folder, '/')))),
  }
}

const asked = process.argv.slice(2)
const isAsked = ({ name }) => asked.length === 0 || asked.includes(name)
const gates = GROUPS.flat().filter(isAsked)
const total = { passed: 0, failed: 0 }
const began = performance.now()
const since = (moment) => `${((performance.now() - moment) / 1000).toFixed(1)} s`

const unknown = asked.filter((name) => !gates.some((gate) => gate.name === name))
if (unknown.length > 0) console.log(`No gate is called ${unknown.join(', ')}.`)

/** Runs a gate, counts it, and says what came of it. */
const pass = async ({ name, run, tests }) => {
  const moment = performance.now()
  let { ok, output } = await (tests ? startTests : start)(run)
  let said = ''
  if (tests) {
    const { passed, failed, skipped, untested } = counted()
    // A suite that runs nothing must not pass.
    ok &&= passed > 0 && untested.length === 0
    output += untested.map((folder) => `${folder} has no test that passed.\n`).join('')
    said = `  ${passed} tests${skipped.length > 0 ? `, ${skipped.length} not tried:` : ''}${skipped.map((one) => `\n  not tried: ${one}`).join('')}`
    total.passed += passed
    total.failed += failed
  }
  total[ok ? 'passed' : 'failed'] += 1
  console.log(`${name.padEnd(22)}${ok ? 'ok' : 'FAILED'}  ${since(moment)}${said}`)
  if (!ok) console.log(`\n${output.trim()}\n`)
}

const SIDE_BY_SIDE = 2

rmSync(join(root, RESULTS), { force: true })
for (const group of GROUPS) {
  const waiting = group.filter(isAsked)
  const next = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) await pass(gate)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next))
}

console.log(`Took ${since(began)}: ${gates.length} gates and their tests.`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 || unknown.length > 0 ? 1 : 0
