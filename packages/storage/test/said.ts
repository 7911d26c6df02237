import type { Decided } from '@oivallus/core'

/** A line of Anna's, as it is appended. */
export const question = (id: string, text: string): Decided => ({
  id,
  by: { participant: 'anna' },
  event: { type: 'noted.question', text },
})
