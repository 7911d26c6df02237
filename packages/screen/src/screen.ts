import { type Conversation, filled, type GuideTexts, type View } from '@oivallus/core'
import { type Acting, announce, handle } from './acting.ts'
import { drawing } from './draw/draw.ts'
import type { Intent } from './intent.ts'
import { momentNow } from './moments/passing.ts'
import type { ScreenNode } from './node.ts'
import { COMPOSER, createUi, keepTyped, readTyped, type TextStore, type Ui } from './ui.ts'

/** A file to give to whoever sits before the screen. */
export interface SavedFile {
  name: string
  /** MIME type, with its character set. */
  type: string
  text: string
}

/** Something that a host may want to know: a phase or a code, never a word and never a person. */
export type ScreenEvent =
  | { type: 'phase'; phase: View['stage'] }
  | { type: 'held' }
  | { type: 'refused'; code: string }
  | { type: 'returned' }

/** What a screen is given besides the conversation. */
export interface ScreenOptions {
  /**
   * Where text being typed is kept over a reload, such as `localStorage`. It may throw.
   *
   * @default nowhere
   */
  typed?: TextStore | undefined
  /**
   * Gives a file to whoever sits here.
   *
   * @default there are no buttons for files
   */
  save?: ((file: SavedFile) => void) | undefined
  /**
   * Loads what makes a calendar entry: `() => import('@oivallus/core/calendar')`.
   *
   * @default there is no button for the calendar
   */
  calendar?: (() => Promise<typeof import('@oivallus/core/calendar')>) | undefined
  /** The name of whoever sits here, as the host knows it: preset where one joins. */
  name?: string | undefined
  /**
   * What this screen is called to those who do not see it: for a page that has more than one.
   *
   * @default the guide's name for the talk
   */
  label?: string | undefined
  /** Told of what happens, without words and people. */
  onEvent?: ((event: ScreenEvent) => void) | undefined
}

/** The screen at one moment. The same object until something changes. */
export interface ScreenSnapshot {
  /** What to draw. Subtrees that did not change keep their identity. */
  tree: ScreenNode
  /** The element to focus: the one whose `data-focus` is `on`, once for each count. */
  focus: Ui['focus']
  /** BCP 47 tag of the texts. */
  language: string
}

/** What is on the screen of one conversation, for one viewer. */
export interface Screen {
  readonly conversation: Conversation
  getSnapshot(): ScreenSnapshot
  /** The same: a screen needs no document. */
  getServerSnapshot(): ScreenSnapshot
  /** Calls the listener after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void
  /**
   * Does what a node asks for.
   *
   * @param intent From the `on` of a node.
   * @param value What stands in the field it was done in, if it was a field.
   */
  handle(intent: Intent, value?: string): void
  /** Lets go of everything typed and not sent, here and in the store. */
  clear(): void
  /** Looks again, at once: for a host whose clock or options changed. */
  refresh(): void
  /** Lets go of the conversation, which is the host's and goes on. What was typed stays in the store. */
  dispose(): void
}

const TIMER_MOST = 2 ** 31 - 1

/**
 * The screen of a conversation: a tree of plain nodes, and what is typed, open and in focus. It decides nothing about the talk.
 *
 * @example
 * const screen = createScreen(conversation, { typed: localStorage })
 * screen.subscribe(() => draw(screen.getSnapshot().tree))
 */
