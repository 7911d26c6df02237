/* What live conversations cost a server: heap for each, and how soon the other screen hears, beside a bare echo. */
import { rounds } from '../src/held.ts'
import { round } from '../src/runner.ts'
import { machine, print } from '../src/table.ts'
import { boundsOf, HEAP_AT_MOST, sidesOf, startAll } from './measuring.ts'
import { ENTRIES } from './talks.ts'

const CONVERSATIONS = 1000
const POSTS = 100
const BATCHES = 3
const TIMES = { warmUp: 2, rounds: 7, roundsInDoubt: 15 }

console.log(
  `${machine()}; each server in a process of its own, ours over SQLite, and all listeners in a third.`,
)
const all = await startAll(CONVERSATIONS)
try {
  const inMemory = all.inMemory ? 'once more in memory' : 'with no folder in memory to compare with'
  console.log(`${CONVERSATIONS} conversations of ${ENTRIES} entries, two listeners each, ${inMemory}.\n`)
  const heaps = async () => {
    const [ours, echo] = [await all.ours.heap(), await all.echo.heap()].map((bytes) => bytes / 1024) as [
      number,
      number,
    ]
    return { ours, echo, above: ours - echo }
  }
  const open = await heaps()
  const sides = sidesOf(all, POSTS)
  const taken = await rounds(() => round(sides, BATCHES), boundsOf(all), TIMES)
  const spoken = await heaps()
  print(taken, 'microseconds', `of ${BATCHES} batches of ${POSTS} in turns`)
  for (const [when, { ours, echo, above }] of Object.entries({
    'when all are open': open,
    'after all that was said': spoken,
  })) {
    const isOver = !(above <= HEAP_AT_MOST)
    console.log(
      `heap a conversation ${when}: ${ours.toFixed(1)} KiB, echo ${echo.toFixed(1)}: ${above.toFixed(1)} above it, at most ${HEAP_AT_MOST}, ${isOver ? 'OVER' : 'ok'}`,
    )
    if (isOver) process.exitCode = 1
  }
} finally {
  await all.close()
}
