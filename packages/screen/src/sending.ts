import {
  type Action,
  type Decided,
  filled,
  fillTemplate,
  type Sender,
  type SentEvent,
  type View,
} from '@oivallus/core'
import type { Acting } from './acting.ts'
import { passedOn } from './moments/passing.ts'
import { COMPOSER } from './ui.ts'

/** Says something to those who do not see the screen, once. */
export const announce = (acting: Acting, text: string): void =>
  acting.set({ announced: { text, count: acting.ui.announced.count + 1 } })

/** Moves focus, once the screen is drawn. */
export const focusOn = (acting: Acting, on: string): void =>
  acting.set({ focus: { on, count: acting.ui.focus.count + 1 } })

/** Eyes up: a field with nothing in it closes when one goes on. */
export const closeEmpty = (acting: Acting): void => {
  if ((acting.ui.typed[COMPOSER] ?? '') === '') acting.set({ writing: false, chosen: null, tags: [] })
}

/** What is sent with an event: the button it came from, and the typed fields that hold its words. */
export interface Sending {
  action: Pick<Action, 'key' | 'label' | 'event'> & { as?: Partial<Sender> | undefined }
  fields: readonly string[]
  /** The move that waits behind a gate. */
  move?: Action | null
}

const isMove = ({ event }: Sending['action']): boolean => event.type.startsWith('go.')

/** Sends an act: what was typed for it is let go of once it holds, and stays where it is when it does not. */
export const send = (acting: Acting, event: SentEvent, { action, fields, move }: Sending): boolean => {
  const { conversation } = acting
  const before = acting.moment()
  const stage = acting.view.stage
  const sent = conversation.send(event, action.as)
  if (!sent.accepted) {
    const { refusal } = sent
    const waiting = move ?? (isMove(action) ? (action as Action) : null)
    acting.set({ refused: { refusal, fields, move: waiting } })
    acting.tell({ type: 'refused', code: refusal.code })
    focusOn(acting, 'refusal')
    return false
  }
  const { typed } = acting.ui
  const kept = Object.fromEntries(Object.entries(typed).filter(([field]) => !fields.includes(field)))
  acting.set({ typed: kept, filling: null, except: null, refused: null, again: false, line: null })
  acting.catchUp()
  const { view, texts, ui } = acting
  acting.set({ at: passedOn({ at: ui.at, again: false }, before, action.key, view, texts) })
  const told = whatBecame(acting, sent.entry)
  if (told && view.stage === stage) {
    announce(acting, told)
    if (isElsewhere(acting, sent.entry)) acting.set({ became: told })
  }
  if (view.stage !== stage) {
    acting.set({ sheet: null, waiting: null })
    closeEmpty(acting)
    focusOn(acting, 'title')
  } else if (acting.moment()?.id !== before?.id) focusOn(acting, 'question')
  if (move && conversation.explain(fillTemplate(move, {}), move.as) === null)
    // "One more thing" has been answered: now one goes where one was going.
    send(acting, fillTemplate(move, {}), { action: move, fields: [] })
  return true
}

/** What became of an act, in words: of those whose outcome is no new page. */
const whatBecame = (acting: Acting, entry: Decided | undefined): string | undefined => {
  const { texts } = acting
  if (!entry) return texts.screen.done
  const { event, resolved } = entry
  const named = (phase: string) => texts.stages[phase as View['stage']]
  if (event.type === 'parked') {
    const until = resolved?.until ?? 'next'
    return until === 'next' ? texts.screen.keptForNext : filled(texts.screen.kept, { phase: named(until) })
  }
  if (event.type === 'withdrawn' || event.type.endsWith('.withdrawn')) return texts.labels.withdrawn
  if (resolved?.filed && isElsewhere(acting, entry))
    return filled(texts.screen.filed, { phase: named(resolved.filed) })
  return event.type.startsWith('noted.') ? texts.screen.noted : texts.screen.done
}

/** Words that stand nowhere on this page: nobody sees where they went unless it is said. */
const isElsewhere = ({ conversation }: Acting, entry: Decided | undefined): boolean => {
  const { event, resolved } = entry ?? {}
  const { page } = conversation.getSnapshot().state
  return event?.type === 'parked' || (resolved?.filed !== undefined && !page.includes(resolved.filed))
}
