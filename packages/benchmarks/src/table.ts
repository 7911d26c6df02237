import { cpus, loadavg } from 'node:os'
import type { Held, Taken } from './held.ts'
import { median } from './runner.ts'

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

/** What everything was measured on. */
export const machine = (): string => {
  const cores = cpus()
  const busy = loadavg()[0] ?? 0
  return `Node ${process.version}, ${cores.length} cores of ${cores[0]?.model.trim()}, load ${two(busy)}`
}

/** Prints how the bounds were kept and what was measured; a bound that was not ends the command with an error. */
export const print = <Name extends string>(
  { rounds, bounds }: Taken<Name>,
  unit: string,
  times: string,
): void => {
  console.log(row('', 'ratio', 'rounds', 'at most', ''))
  for (const bound of bounds) console.log(rowOf(bound))

  console.log(`\n${row(`${unit}, here and now`, 'median')}`)
  for (const name of Object.keys(rounds[0] ?? {}))
    console.log(row(`  ${name}`, median(rounds.map((one) => one[name] ?? 0)).toFixed(1)))

  const over = bounds.filter((bound) => bound.isOver).length
  console.log(`\n${rounds.length} rounds ${times}; ${over} of ${bounds.length} bounds exceeded.\n`)
  if (over > 0) process.exitCode = 1
}
