import type { PackTexts } from './texts.ts'

/** What a package says by itself, in Swedish. */
export const sv: PackTexts = {
  language: 'sv',
  description: 'Ett samtal där man stannar upp och frågar vad arbetet har lärt en.',
  noScript: 'Samtalet behöver JavaScript. Tillåt det och öppna samtalet igen.',
}
