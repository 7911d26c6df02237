import type { Conversation } from '@oivallus/core'
import type { ScreenOptions, ScreenPart } from '@oivallus/screen'

/** What a host gives to an adapter. */
export interface Shown {
  conversation: Conversation
  options: ScreenOptions
  /**
   * A part that the host draws in its own way, as
   * `<section data-own="(the part)"><h4>(the part)</h4>(how it is drawn by default)</section>`.
   */
  own: ScreenPart | undefined
}

/** A conversation on a page. */
export interface ShownPage {
  /** The host draws again, and makes everything anew that it gives, but for the conversation. */
  again(): void
  unmount(): void
}

/** An adapter in the browser, as a host of its framework would use it: all that its author writes for the suite's page. */
export interface PageAdapter {
  /** Shows a conversation in an empty place. */
  mount(place: Element, shown: Shown): ShownPage
  /** Takes over what the adapter's server has drawn in a place. */
  hydrate(place: Element, shown: Shown): ShownPage
}

/** An adapter on a server: HTML for a conversation. */
export type ServerAdapter = (shown: Shown) => string | Promise<string>
