import type { Conversation } from '@oivallus/core'
import { standingOf, topicOf } from './listed.ts'
import { namesOf } from './people.ts'
import type { Portal } from './portal.ts'
import { said, type Words } from './words.ts'

/** A talk that somebody can call. */
export interface Call {
  key: string
  /** The talk that it goes on from, held; none for a new one between two. */
  previous?: Conversation
  asked: readonly string[]
  lead: string
}

/** The last talk of each series. */
const lastOfEach = ({ talks }: Portal): Conversation[] => [
  ...new Map(
    talks.map(({ conversation }) => [conversation.getSnapshot().state.series, conversation]),
  ).values(),
]

/** What one can call: the next talk of a series whose last one was held, and a new one between supervisor and employee. */
export const callsOf = (portal: Portal): Call[] => {
  const { user, people } = portal
  const next = lastOfEach(portal).flatMap((previous): Call[] => {
    const { state } = previous.getSnapshot()
    if (standingOf(state) !== 'held') return []
    const asked = state.participants.filter(({ guest }) => !guest).map(({ id }) => id)
    const lead = state.participants.find(({ id, supervisor }) => supervisor && asked.includes(id))?.id
    return [{ key: previous.id, previous, asked, lead: lead ?? user.id }]
  })
  const others = people.filter(
    ({ supervisor, levels }) => levels === undefined && supervisor !== user.supervisor,
  )
  const first = others.map(
    ({ id, supervisor }): Call => ({
      key: id,
      asked: [user.id, id],
      lead: supervisor ? id : user.id,
    }),
  )
  return [...next, ...first]
}

/** What one chooses, in words. */
export const labelOf = ({ previous, asked }: Call, { user, people }: Portal, words: Words): string => {
  const names = namesOf(
    asked.filter((id) => id !== user.id),
    people,
  )
  return previous
    ? said(words.goesOn, { topic: topicOf(previous.getSnapshot().state), names })
    : said(words.firstWith, { names })
}
