// Holds the coverage of core, as vitest has measured it, against its floor.
import { relative } from 'node:path'
import { close, read, root } from './workspace.mjs'

/** Per cent of packages/core/src that its tests must run. */
const FLOOR = { lines: 95, branches: 90 }

const { total, ...files } = JSON.parse(read('coverage/coverage-summary.json'))

const problems = Object.entries(FLOOR)
  // Nothing to cover counts as 100 per cent in the summary: that must not pass.
  .filter(([what, least]) => total[what].total === 0 || total[what].pct < least)
  .map(([what, least]) => `${what}: ${total[what].pct} % of ${total[what].total}, the floor is ${least} %.`)

if (problems.length > 0) {
  const low = Object.entries(files).filter(([, { lines }]) => lines.pct < FLOOR.lines)
  problems.push(...low.map(([file, { lines }]) => `  ${relative(root, file)}: lines ${lines.pct} %`))
}

close(
  problems,
  Object.keys(FLOOR)
    .map((what) => `${what} ${total[what].pct} %`)
    .join(', '),
)
