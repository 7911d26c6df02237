/* What it costs to decide an act and keep it in a database, beside bare inserts of the same rows, as ratios within one run. */
import { rounds } from '../src/held.ts'
import { median, round } from '../src/runner.ts'
import { machine, print } from '../src/table.ts'
import { BOUNDS, sidesOf } from './bounds.ts'
import { inPostgres, inSqlite } from './places.ts'
import { CLIENTS } from './storing.ts'

const ACTS = 20
const BATCHES = 5
const TIMES = { warmUp: 2, rounds: 7, roundsInDoubt: 15 }

const places = { postgres: await inPostgres(), sqlite: await inSqlite() }
try {
  console.log(`${machine()}; bundled. What PostgreSQL and SQLite answer is on the disk by then.`)
  console.log(
    `${CLIENTS} at once, one after the other by each: ${ACTS} acts in a talk of their own, or ${ACTS} rows.\n`,
  )
  const taken = await rounds(() => round(sidesOf(places, ACTS), BATCHES), BOUNDS, TIMES)
  print(taken, 'microseconds an event', `of ${BATCHES} batches in turns`)
  for (const { of, against, ratio } of taken.bounds) {
    const [ours, bare] = [of, ...against].map((name) => median(taken.rounds.map((one) => one[name] ?? 0)))
    const aSecond = (micros = 0) => Math.round(1e6 / micros)
    console.log(
      `${of}: ${aSecond(ours)} events a second, bare ${aSecond(bare)}: ${(1 / ratio).toFixed(2)} of it`,
    )
  }
} finally {
  await places.postgres.close()
  await places.sqlite.close()
}
