import type { Notice } from '@oivallus/core'
import { strFromU8, unzipSync } from 'fflate'

export const NOTICE: Notice = {
  controller: 'Satamakaupunki',
  contact: 'tietosuoja@satama.example',
  purpose: 'Oppia yhdessä työstä.',
  legalBasis: 'Työnantajan oikeutettu etu.',
}

/** The files of a package, as texts, in their order. */
export const unzipped = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]))

/** Every file that a manifest of SCORM names. */
export const listed = (manifest = ''): string[] =>
  [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, name]) => String(name))

/** What `settings.js` gives to the page. */
export const settingsIn = (files: Record<string, string>): unknown => {
  const page: { OivallusTalk?: unknown } = {}
  new Function('globalThis', String(files['settings.js']))(page)
  return page.OivallusTalk
}
