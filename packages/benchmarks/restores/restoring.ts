import { builtIn, type Entry, joinConversation, replay, type Store } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { median } from '../src/runner.ts'

/** How long it takes to come back to a talk that a store keeps, and what two of the steps take alone, in milliseconds. */
export interface Restored {
  joined: number
  read: number
  replayed: number
}

const TIMES = 41

const milliseconds = async (what: () => unknown): Promise<number> => {
  const began = performance.now()
  await what()
  return performance.now() - began
}

/** Puts a talk into a store, and comes back to it again and again. */
export const restoring = async (store: Store, id: string, entries: readonly Entry[]): Promise<Restored> => {
  await store.append(id, 'shared', 0, entries)
  const around = { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi', store }
  const join = async () => (await joinConversation(id, around)).dispose()
  const taken: Restored[] = []
  // In turns, so that whatever slows the machine down slows all of them.
  for (let at = 0; at < TIMES; at++)
    taken.push({
      joined: await milliseconds(join),
      read: await milliseconds(() => store.read(id, 'shared')),
      replayed: await milliseconds(() => replay(entries)),
    })
  const middle = (of: keyof Restored): number => median(taken.map((one) => one[of]))
  return { joined: middle('joined'), read: middle('read'), replayed: middle('replayed') }
}
