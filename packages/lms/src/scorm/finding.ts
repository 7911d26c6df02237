import { type ScormVersion, VERSIONS } from './versions.ts'

/** An API as an LMS puts it into a window: functions by their names. */
export type ScormApi = Record<string, (...what: string[]) => unknown>

/** An API, and the version that it speaks. */
export interface FoundApi {
  api: ScormApi
  version: ScormVersion
}

/** How many windows are looked into on the way up: as in the algorithm of SCORM 2004 4th Edition RTE, 3.1.1. */
const MOST = 500

const apiIn = (place: Window, versions: readonly ScormVersion[]): FoundApi | undefined => {
  for (const version of versions) {
    const { api: name, prefix } = VERSIONS[version]
    const api = (place as unknown as Record<string, ScormApi | null | undefined>)[name]
    // An element with this id has the same name in its window.
    if (typeof api?.[`${prefix}Initialize`] === 'function') return { api, version }
  }
  return undefined
}

/** Looks into a window and those around it, until there is none or a wall of another origin; says which was the last. */
const upFrom = (from: Window, versions: readonly ScormVersion[]): { found?: FoundApi; last: Window } => {
  let last = from
  try {
    for (let place = from, steps = 0; steps < MOST; place = place.parent, steps++) {
      const found = apiIn(place, versions)
      last = place
      if (found) return { found, last }
      if (place.parent === place) break
    }
  } catch {
    // The wall: whoever reads what is behind it gets a SecurityError.
  }
  return { last }
}

/**
 * The API of the LMS that launched this: in this window or those around it, and then in the window that opened them, and those around
 * that. The nearest one counts. Nothing behind a window of another origin is found, and meeting one is no error.
 *
 * @param versions Which to look for, the preferred one first, where a window has both.
 */
export const findApi = (from: Window, versions: readonly ScormVersion[]): FoundApi | undefined => {
  const { found, last } = upFrom(from, versions)
  if (found) return found
  const opener = last.opener as Window | null
  return opener ? upFrom(opener, versions).found : undefined
}
