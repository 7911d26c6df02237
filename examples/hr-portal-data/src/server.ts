import {
  type Conversation,
  createConversation,
  joinConversation,
  nextConversation,
  type OutsideNotes,
} from '@oivallus/core'
import { openHttpStore, type WaitingNeed } from '@oivallus/storage/http'
import type { Answer } from './answering.ts'
import type { Call } from './calling.ts'
import { NOTICE } from './notice.ts'
import type { Person } from './people.ts'
import { createTalks, guide, type Portal } from './portal.ts'
import { quietly } from './quiet.ts'
import type { Language } from './words.ts'

/** What the server says of whoever is signed in. */
export interface Me {
  user: Person
  people: Person[]
  /** The talks of which whoever is signed in is told that they were held. */
  outside: string[]
  /** In which one signed in. */
  language: Language
}

const ZONE = 'Europe/Helsinki'

/** How often the list is read anew while it is seen, in milliseconds. */
const EVERY = 5000

/**
 * Opens the portal from a server, for whoever is signed in there.
 *
 * @param at The address of the server, with a slash at its end: the conversations are at `api`, and who is signed in at `me`.
 * @param storage `localStorage`, for the language alone.
 */
export const openServerPortal = async (at: string, storage: Storage): Promise<Portal> => {
  const me = async (): Promise<Me> => (await fetch(`${at}me`)).json()
  const { user, people, language } = await me()
  const store = openHttpStore({ url: `${at}api` })
  const quiet = quietly(store)
  const talks = createTalks(storage, language)
  const around = () => ({
    viewer: { participant: user.id },
    guide,
    language: talks.language,
    store: quiet.store,
  })

  const read = async () => {
    const ids = await store.list()
    await Promise.all(talks.talks.map(({ conversation }) => conversation.settled()))
    for (const id of ids) {
      if (talks.find(id)) continue
      const conversation = await joinConversation(id, around())
      // It may have been called here meanwhile.
      if (talks.find(id)) conversation.dispose()
      else talks.add({ conversation, day: null })
    }
  }
  await read()
  let reads = false
  const readAgain = async () => {
    if (reads || document.visibilityState === 'hidden') return
    reads = true
    // What cannot be read now is read the next time; a talk that is open says so itself.
    await read().catch(() => {})
    reads = false
  }
  setInterval(readAgain, EVERY)
  for (const event of ['hashchange', 'focus']) window.addEventListener(event, readAgain)

  /** Everybody is known to the portal, and nobody has to type a name. What is held needs nobody to come in. */
  const comeIn = async (conversation: Conversation) => {
    await conversation.settled()
    const { stage, participants } = conversation.getSnapshot().state
    if (stage === 'held' || participants.some(({ id, present }) => id === user.id && present)) return
    const { name, supervisor } = user
    conversation.send({ type: 'joined', name, ...(supervisor && { supervisor }) })
  }

  const enter = (id: string, here: (ids: readonly string[]) => void) => {
    const leaves = [quiet.listen(id), store.here(id, here)]
    const talk = talks.find(id)
    if (talk) void comeIn(talk.conversation)
    return () => {
      for (const leave of leaves) leave()
    }
  }

  const call = ({ previous, asked, lead }: Call, topic: string): string => {
    const opening = { asked: [...asked], lead }
    const conversation = previous
      ? nextConversation(previous, around(), opening)
      : createConversation({ ...opening, zone: ZONE, notice: NOTICE }, around())
    const { name, supervisor } = user
    conversation.send({ type: 'joined', name, ...(supervisor && { supervisor }) })
    conversation.send({ type: 'topic.set', text: topic })
    talks.add({ conversation, day: null })
    return conversation.id
  }

  const answer = async (need: WaitingNeed, { id, text }: Answer): Promise<boolean> => {
    const { conversation, level } = need
    const event = { type: 'noted.answer' as const, need: need.id, text }
    const answered = await store.append(conversation, 'shared', 0, [{ id, by: { level }, event }])
    return answered.appended && !answered.refused?.length
  }

  const held = async (): Promise<OutsideNotes[]> => {
    const { outside } = await me()
    const sights = await Promise.all(outside.map((id) => store.outside(id)))
    return sights.map(({ notes }) => notes).filter((notes) => notes.held !== null)
  }

  const server = { signIn: at, enter, call, needs: store.needs, answer, held }
  return Object.assign(talks, { user, people, server })
}
