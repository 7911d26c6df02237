import type { Parts } from '@oivallus/react'
import { ActionButton } from './ActionButton.tsx'
import { Field } from './Field.tsx'
import { Progress } from './Progress.tsx'
import { Refusal } from './Refusal.tsx'

/** What the portal's design system draws in the conversation. All else is drawn as ever, in the portal's colours. */
export const parts: Parts = {
  progress: Progress,
  refusal: Refusal,
  button: ActionButton,
  textarea: Field,
}
