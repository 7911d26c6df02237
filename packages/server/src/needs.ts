import type { OutsideNotes, Platform, Store } from '@oivallus/core'
import type { Decider } from './deciding.ts'
import type { Identity } from './identity.ts'

/** A need that was taken forward to a level of the organisation. */
export type Need = OutsideNotes['needs'][number] & {
  conversation: string
  /** The day on which those who asked come back to it, `YYYY-MM-DD`; null when they do not. */
  return: string | null
  /** For how many days it has waited for an answer; 0 once it is answered. */
  waits: number
}

const DAY = 24 * 60 * 60 * 1000

const daysSince = (day: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / DAY))

/** The needs that wait for the levels which somebody answers for, from every talk: those that have waited longest come first. */
export const needsFor = async (
  { store, decider, platform }: { store: Store; decider: Decider; platform: Platform },
  who: Identity,
): Promise<Need[]> => {
  const talks = await Promise.all((who.levels ?? []).map((level) => store.list({ level })))
  const today = platform.dayOf(platform.now(), 'UTC')
  const sights = await Promise.all(
    [...new Set(talks.flat())].map(async (conversation) => {
      const sight = await decider.sightOf(who, conversation)
      return (sight?.notes.needs ?? []).map((need): Need => {
        const waits = need.answers.length > 0 ? 0 : daysSince(need.forwarded, today)
        return { conversation, return: sight?.notes.return?.day ?? null, waits, ...need }
      })
    }),
  )
  return sights.flat().sort((one, other) => other.waits - one.waits || (one.id < other.id ? -1 : 1))
}
