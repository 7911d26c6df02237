import type { Texts } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'

/** As much of what somebody does at a page as opens something on it. */
export interface Hand {
  openField(): unknown
  insert(text: string): unknown
  /** Goes on: to the next question, or to the next page. */
  next(): unknown
  /** Presses a button, found by its accessible name. */
  press(name: string): unknown
}

/** What is open on a page. A refusal is where one cannot go on yet, a form where the day of the return is asked for. */
export type Opened = 'field' | 'refusal' | 'sheet' | 'form'

/** How one comes to it. */
const WAYS: Record<Opened, (hand: Hand, texts: Texts) => unknown> = {
  field: async (hand) => {
    await hand.openField()
    await hand.insert('Half a thought')
  },
  refusal: (hand) => hand.next(),
  sheet: (hand, { screen }) => hand.press(screen.more),
  form: (hand, { followUp }) => hand.press(followUp.otherDay),
}

const TEXTS: Record<string, Texts> = { en, fi, sv }

/** Opens something on a page, by whichever hand. */
export const openBy = async (hand: Hand, opened: Opened, language = 'en'): Promise<void> => {
  const texts = TEXTS[language]
  if (!texts) throw new Error(`There are no texts in ${language}.`)
  await WAYS[opened](hand, texts)
}
