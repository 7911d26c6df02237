/** One batch of something: how long one operation of it took, in microseconds, and what the batch left. */
export interface Batch<T = unknown> {
  micros: number
  left: T
}

/** Something to measure: each call makes its own start, untimed, and times one batch. */
export type Side<T = unknown> = () => Batch<T> | Promise<Batch<T>>

/** The microseconds that each of some operations takes, one after the other. */
export const timed = (operations: number, run: (at: number) => unknown): number => {
  const began = performance.now()
  for (let at = 0; at < operations; at++) run(at)
  return ((performance.now() - began) * 1000) / operations
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  return middle.reduce((sum, one) => sum + one, 0) / middle.length
}

/** Microseconds by the name of the side. */
export type Round = Record<string, number>

/**
 * Measures all sides in turns (A B C A B C …), so that whatever slows the machine down slows all of them, and none clears away
 * what another left. A round gives the median of each side's batches.
 */
export const round = async (sides: Record<string, Side>, batches: number): Promise<Round> => {
  const taken = Object.entries(sides).map(([name, side]) => ({ name, side, micros: [] as number[] }))
  for (let batch = 0; batch < batches; batch++)
    for (const { side, micros } of taken) {
      globalThis.gc?.({ type: 'minor' })
      micros.push((await side()).micros)
    }
  return Object.fromEntries(taken.map(({ name, micros }) => [name, median(micros)]))
}
