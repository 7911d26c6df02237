import type { Guide } from '@oivallus/core'
import type { TalkSettings } from './settings.ts'

/** What the scripts before this one give to the page: `oivallus.js`, as far as it is no part of core, and `settings.js`. */
const given = globalThis as unknown as {
  Oivallus: {
    /** The built-in guide in the languages that are asked for. */
    loadGuide(...languages: string[]): Promise<Guide>
  }
  OivallusTalk: TalkSettings
}

export const {
  Oivallus: { loadGuide },
  OivallusTalk: settings,
} = given
