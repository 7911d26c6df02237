/*
 * What our acts, views and restores cost, as ratios within one run: `pnpm bench` prints the table and ends with an error when a
 * bound is exceeded.
 */
import { cpus } from 'node:os'
import { describeBare } from './bare.ts'
import { FEW, type Held, MANY, measure, sidesOf } from './bounds.ts'
import { median } from './runner.ts'

const TIMES = { warmUp: 2, rounds: 7, roundsInDoubt: 21, batches: 15 }

const two = (value: number) => value.toFixed(2)

const row = (...[what, ...numbers]: [string, ...string[]]) =>
  [what.padEnd(66), ...numbers.map((one) => one.padStart(13))].join('').trimEnd()

const rowOf = ({ what, ratio, ratios, atMost, isOver }: Held) =>
  row(
    what,
    two(ratio),
    `${two(ratios[0] ?? 0)} … ${two(ratios.at(-1) ?? 0)}`,
    two(atMost),
    isOver ? 'OVER' : 'ok',
  )

const machine = cpus()
console.log(
  `Node ${process.version}, ${machine.length} cores of ${machine[0]?.model.trim()}; bundled, NODE_ENV=production.`,
)
console.log(`The bare actor: ${describeBare(FEW)}.\n`)

const { rounds, bounds } = await measure(sidesOf(FEW, MANY), TIMES)

console.log(row('', 'ratio', 'rounds', 'at most', ''))
for (const bound of bounds) console.log(rowOf(bound))

console.log(`\n${row('microseconds, here and now', 'median')}`)
for (const name of Object.keys(rounds[0] ?? {}))
  console.log(row(`  ${name}`, median(rounds.map((one) => one[name] ?? 0)).toFixed(1)))

const over = bounds.filter((bound) => bound.isOver).length
console.log(
  `\n${rounds.length} rounds of ${TIMES.batches} batches in turns; ${over} of ${bounds.length} bounds exceeded.`,
)
process.exitCode = over > 0 ? 1 : 0
