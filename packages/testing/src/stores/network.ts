import type { Store } from '@oivallus/core'

/** What becomes of a call over the network: how many turns it takes, and what is lost on the way. */
export interface Fate {
  takes: number
  loses?: 'request' | 'answer'
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

/** A store behind a network, of which it is said beforehand what becomes of the next calls. */
export const overNetwork = (store: Store) => {
  let fates: readonly Fate[] = []
  let isDeaf = false
  const over = async <T>(call: () => Promise<T>): Promise<T> => {
    const [{ takes, loses } = { takes: 0, loses: undefined }, ...rest] = fates
    fates = rest
    for (let at = 0; at < takes; at++) await turn()
    if (loses === 'request') throw new Error('the request was lost')
    const answer = await call()
    if (loses === 'answer') throw new Error('the answer was lost')
    return answer
  }
  const behind: Store = {
    ...store,
    append: (...what) => over(() => store.append(...what)),
    read: (...what) => over(() => store.read(...what)),
    list: (...what) => over(() => store.list(...what)),
    subscribe: (conversation, listener) =>
      store.subscribe(conversation, (changed) => {
        if (!isDeaf) listener(changed)
      }),
  }
  return {
    store: behind,
    /** What becomes of the next calls; those after them go through. */
    meets: (next: readonly Fate[]) => {
      fates = next
    },
    /** Whether it hears of changes. */
    hears: (does: boolean) => {
      isDeaf = !does
    },
  }
}
