import {
  builtIn,
  type Conversation,
  type Envelope,
  restoreConversation,
  systemPlatform,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { keepAll, keepUp, readKept } from './keeping.ts'
import { played } from './playing.ts'
import { USER } from './scripts.ts'
import { LANGUAGES, type Language } from './words.ts'

/** A conversation with its day in the portal's calendar. */
export interface PortalTalk {
  conversation: Conversation
  /** `YYYY-MM-DD`: for when it was called; null where it had begun when the portal was opened first. */
  day: string | null
}

/** What a portal shows. */
export interface Portal {
  user: typeof USER
  talks: readonly PortalTalk[]
  language: Language
  /** Of everything: the portal keeps it, and each conversation is told. */
  setLanguage(language: Language): void
  find(id: string): PortalTalk | undefined
}

const guide = builtIn({ fi, sv, en })

const LANGUAGE = 'hr-portal.language'

const languageIn = (storage: Storage): Language => {
  const kept = storage.getItem(LANGUAGE)
  return LANGUAGES.find((one) => one === kept) ?? 'fi'
}

/**
 * Opens the portal from what the browser keeps; the first time, with talks that could have happened. A portal of your own asks
 * its server here, and the rest stays as it is.
 *
 * @param storage `localStorage`.
 */
export const openPortal = async (storage: Storage): Promise<Portal> => {
  let all = readKept(storage)
  if (all.length === 0) {
    all = await played(systemPlatform.dayOf(systemPlatform.now(), 'Europe/Helsinki'))
    keepAll(storage, all)
  }
  let language = languageIn(storage)
  const talks: PortalTalk[] = []
  for (const { envelope, viewer, day } of all) {
    const previous = talks.findLast(
      ({ conversation }) => conversation.id === followedBy(envelope),
    )?.conversation
    const given = { viewer, guide, language, ...(previous && { previous }) }
    const conversation = restoreConversation(envelope, given)
    keepUp(storage, conversation, day)
    talks.push({ conversation, day })
  }
  return {
    user: USER,
    talks,
    get language() {
      return language
    },
    setLanguage: (to) => {
      language = to
      storage.setItem(LANGUAGE, to)
      for (const { conversation } of talks) conversation.setLanguage(to)
    },
    find: (id) => talks.find(({ conversation }) => conversation.id === id),
  }
}

/** The talk that one follows: what that left is carried over when this one starts. */
const followedBy = ({ streams }: Envelope) => {
  const opened = streams.shared?.entries[0]?.event
  return opened?.type === 'opened' ? opened.follows : undefined
}
