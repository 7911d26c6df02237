/** A place in the portal, as its address names it: the list, one conversation, or the series of one. */
export type Place = { at: 'list' } | { at: 'talk' | 'series'; id: string }

/** @param hash Of the address: `#/talk/…`, `#/series/…`; anything else is the list. */
export const placeOf = (hash: string): Place => {
  const [, at, id] = hash.split('/')
  return (at === 'talk' || at === 'series') && id ? { at, id: decodeURIComponent(id) } : { at: 'list' }
}
