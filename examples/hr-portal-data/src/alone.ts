import { type Envelope, restoreConversation, systemPlatform } from '@oivallus/core'
import { keepAll, keepUp, readKept } from './keeping.ts'
import { played } from './playing.ts'
import { createTalks, guide, type Portal } from './portal.ts'
import { USER } from './scripts.ts'

/**
 * Opens the portal from what the browser keeps; the first time, with talks that could have happened.
 *
 * @param storage `localStorage`.
 */
export const openPortal = async (storage: Storage): Promise<Portal> => {
  let all = readKept(storage)
  if (all.length === 0) {
    all = await played(systemPlatform.dayOf(systemPlatform.now(), 'Europe/Helsinki'))
    keepAll(storage, all)
  }
  const talks = createTalks(storage)
  for (const { envelope, viewer, day } of all) {
    const previous = talks.find(followedBy(envelope) ?? '')?.conversation
    const given = { viewer, guide, language: talks.language, ...(previous && { previous }) }
    const conversation = restoreConversation(envelope, given)
    keepUp(storage, conversation, day)
    talks.add({ conversation, day })
  }
  return Object.assign(talks, { user: USER, people: [], server: null })
}

/** The talk that one follows: what that left is carried over when this one starts. */
const followedBy = ({ streams }: Envelope) => {
  const opened = streams.shared?.entries[0]?.event
  return opened?.type === 'opened' ? opened.follows : undefined
}
