/* What our acts, views and restores cost, as ratios within one run. */
import { describeBare } from './bare.ts'
import { FEW, MANY, measure, sidesOf } from './bounds.ts'
import { machine, print } from './table.ts'

const BATCHES = 15
const TIMES = { warmUp: 2, rounds: 7, roundsInDoubt: 21, batches: BATCHES }

console.log(`${machine()}; bundled, NODE_ENV=production.`)
console.log(`The bare actor: ${describeBare(FEW)}.\n`)

print(await measure(sidesOf(FEW, MANY), TIMES), 'microseconds', `of ${BATCHES} batches in turns`)
