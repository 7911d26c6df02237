import type { View } from '@oivallus/core'
import type { Writing } from '../intent.ts'
import { writingsOf } from '../sections.ts'
import type { Ui } from '../ui.ts'
import type { Moment } from './moment.ts'

/** What the field would note now: the kind that was chosen, or the one in which the question is answered. */
export const writingNow = ({ ui }: { ui: Ui }, moment: Moment | undefined, view: View): Writing | null => {
  const { chosen } = ui
  const known = chosen && writingsOf(view).find(({ key }) => key === chosen.key)
  // A question that an organisation added stands with the line that answers it.
  if (chosen) return known && chosen.event.question === undefined ? known : chosen
  return moment?.field ? { ...moment.field, keep: false } : (writingsOf(view)[0] ?? null)
}