export const createScreen = (conversation: Conversation, options: ScreenOptions = {}): Screen => {
  const { typed, onEvent } = options
  const key = `oivallus.typed.${conversation.id}.${Object.values(conversation.viewer).join('.')}`
  const listeners = new Set<() => void>()
  const draw = drawing(options)
  let ui: Ui = { ...createUi(), ...readTyped(typed, key) }
  let view: View = conversation.view()
  let texts: GuideTexts = conversation.texts()
  let snapshot: ScreenSnapshot | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let { trouble } = conversation.getSnapshot()
  // While an act is under way the screen changes once, when it is done.
  let busy = false

  const momentIn = (of = view) => momentNow(ui, of, texts)

  const told = () => {
    snapshot = undefined
    keepTyped(typed, key, ui)
    for (const listener of [...listeners]) listener()
  }

  const wake = () => {
    clearTimeout(timer)
    if (view.wakeAt === null || listeners.size === 0) return
    const wait = Math.max(Date.parse(view.wakeAt) - Date.now(), 0)
    timer = setTimeout(look, Math.min(wait, TIMER_MOST))
  }

  /** The view anew, with what follows on the screen from its having changed. */
  const catchUp = () => {
    const before = view
    const field = momentIn(before)?.field
    view = conversation.view()
    texts = conversation.texts()
    if (view === before) return
    if (view.stage !== ui.stage) {
      // Words in an open field keep the kind under which they were begun.
      const isHeld = ui.writing && ui.chosen === null && (ui.typed[COMPOSER] ?? '') !== '' && field
      ui = {
        ...ui,
        stage: view.stage,
        at: undefined,
        again: false,
        line: null,
        filling: null,
        refused: null,
        dismissed: [],
        ...(isHeld && { chosen: { ...field, keep: false } }),
      }
    }
    const isTyping = ui.writing && (ui.typed[COMPOSER] ?? '') !== ''
    const next = view.nudges.find((one) => !ui.dismissed.includes(one.key))?.key ?? null
    const stands = view.nudges.some((one) => one.key === ui.nudge)
    if (next !== ui.nudge && !(isTyping && stands)) ui = { ...ui, nudge: isTyping ? null : next }
    wake()
  }

  const acting: Acting = {
    conversation,
    options,
    get ui() {
      return ui
    },
    get view() {
      return view
    },
    get texts() {
      return texts
    },
    moment: () => momentIn(),
    set: (given) => {
      ui = { ...ui, ...given }
    },
    catchUp,
    tell: (event) => onEvent?.(event),
  }

  /** What others did is told to those who do not see it. */
  const look = () => {
    if (busy) return
    const before = view
    const troubled = trouble
    const { returned } = conversation.getSnapshot()
    catchUp()
    trouble = conversation.getSnapshot().trouble
    if (view === before && trouble === troubled) return
    const isMoved = view.stage !== before.stage
    if (isMoved) {
      announce(acting, filled(texts.screen.now, { phase: view.title }))
      acting.tell({ type: 'phase', phase: view.stage })
      if (view.stage === 'held') acting.tell({ type: 'held' })
    }
    if (returned.length > before.cameBack.length) acting.tell({ type: 'returned' })
    told()
  }

  ui = { ...ui, stage: view.stage, nudge: view.nudges[0]?.key ?? null }
  const unsubscribe = conversation.subscribe(look)

  const getSnapshot = (): ScreenSnapshot => {
    snapshot ??= {
      tree: draw({ view, texts, ui, conversation }),
      focus: ui.focus,
      language: view.language,
    }
    return snapshot
  }

  return {
    conversation,
    getSnapshot,
    getServerSnapshot: getSnapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      wake()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
    handle: (intent, value) => {
      const { stage } = view
      busy = true
      try {
        handle(acting, intent, value)
      } finally {
        busy = false
      }
      // A letter changes nothing in the talk, and comes while somebody waits for it.
      if (intent.do !== 'type') catchUp()
      if (view.stage !== stage) {
        acting.tell({ type: 'phase', phase: view.stage })
        if (view.stage === 'held') acting.tell({ type: 'held' })
      }
      told()
    },
    clear: () => {
      const { stage, focus, announced } = ui
      ui = { ...createUi(), stage, focus, announced }
      told()
    },
    refresh: () => {
      catchUp()
      told()
    },
    dispose: () => {
      clearTimeout(timer)
      unsubscribe()
      listeners.clear()
    },
  }
}
