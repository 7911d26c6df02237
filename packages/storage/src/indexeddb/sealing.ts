import { type Entry, OivallusError } from '@oivallus/core'

/** Encrypted text: AES-GCM, with the number used once beside it. */
interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}

/** An entry as it is kept: JSON text, or that text encrypted. */
export type KeptEntry = string | Sealed

/** Turns entries into what is kept, and back. `place` is bound to what is encrypted, so that no row can take another's place. */
export interface Sealing {
  seal(entry: Entry, place: string): Promise<KeptEntry>
  open(kept: KeptEntry, place: string): Promise<Entry>
}

const unreadable = (place: string, cause?: unknown) =>
  new OivallusError(
    'store-unreadable',
    'An entry cannot be decrypted. Open the store with the key with which it was written.',
    place,
    { cause },
  )

const parse = (text: string): Entry => JSON.parse(text) as Entry

/** Without a key, text; with one, AES-GCM. What was written before there was a key stays readable. */
export const sealingWith = (key: CryptoKey | undefined): Sealing => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  return {
    seal: async (entry, place) => {
      const text = JSON.stringify(entry)
      if (!key) return text
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const how = { name: 'AES-GCM', iv, additionalData: bytes(place) }
      return { iv, sealed: await crypto.subtle.encrypt(how, key, bytes(text)) }
    },
    open: async (kept, place) => {
      if (typeof kept === 'string') return parse(kept)
      if (!key) throw unreadable(place)
      const how = { name: 'AES-GCM', iv: kept.iv, additionalData: bytes(place) }
      try {
        return parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, kept.sealed)))
      } catch (cause) {
        throw unreadable(place, cause)
      }
    },
  }
}
