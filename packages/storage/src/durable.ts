import type { Store } from '@oivallus/core'

/** A store that outlives the program. */
export interface DurableStore extends Store {
  /** Lets go of the connection. What is kept stays; the store takes and gives nothing more. */
  close(): Promise<void>
}
