import { createMemoryStore, type Store, systemPlatform } from '@oivallus/core'
import { openHttpStore } from '@oivallus/storage/http'
import { openIndexedDbStore } from '@oivallus/storage/indexeddb'

/** Where the talks of this page are kept. */
export interface Keeping {
  store: Store
  where: 'server' | 'browser' | 'nowhere'
  /** The participant's id of whoever is signed in at the server; a new one where nobody has to be. */
  me: string
  /** Whether they are a supervisor, where a server knows it; null where those who talk say it themselves. */
  isSupervisor: boolean | null
}

/**
 * Opens where talks are kept.
 *
 * @param address Of the server; null: in this browser, and if it does not let this page keep anything, in this page.
 * @throws {OivallusError} `store-unreachable` when the server does not answer; `store-refused` when nobody is signed in there.
 */
export const openKeeping = async (address: string | null): Promise<Keeping> => {
  if (address !== null) {
    const store = openHttpStore({ url: address, credentials: 'include' })
    const { participant, supervisor = false } = await store.me()
    return { store, where: 'server', me: participant, isSupervisor: supervisor }
  }
  const me = systemPlatform.id()
  try {
    return { store: await openIndexedDbStore(), where: 'browser', me, isSupervisor: null }
  } catch {
    return { store: createMemoryStore(systemPlatform), where: 'nowhere', me, isSupervisor: null }
  }
}
