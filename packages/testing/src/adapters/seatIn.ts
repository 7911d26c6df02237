import type { Frame, Page } from 'playwright-core'
import { type Seat, seatAt } from './seat.ts'

/**
 * Takes a seat at a conversation that stands in a frame of a page, or in the page itself. Keys go to whatever has focus.
 *
 * @param problems What goes wrong is added to it.
 */
export const seatIn = (place: Page | Frame, page: Page, problems: string[]): Seat => {
  const { keyboard } = page
  const asPage = {
    keyboard,
    locator: place.locator.bind(place),
    evaluate: place.evaluate.bind(place),
    url: place.url.bind(place),
  }
  return seatAt({ page: asPage as unknown as Page, problems, close: () => page.close() })
}

/** Waits until the talk of an element in a place is kept where it is to be kept. */
export const keptIn = (place: Page | Frame): Promise<void> =>
  place.locator('learning-conversation').evaluate((element) => {
    const { conversation } = element as unknown as { conversation: { settled(): Promise<void> } }
    return conversation.settled()
  })
