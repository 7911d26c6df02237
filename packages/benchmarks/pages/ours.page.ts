/* Ours: the stand-alone file, the element, and a script of the page. */
import type { Envelope } from '@oivallus/core'
import type { LearningConversationElement } from '@oivallus/dom/element'
import { handsIn } from './hands.ts'
import { measure } from './look.ts'

declare const Oivallus: typeof import('@oivallus/core') & {
  loadGuide(language: string): Promise<import('@oivallus/core').Guide>
}

const element = document.querySelector('learning-conversation') as LearningConversationElement

const show = async () => {
  const surroundings = {
    viewer: { participant: 'anna' },
    guide: await Oivallus.loadGuide('fi'),
    language: 'fi',
  }
  const people = { asked: ['anna', 'ville'], lead: 'anna', zone: 'Europe/Helsinki' }
  element.conversation = Oivallus.createConversation(people, surroundings)
  return surroundings
}

const shown = show()

const open = async () => {
  const kept = (await (await fetch(`/talk${location.search.slice(1)}.json`)).json()) as Envelope
  element.conversation = Oivallus.restoreConversation(kept, await shown)
}

measure(handsIn(() => element.shadowRoot, open))
