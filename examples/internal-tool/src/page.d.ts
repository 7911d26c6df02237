/* What the script tags give to page.js, for editors and the type check. */
import type * as core from '@oivallus/core'
import type { LearningConversationElement } from '@oivallus/dom/element'

type Core = typeof core

declare global {
  /** The stand-alone file `oivallus.js`. */
  const Oivallus: Core & {
    loadGuide(...languages: string[]): Promise<core.Guide>
    saveAsFile(file: { name: string; type: string; text: string }): void
    LearningConversationElement: typeof LearningConversationElement
  }
}
