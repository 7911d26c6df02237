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
  /** Words that made room for others in the field, the last ones first: they come back once those are noted. */
  aside: readonly Aside[]
  /** The button whose fields are open. */
  filling: { action: Action; place: string } | null
  /** For whom an agreement is not entered, of the button in a place. */
  except: { place: string; ids: readonly string[] } | null
  /** The line whose acts are shown. */
  line: string | null
  sheet: Sheet | null
  /** The page over the talk that was opened first: what opened it has focus again in the end. */
  opener: Sheet | null
  refused: Refused | null
  /** The move that waits behind a gate, while what it asks for is written. */
  waiting: Action | null
  /** Keys of nudges that were dismissed in this phase. */
  dismissed: readonly string[]
  /** The nudge that is shown. */
  nudge: string | null
  /** What became of words that stand nowhere on this page, until the next act. */
  became: string | null
  /** What to say to those who do not see the screen; the count makes the same words new. */
  announced: { text: string; count: number }
  /** Where focus goes next; each count once. What had it may go: then it goes `near`, to where the last act was done. */
  focus: { on: string; count: number; near?: string }
}

/** What was being written, and as what. */
export type Aside = Pick<Ui, 'chosen' | 'tags' | 'bringing'> & { text: string }

/** A refusal that is shown. */
export interface Refused {
  refusal: Refusal
  /** Typed fields that hold the words of the act. */
  fields: readonly string[]
  /** The move that was refused at a gate: it is made once the gate is answered. */
  move: Action | null
}

export const COMPOSER = 'composer'

/** The typed field of a button that lacks something. */
export const fieldId = (place: string, field: string): string => `${place}/${field}`

export const createUi = (): Ui => ({
  stage: '',
  at: undefined,
  again: false,
  typed: {},
  writing: false,
  chosen: null,
  tags: [],
  bringing: null,
  aside: [],
  filling: null,
  except: null,
  line: null,
  sheet: null,
  opener: null,
  refused: null,
  waiting: null,
  dismissed: [],
  nudge: null,
  became: null,
  announced: { text: '', count: 0 },
  focus: { on: '', count: 0 },
})

/** Where text being typed is kept over a reload: the browser's storage, or the host's own. It may throw. */
export interface TextStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The store that was given, or that is given here and now: none on a server, or where asking for it throws. */
export const storeOf = (given: TextStore | (() => TextStore) | undefined): TextStore | undefined => {
  if (typeof given !== 'function') return given
  try {
    return typeof document === 'undefined' ? undefined : given()
  } catch {
    return undefined
  }
}

type Written = Pick<Ui, 'typed' | 'writing' | 'chosen' | 'tags' | 'bringing' | 'aside'>
/** Where one was on the page: it holds for as long as the talk is there. */
type Whereabouts = Pick<Ui, 'at' | 'again' | 'filling' | 'line' | 'sheet' | 'opener' | 'refused' | 'waiting'>
type Kept = Written & Whereabouts & { stage: string }

const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null

const textOf = <T extends string>(one: T | null | undefined): T | null =>
  typeof one === 'string' ? one : null

const actionOf = <A extends object>(one: A | null | undefined): A | null =>
  isObject(one) && 'event' in one && 'missing' in one ? one : null

/** What was being typed before a reload, and where; nothing when the store has none, or cannot be read. */
export const readTyped = (
  store: TextStore | undefined,
  key: string,
  stage: string,
): Partial<Written & Whereabouts> => {
  try {
    const text = store?.getItem(key)
    const kept = text ? (JSON.parse(text) as Partial<Kept>) : {}
    const { typed, writing, chosen, tags, bringing, aside } = kept
    if (!typed || !Object.values(typed).every((one) => typeof one === 'string')) return {}
    return {
      typed,
      writing: writing === true,
      chosen: actionOf(chosen),
      tags: Array.isArray(tags) ? tags : [],
      bringing: textOf(bringing),
      aside: Array.isArray(aside) ? aside.filter((one) => typeof one?.text === 'string') : [],
      ...(kept.stage === stage && whereabouts(kept)),
    }
  } catch {
    // A store that cannot be read, as in a cross-site frame, is no store; so is a text that is not ours.
    return {}
  }
}

const whereabouts = (kept: Partial<Kept>): Whereabouts => {
  const { filling, refused } = kept
  return {
    at: textOf(kept.at) ?? undefined,
    again: kept.again === true,
    filling: filling && actionOf(filling.action) && textOf(filling.place) !== null ? filling : null,
    line: textOf(kept.line),
    sheet: textOf(kept.sheet),
    opener: textOf(kept.opener),
    refused: isObject(refused) && isObject(refused.refusal) ? refused : null,
    waiting: actionOf(kept.waiting),
  }
}

/**
 * Keeps what is being typed, as what, and where. A store that is full or closed costs nothing but the reload.
 *
 * @param writing What the field would note now.
 */
export const keepTyped = (
  store: TextStore | undefined,
  key: string,
  ui: Ui,
  writing: () => Writing | null,
): void => {
  if (!store) return
  const { typed, tags, bringing, aside, stage, at, again, filling, line, sheet, opener, refused, waiting } =
    ui
  const isBegun = (typed[COMPOSER] ?? '') !== ''
  try {
    if (Object.values(typed).every((text) => text === '') && aside.length === 0) store.removeItem(key)
    else
      store.setItem(
        key,
        JSON.stringify({
          typed,
          writing: ui.writing,
          chosen: ui.chosen ?? (isBegun ? writing() : null),
          tags,
          bringing,
          aside,
          stage,
          at,
          again,
          filling,
          line,
          sheet,
          opener,
          // A refusal is over with its page, save while what it asks for is being written.
          refused: filling?.place === 'refusal' ? refused : null,
          waiting,
        } satisfies Kept),
      )
  } catch {
    // See readTyped.
  }
}
