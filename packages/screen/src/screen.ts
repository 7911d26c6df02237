import { type Conversation, filled, type GuideTexts, type View } from '@oivallus/core'
import { type Acting, handle } from './acting.ts'
import { drawing } from './draw/draw.ts'
import { type HostEvents, tellHost } from './hostEvents.ts'
import type { Intent } from './intent.ts'
import { comingBack, momentNow } from './moments/passing.ts'
import { writingNow } from './moments/writing.ts'
import type { ScreenNode } from './node.ts'
import { sectionOf } from './sections.ts'
import { announce } from './sending.ts'
import {
  COMPOSER,
  createUi,
  keepTyped,
  type Refused,
  readTyped,
  storeOf,
  type TextStore,
  type Ui,
} from './ui.ts'
import { watchView } from './watching.ts'

/** A file to give to whoever sits before the screen. */
export interface SavedFile {
  name: string
  /** MIME type, with its character set. */
  type: string
  text: string
}

/** What a screen is given besides the conversation. */
export interface ScreenOptions extends HostEvents {
  /**
   * Where text being typed is kept over a reload: `localStorage`, or better `() => localStorage`, which is asked in a browser alone
   * and may throw, as it does in a cross-site frame.
   *
   * @default nowhere
   */
  typed?: TextStore | (() => TextStore) | undefined
  /**
   * Gives a file to whoever sits here. Without it, or with null, there are no buttons for files. Adapters save by the browser unless
   * they are told otherwise.
   */
  save?: ((file: SavedFile) => void) | null | undefined
  /**
   * Loads what makes a calendar entry: `() => import('@oivallus/core/calendar')`. Without it, or with null, there is no button for
   * the calendar. Adapters load it unless they are told otherwise.
   */
  calendar?: (() => Promise<typeof import('@oivallus/core/calendar')>) | null | undefined
  /** The name of whoever sits here, as the host knows it: preset where one joins. */
  name?: string | undefined
  /**
   * What this screen is called to those who do not see it: for a page that has more than one.
   *
   * @default the guide's name for the talk
   */
  label?: string | undefined
}

/** The screen at one moment. The same object until something changes. */
export interface ScreenSnapshot {
  /** What to draw. Subtrees that did not change keep their identity. */
  tree: ScreenNode
  /** The element to focus: the one whose `data-focus` is `on`, once for each count. */
  focus: Ui['focus']
  /** BCP 47 tag of the texts. */
  language: string
  /** What it is drawn from: for a host that draws a part by itself. */
  view: View
  /** The refusal that is shown. */
  refused: Refused['refusal'] | null
  /** What is being typed in the one field. */
  typed: string
}

/** What is on the screen of one conversation, for one viewer. */
export interface Screen {
  readonly conversation: Conversation
  getSnapshot(): ScreenSnapshot
  /** As a server sees it, which knows nothing of what was typed in a browser: what a page that takes over begins with. */
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
  /** Looks again, at once: for a host whose clock changed. */
  refresh(): void
  /** Takes other options; where text is kept stays as it was. */
  setOptions(options: Omit<ScreenOptions, 'typed'>): void
  /** Lets go of the conversation, which is the host's and goes on. What was typed stays in the store. */
  dispose(): void
}

/**
 * The screen of a conversation: a tree of plain nodes, and what is typed, open and in focus. It decides nothing about the talk.
 *
 * @example
 * const screen = createScreen(conversation, { typed: () => localStorage })
 * screen.subscribe(() => draw(screen.getSnapshot().tree))
 */
