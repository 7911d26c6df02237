import type { Action, Refusal } from '@oivallus/core'
import type { Sheet, Writing } from './intent.ts'

/** What is on the screen and nowhere else. */
export interface Ui {
  /** The stage that was drawn last. */
  stage: string
  /** The question one went to, if any. */
  at: string | undefined
  /** What was answered by a press is answered anew. */
  again: boolean
  /** Text being typed, by field. */
  typed: Readonly<Record<string, string>>
  /** The field is open. */
  writing: boolean
  /** The kind that was chosen for what is in the field; null follows the question. */
  chosen: Writing | null
  /** What structures lack, marked on the finding that is being written. */
  tags: readonly string[]
  /** The draft, or the words that came back, that is in the field. */
  bringing: string | null
  /** The button whose fields are open. */
  filling: { action: Action; place: string } | null
  /** For whom an agreement is not entered, of the button in a place. */
  except: { place: string; ids: readonly string[] } | null
  /** The line whose acts are shown. */
  line: string | null
  sheet: Sheet | null
  refused: Refused | null
  /** The move that waits behind a gate, while what it asks for is written. */
  waiting: Action | null
  /** Keys of nudges that were dismissed in this phase. */
  dismissed: readonly string[]
  /** The nudge that is shown. */
  nudge: string | null
  /** What to say to those who do not see the screen; the count makes the same words new. */
  announced: { text: string; count: number }
  /** Where focus goes next; each count once. */
  focus: { on: string; count: number }
}

/** A refusal that is shown. */
export interface Refused {
  refusal: Refusal
  /** Typed fields that hold the words of the act. */
  fields: readonly string[]
  /** The move that was refused at a gate: it is made once the gate is answered. */
  move: Action | null
}

export const COMPOSER = 'composer'

export const createUi = (): Ui => ({
  stage: '',
  at: undefined,
  again: false,
  typed: {},
  writing: false,
  chosen: null,
  tags: [],
  bringing: null,
  filling: null,
  except: null,
  line: null,
  sheet: null,
  refused: null,
  waiting: null,
  dismissed: [],
  nudge: null,
  announced: { text: '', count: 0 },
  focus: { on: '', count: 0 },
})

/** Where text being typed is kept over a reload: the browser's storage, or the host's own. It may throw. */
export interface TextStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

type Kept = Pick<Ui, 'typed' | 'writing' | 'chosen' | 'tags' | 'bringing'>

/** What was being typed before a reload; nothing when the store has none, or cannot be read. */
export const readTyped = (store: TextStore | undefined, key: string): Partial<Kept> => {
  try {
    const text = store?.getItem(key)
    const kept = text ? (JSON.parse(text) as Partial<Kept>) : {}
    const { typed, writing, chosen, tags, bringing } = kept
    const isText = Object.values(typed ?? {}).every((one) => typeof one === 'string')
    return typed && isText
      ? {
          typed,
          writing: writing === true,
          chosen: chosen ?? null,
          tags: Array.isArray(tags) ? tags : [],
          bringing: bringing ?? null,
        }
      : {}
  } catch {
    // A store that cannot be read, as in a cross-site frame, is no store; so is a text that is not ours.
    return {}
  }
}

/** Keeps what is being typed. A store that is full or closed costs nothing but the reload. */
export const keepTyped = (store: TextStore | undefined, key: string, ui: Ui): void => {
  const { typed, writing, chosen, tags, bringing } = ui
  try {
    if (Object.values(typed).some((text) => text !== ''))
      store?.setItem(key, JSON.stringify({ typed, writing, chosen, tags, bringing }))
    else store?.removeItem(key)
  } catch {
    // See readTyped.
  }
}
