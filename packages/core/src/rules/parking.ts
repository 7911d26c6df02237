import { kindNoted, type SentEvent, type SentEvents } from '../events.ts'
import { type Facts, type OfferPlan, send } from './rule.ts'

type ParkedLine = SentEvents['parked']['line']

/** The line that an act wanted to note, as one that can be kept for later. */
const parkable = (event: SentEvent): ParkedLine | undefined => {
  const { type, ...fields } = event
  const kind = kindNoted(type)
  return kind && ({ kind, ...fields } as ParkedLine)
}

/** "Keep for later", when the act brings a line. */
export const parking = ({ act }: Facts): OfferPlan[] => {
  const line = parkable(act.event)
  return line ? [send('park', { type: 'parked', line })] : []
}
