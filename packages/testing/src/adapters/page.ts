/*
 * The page of the adapters' suite, as a host would write one: it opens a talk, shows it, and keeps it over a reload. What is to be
 * shown stands in its address.
 */
import {
  type Conversation,
  nextConversation,
  restoreConversation,
  type SentEvent,
  toEnvelope,
} from '@oivallus/core'
import type { HostEvent } from '@oivallus/screen'
import { handlersOf } from '@oivallus/screen'
import { steadyPlatform } from '../steadyPlatform.ts'
import type { PageAdapter, Shown, ShownPage } from './adapter.ts'
import { conversationsOf, type Setting, surroundingsOf, takeOver } from './setting.ts'

const settingHere = (): Setting => JSON.parse(decodeURIComponent(location.search.slice(1)) || '{}')

/** What a page of the suite can be asked to do, besides by its keyboard. */
export interface Talk {
  state(): ReturnType<Conversation['getSnapshot']>['state']
  entries(): ReturnType<Conversation['entries']>
  /** Sends by the first device, or by another. */
  send(event: SentEvent, device?: number): boolean
  settled(): Promise<void>
  setLanguage(to: string): void
  unmount(): void
  mount(): void
  /** The host draws again. */
  again(): void
  /** What the host was told. */
  told: HostEvent[]
}

declare global {
  interface Window {
    talk: Talk
  }
}

/**
 * Shows what the page's address asks for, by an adapter. The body's id is `shown` once it is there.
 *
 * @param adapter The one under test.
 */
export const begin = async (adapter: PageAdapter): Promise<void> => {
  const setting = settingHere()
  const { kept, both, twice, own, as } = setting
  const platform = steadyPlatform(undefined, `on-${Math.random()}`)
  const surroundings = surroundingsOf(setting, platform)
  const handed = document.querySelector('#handed')?.textContent
  const stored = kept ? localStorage.getItem('talk') : null
  const conversations = handed
    ? [takeOver(JSON.parse(handed), setting)]
    : stored !== null
      ? [restoreConversation(stored, surroundings)]
      : await conversationsOf(setting, platform)
  let conversation = conversations[0] as Conversation
  const places = [...document.querySelectorAll('.place')]
  const told: HostEvent[] = []

  const shownOf = (one: Conversation): Shown => ({
    conversation: one,
    options: { ...(kept && { typed: localStorage }), ...handlersOf((event) => told.push(event)) },
    own,
  })
  const show = (place: Element, one: Conversation): ShownPage => {
    if (kept) one.subscribe(() => localStorage.setItem('talk', JSON.stringify(toEnvelope(one))))
    return as === 'taken over' && place.childElementCount > 0
      ? adapter.hydrate(place, shownOf(one))
      : adapter.mount(place, shownOf(one))
  }

  for (const one of document.querySelectorAll('.place *')) Object.assign(one, { fromServer: true })
  let shown = places.flatMap((place, at) => {
    const one = conversations[twice ? 0 : at]
    return one && (at === 0 || both || twice) ? [show(place, one)] : []
  })

  /** The next talk of the series, opened by the page's own button. */
  document.querySelector('#next')?.addEventListener('click', () => {
    conversation = nextConversation(conversation, surroundings)
    for (const one of shown) one.unmount()
    shown = [show(places[0] as Element, conversation)]
  })

  window.talk = {
    state: () => conversation.getSnapshot().state,
    entries: () => conversation.entries(),
    send: (event, device = 0) =>
      (device === 0 ? conversation : conversations[device])?.send(event).accepted === true,
    settled: async () => {
      for (const one of [...conversations, ...conversations]) await one.settled()
    },
    setLanguage: (to) => conversation.setLanguage(to),
    unmount: () => {
      for (const one of shown) one.unmount()
    },
    mount: () => {
      shown = [show(places[0] as Element, conversation)]
    },
    again: () => {
      for (const one of shown) one.again()
    },
    told,
  }
  document.body.id = 'shown'
}
