import type { Entry } from '../events.ts'
import type { Listing } from './contract.ts'

const participant = (id: string) => `participant/${id}`
const level = (id: string) => `level/${id}`

/** Where a conversation is looked up: under the same texts as {@link underOf} gives. */
export const listedUnder = (of: Omit<Listing, 'series'>): string[] => [
  ...(of.participant === undefined ? [] : [participant(of.participant)]),
  ...(of.level === undefined ? [] : [level(of.level)]),
]

const peopleIn = ({ by, event }: Entry): string[] => {
  if (event.type === 'opened') return [...event.asked, event.lead]
  if (event.type === 'welcomed') return [event.participant]
  return event.type === 'joined' && 'participant' in by ? [by.participant] : []
}

const levelsIn = ({ event }: Entry): string[] => {
  const said = event.type === 'parked' ? event.line : event
  return 'level' in said && said.level !== undefined ? [said.level] : []
}

/** Under what these entries list their conversation: those who are asked or come, and the levels that needs are addressed to. */
export const underOf = (entries: readonly Entry[]): string[] => [
  ...new Set(
    entries.flatMap((entry) => [...peopleIn(entry).map(participant), ...levelsIn(entry).map(level)]),
  ),
]
