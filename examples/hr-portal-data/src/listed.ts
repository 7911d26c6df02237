import { type Conversation, formatDay, type State } from '@oivallus/core'
import { namesOf } from './people.ts'
import type { Portal, PortalTalk } from './portal.ts'
import { said, type Words } from './words.ts'

/** Where a conversation stands, as a portal groups them. */
export type Standing = 'begun' | 'coming' | 'held'

/** A conversation in a list, in words. */
export interface Listed {
  id: string
  topic: string
  standing: Standing
  /** Those who talk, besides whoever reads this. */
  others: string
  /** When, or where in the talk one is; of one that comes and has no day, who called it. */
  when: string
  /** Somebody else called it, and whoever reads this leads it. */
  leads: boolean
}

/** A conversation that is over leads to its notes. */
export const standingOf = ({ stage }: Pick<State, 'stage'>): Standing =>
  stage === 'called' ? 'coming' : stage === 'held' ? 'held' : 'begun'

/** The talks of a portal as a group of its list has them: of those that were held, the latest comes first. */
export const inOrder = (talks: readonly PortalTalk[], group: Standing): readonly PortalTalk[] => {
  if (group !== 'held') return talks
  const heldOn = ({ conversation }: PortalTalk) => conversation.notes().held ?? ''
  return talks.toSorted((one, other) => heldOn(other).localeCompare(heldOn(one)))
}

/** A conversation as a line of a list. Of the content it shows the topic alone. */
export const listed = (
  { conversation, day }: PortalTalk,
  { user, people }: Pick<Portal, 'user' | 'people'>,
  words: Words,
): Listed => {
  const { state } = conversation.getSnapshot()
  const standing = standingOf(state)
  const { language, title } = conversation.view()
  const dayOf = (one: string | null) => (one === null ? '' : formatDay(one, language))
  const known = [
    ...state.participants.flatMap(({ id, name }) => (typeof name === 'string' ? [{ id, name }] : [])),
    ...people,
  ]
  const ids = [...state.participants.map(({ id }) => id), ...(standing === 'held' ? [] : state.asked)]
  const caller = callerOf(conversation)
  const called = () =>
    caller === user.id ? words.youCalled : said(words.calledBy, { name: namesOf([caller], known) })
  const when = {
    // A pause is no phase.
    begun: () => (state.stage === 'paused' ? title : said(words.nowAt, { phase: title })),
    coming: () => (day === null ? called() : dayOf(day)),
    held: () => said(words.heldOn, { day: dayOf(conversation.notes().held) }),
  }
  return {
    id: conversation.id,
    topic: topicOf(state),
    standing,
    others: namesOf(
      [...new Set(ids)].filter((id) => id !== user.id),
      known,
    ),
    when: when[standing](),
    leads: standing === 'coming' && state.lead === user.id && caller !== user.id,
  }
}

/** Who opened a talk. */
const callerOf = (conversation: Conversation): string => {
  const { by } = conversation.entries()[0] ?? {}
  return by && 'participant' in by ? by.participant : ''
}

/** What a talk is about, as it was set or is preset. */
export const topicOf = ({ called }: Pick<State, 'called'>): string => {
  const text = called.topic?.text
  return typeof text === 'string' ? text : ''
}
