import { builtIn, createMemoryStore, type Platform, type Store, type Viewer } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { createDeciding } from '../src/deciding.ts'
import type { Identity, Person } from '../src/identity.ts'

export const guide = builtIn({ fi, sv, en })

/** Who stands behind a device. */
const personAt = (viewer: Viewer): string => {
  if ('levels' in viewer) return 'outside'
  return 'screen' in viewer ? viewer.scribe : viewer.participant
}

/**
 * A store in memory, what decides over it, and each device's own way to it.
 *
 * @param answering Levels for which every device may answer.
 */
export const served = (
  platform: Platform,
  describe: (participant: string) => Person = () => ({}),
  answering: readonly string[] = [],
  store: Store = createMemoryStore(platform),
) => {
  const decider = createDeciding({
    store,
    platform,
    opens: undefined,
    describe,
    erases: () => false,
    remembers: 5000,
  })
  const storeFor = (viewer: Viewer): Store => {
    const participant = personAt(viewer)
    const who: Identity = { ...describe(participant), participant, levels: answering }
    return decider.storeFor(who)
  }
  return { store, decider, storeFor }
}
