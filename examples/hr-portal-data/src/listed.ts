import { formatDay, type State } from '@oivallus/core'
import type { PortalTalk } from './portal.ts'
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
  /** When, or where in the talk one is. */
  when: string
}

/** A conversation that is over leads to its notes. */
export const standingOf = ({ stage }: Pick<State, 'stage'>): Standing =>
  stage === 'called' ? 'coming' : stage === 'held' ? 'held' : 'begun'

/** A conversation as a line of a list. Of the content it shows the topic alone. */
export const listed = ({ conversation, day }: PortalTalk, user: { id: string }, words: Words): Listed => {
  const { state } = conversation.getSnapshot()
  const standing = standingOf(state)
  const { language, title } = conversation.view()
  const dayOf = (one: string | null) => (one === null ? '' : formatDay(one, language))
  const others = state.participants.flatMap(({ id, name }) =>
    id === user.id || typeof name !== 'string' ? [] : [name],
  )
  const when = {
    begun: () => said(words.nowAt, { phase: title }),
    coming: () => dayOf(day),
    held: () => said(words.heldOn, { day: dayOf(conversation.notes().held) }),
  }
  return {
    id: conversation.id,
    topic: topicOf(state),
    standing,
    others: others.join(', '),
    when: when[standing](),
  }
}

/** What a talk is about, as it was set or is preset. */
export const topicOf = ({ called }: Pick<State, 'called'>): string => {
  const text = called.topic?.text
  return typeof text === 'string' ? text : ''
}