export const createScreen = (conversation: Conversation, given: ScreenOptions = {}): Screen => {
  const typed = storeOf(given.typed)
  let options = given
  const key = `oivallus.typed.${conversation.id}.${Object.values(conversation.viewer).join('.')}`
  const listeners = new Set<() => void>()
  let draw = drawing(options)
  let view: View = conversation.view()
  let texts: GuideTexts = conversation.texts()
  const begun = (): Ui => ({ ...createUi(), stage: view.stage, nudge: view.nudges[0]?.key ?? null })
  let ui: Ui = { ...begun(), ...readTyped(typed, key, view.stage) }
  let snapshot: ScreenSnapshot | undefined
  let serverSnapshot: ScreenSnapshot | undefined
  let unsubscribe: (() => void) | undefined
  let { trouble } = conversation.getSnapshot()
  /** What the host, and those who do not see the screen, have been told of. */
  let heard = view
  // While an act is under way the screen changes once, when it is done.
  let busy = false

  const momentIn = (of = view) => momentNow(ui, of, texts)

  const told = () => {
    snapshot = undefined
    serverSnapshot = undefined
    keepTyped(typed, key, ui, () => writingNow({ ui }, momentIn(), view))
    for (const listener of [...listeners]) listener()
  }

  /** The view anew, with what follows on the screen from its having changed. */
  const catchUp = () => {
    const before = view
    view = conversation.view()
    texts = conversation.texts()
    if (view === before) return
    if (view.stage !== ui.stage) {
      // Words in the field keep the kind under which they were begun.
      const isHeld = ui.chosen === null && (ui.typed[COMPOSER] ?? '') !== ''
      const chosen = isHeld ? writingNow({ ui }, momentIn(before), before) : ui.chosen
      const reached = before.progress.flatMap(({ phase, at }) => (at === 'ahead' ? [] : [phase]))
      const wasHere = view.page.some((phase) => reached.includes(phase))
      ui = {
        ...ui,
        stage: view.stage,
        // Where one comes back to, what was said is not asked anew.
        at: wasHere ? comingBack(view, texts) : undefined,
        again: false,
        line: null,
        filling: null,
        refused: null,
        dismissed: [],
        chosen,
      }
    }
    const isTyping = ui.writing && (ui.typed[COMPOSER] ?? '') !== ''
    const next = view.nudges.find((one) => !ui.dismissed.includes(one.key))?.key ?? null
    const stands = view.nudges.some((one) => one.key === ui.nudge)
    if (next !== ui.nudge && !(isTyping && stands)) ui = { ...ui, nudge: isTyping ? null : next }
  }

  const acting: Acting = {
    conversation,
    get options() {
      return options
    },
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
    tell: (event) => tellHost(options, event),
  }

  /** Tells of a move, once, whoever made it and whoever looked first. */
  const tellMove = (before: View) => {
    if (view.stage === before.stage) return
    acting.tell({ type: 'phase', phase: view.stage })
    if (view.stage === 'held') acting.tell({ type: 'held' })
  }

  /** What others did is told to those who do not see it. Answers whether anything is another. */
  const hear = (): boolean => {
    const before = heard
    const troubled = trouble
    catchUp()
    heard = view
    trouble = conversation.getSnapshot().trouble
    if (view === before) return trouble !== troubled
    if (view.stage !== before.stage) announce(acting, filled(texts.screen.now, { phase: view.title }))
    tellMove(before)
    const door = sectionOf(view, 'people')?.atTheDoor ?? []
    const known = sectionOf(before, 'people')?.atTheDoor ?? []
    const newcomers = door.filter((one) => !known.includes(one))
    if (newcomers.length > 0) announce(acting, newcomers.join(' '))
    if (conversation.getSnapshot().returned.length > before.cameBack.length) acting.tell({ type: 'returned' })
    return true
  }

  const look = () => {
    if (!busy && hear()) told()
  }

  /** What happened while nobody looked at this screen is there when somebody does, and is no news. */
  const lookAgain = () => {
    const before = view
    catchUp()
    heard = view
    if (view !== before) snapshot = undefined
  }

  const seen = (of: Ui): ScreenSnapshot => ({
    tree: draw({ view, texts, ui: of, conversation }),
    focus: of.focus,
    language: view.language,
    view,
    refused: of.refused?.refusal ?? null,
    typed: of.typed[COMPOSER] ?? '',
  })

  const getSnapshot = (): ScreenSnapshot => {
    if (!unsubscribe) lookAgain()
    snapshot ??= seen(ui)
    return snapshot
  }

  const getServerSnapshot = (): ScreenSnapshot => {
    serverSnapshot ??= seen(begun())
    return serverSnapshot
  }

  const letGo = () => {
    unsubscribe?.()
    unsubscribe = undefined
  }

  return {
    conversation,
    getSnapshot,
    getServerSnapshot,
    subscribe: (listener) => {
      // A screen that nobody looks at holds on to nothing: it may be made and forgotten.
      if (!unsubscribe) {
        unsubscribe = watchView(conversation, look)
        lookAgain()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) letGo()
      }
    },
    handle: (intent, value) => {
      busy = true
      try {
        handle(acting, intent, value)
      } finally {
        busy = false
      }
      // A letter changes nothing in the talk, and comes while somebody waits for it.
      if (intent.do !== 'type') catchUp()
      const before = heard
      heard = view
      tellMove(before)
      told()
    },
    clear: () => {
      const { stage, focus, announced } = ui
      ui = { ...createUi(), stage, focus, announced }
      told()
    },
    refresh: () => {
      if (!unsubscribe) lookAgain()
      else if (!busy) hear()
      told()
    },
    setOptions: (others) => {
      const before = options
      options = { ...others, typed: options.typed }
      const isDrawn = (['label', 'name', 'save', 'calendar'] as const).some((one) =>
        one === 'label' || one === 'name' ? before[one] !== options[one] : !before[one] !== !options[one],
      )
      if (!isDrawn) return
      draw = drawing(options)
      told()
    },
    dispose: () => {
      listeners.clear()
      letGo()
    },
  }
}
