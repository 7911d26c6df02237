/* The talks of a page that a framework draws. */
import {
  builtIn,
  type Conversation,
  createConversation,
  type Envelope,
  restoreConversation,
} from '@oivallus/core'
import { fi } from '@oivallus/core/fi'

const SURROUNDINGS = { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' }

/** One that begins. */
export const newTalk = (): Conversation =>
  createConversation({ asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' }, SURROUNDINGS)

/** The one with as many lines as the page's address asks for. */
export const keptTalk = async (): Promise<Conversation> => {
  const kept = (await (await fetch(`/talk${location.search.slice(1)}.json`)).json()) as Envelope
  return restoreConversation(kept, SURROUNDINGS)
}
