/** A place in the portal, as its address names it: the list, calling a talk, one conversation, or the series of one. */
export type Place = { at: 'list' } | { at: 'call' } | { at: 'talk' | 'series'; id: string }

/** @param hash Of the address: `#/call`, `#/talk/…`, `#/series/…`; anything else is the list. */
export const placeOf = (hash: string): Place => {
  const [, at, id] = hash.split('/')
  if (at === 'call') return { at }
  return (at === 'talk' || at === 'series') && id ? { at, id: decodeURIComponent(id) } : { at: 'list' }
}
