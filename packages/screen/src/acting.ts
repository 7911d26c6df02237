import {
  type Action,
  type Conversation,
  fillTemplate,
  type GuideTexts,
  lineOf,
  type View,
} from '@oivallus/core'
import type { HostEvent } from './hostEvents.ts'
import type { Intent, Sheet, Writing } from './intent.ts'
import { bring, putBack } from './makingRoom.ts'
import type { Moment } from './moments/moment.ts'
import { writingNow } from './moments/writing.ts'
import { takeOffer } from './offering.ts'
import { saveFile } from './saving.ts'
import type { ScreenOptions } from './screen.ts'
import { writingsOf } from './sections.ts'
import { closeEmpty, focusOn, send } from './sending.ts'
import { COMPOSER, fieldId, type Ui } from './ui.ts'

/** What acting sees of a screen, and changes. */
export interface Acting {
  readonly conversation: Conversation
  readonly options: ScreenOptions
  readonly ui: Ui
  readonly view: View
  readonly texts: GuideTexts
  moment(): Moment | undefined
  set(given: Partial<Ui>): void
  /** Looks at the conversation anew. */
  catchUp(): void
  tell(event: HostEvent): void
}

/** Does what somebody wants on the screen. */
export const handle = (acting: Acting, intent: Intent, value = ''): void => {
  const does = DOES[intent.do] as (acting: Acting, intent: Intent, value: string) => void
  if (intent.do === 'type') {
    does(acting, intent, value)
    return
  }
  acting.set({ became: null, focus: { ...acting.ui.focus, near: nearTo(acting, intent) } })
  does(acting, intent, value)
  putBack(acting)
}

/** Where an act is done has focus again when its button goes. */
const nearTo = ({ ui }: Acting, intent: Intent): string | undefined => {
  const { place, action } = intent.do === 'act' ? intent : intent.do === 'fill' ? (ui.filling ?? {}) : {}
  return place === undefined || action === undefined ? undefined : nearOf(place, action)
}

/** The name of what a button stands in. */
const nearOf = (place: string, { key }: Action): string => `in.${place.slice(0, -key.length - 1)}`

type Does = {
  [I in Intent as I['do']]: (acting: Acting, intent: I, value: string) => void
}

const DOES: Does = {
  act: (acting, { action, place }) => press(acting, action, place),
  type: (acting, { field }, value) => acting.set({ typed: { ...acting.ui.typed, [field]: value } }),
  write: (acting, { writing }) => {
    acting.set({ writing: true, sheet: null, ...(writing && { chosen: writing }) })
    focusOn(acting, COMPOSER)
  },
  kind: (acting, _, value) =>
    acting.set({ chosen: writingsOf(acting.view).find(({ key }) => key === value) ?? null }),
  tag: (acting, { tag }) => {
    const { tags } = acting.ui
    acting.set({ tags: tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag] })
  },
  except: (acting, { place, id }) => {
    const { except } = acting.ui
    const ids = except?.place === place ? except.ids : []
    acting.set({ except: { place, ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] } })
  },
  note: (acting, { keep }) => note(acting, keep),
  fill: (acting, { value }) => fillIn(acting, value),
  offer: (acting, { at }) => takeOffer(acting, at),
  turnBack: (acting) => turnBack(acting),
  ask: (acting, { moment, again }) => {
    acting.set({ at: moment, again: again === true, sheet: null, refused: null, waiting: null })
    closeEmpty(acting)
    focusOn(acting, 'question')
  },
  line: (acting, { line }) => acting.set({ line: acting.ui.line === line ? null : line, filling: null }),
  open: (acting, { sheet }) => {
    const opener = acting.ui.sheet === null ? sheet : acting.ui.opener
    acting.set({ sheet, opener, filling: null, refused: null })
    focusOn(acting, 'sheet')
  },
  bring: (acting, { id }) => bring(acting, id),
  dismiss: (acting, { nudge }) => {
    acting.set({ dismissed: [...acting.ui.dismissed, nudge], nudge: null })
    focusOn(acting, 'question')
  },
  save: (acting, { what }) => saveFile(acting, what),
}

/** The words that rewording begins with: the line as it stands. */
const standing = ({ conversation }: Acting, { event, missing }: Pick<Action, 'event' | 'missing'>) => {
  const isReworded = event.type === 'revised' && missing.includes('text')
  const text = isReworded && lineOf(conversation.getSnapshot().state, String(event.of))?.text
  return typeof text === 'string' ? text : ''
}

const press = (acting: Acting, action: Action, place: string): void => {
  const { ui } = acting
  if (action.missing.length === 0) {
    send(acting, fillTemplate(action, {}), { action, fields: [] })
    return
  }
  const given: Record<string, string> = {}
  for (const field of action.missing) {
    const id = fieldId(place, field)
    const preset = field === 'text' ? standing(acting, action) : field === 'name' ? acting.options.name : ''
    if (!ui.typed[id] && preset) given[id] = preset
  }
  acting.set({ filling: { action, place }, typed: { ...ui.typed, ...given }, refused: null })
  focusOn(acting, 'form')
}

const fillIn = (acting: Acting, chosen: string | undefined): void => {
  const { filling, typed, refused } = acting.ui
  if (!filling) return
  const { action, place } = filling
  const fields = action.missing.map((field) => fieldId(place, field))
  const values = Object.fromEntries(
    action.missing.map((field) => [field, chosen ?? typed[fieldId(place, field)]?.trim() ?? '']),
  )
  // Nothing was filled in: one is still asked.
  if (Object.values(values).some((one) => one === '')) focusOn(acting, 'form')
  else {
    // What a gate asked for is given: now one goes where one was going.
    const move = place === 'refusal' && refused ? refused.move : null
    send(acting, fillTemplate(action, values), { action, fields, move })
  }
}

const note = (acting: Acting, keep: Writing | undefined): void => {
  const { ui, view, conversation } = acting
  const text = (ui.typed[COMPOSER] ?? '').trim()
  const writing = keep ?? writingNow(acting, acting.moment(), view)
  if (text === '' || !writing) {
    // Pressed before a word was written: what is written now is kept.
    if (keep) acting.set({ chosen: keep })
    focusOn(acting, COMPOSER)
    return
  }
  const { key, label, event, missing } = writing
  const tags = event.type === 'noted.finding' && ui.tags.length > 0 ? { tags: ui.tags } : {}
  // A line lacks its words; what completes another, such as its situation, lacks that.
  const words = Object.fromEntries(missing.map((field) => [field, text]))
  const act = fillTemplate({ event: { ...event, ...tags }, missing }, words)
  const action = { key, label, event: act as Action['event'] }
  if (!send(acting, act, { action, fields: [COMPOSER], move: ui.waiting })) return
  const { bringing } = ui
  // What was brought in is said now, and no draft any more.
  if (bringing !== null) conversation.send({ type: 'discarded', of: bringing })
  const isSamePage = acting.view.stage === view.stage
  acting.set({ chosen: null, tags: [], bringing: null, waiting: null, writing: isSamePage })
  if (isSamePage) focusOn(acting, COMPOSER)
}

/** Closes the innermost thing that is open, and goes back to what opened it. */
const turnBack = (acting: Acting): void => {
  const { refused, filling, sheet, opener, line } = acting.ui
  const isInField = refused?.fields.includes(COMPOSER) === true
  const back = (on: string, closed: Partial<Ui>) => {
    acting.set(closed)
    focusOn(acting, on)
  }
  if (filling?.place === 'refusal') back('refusal', { filling: null })
  else if (refused) back(isInField ? COMPOSER : filling ? 'form' : 'question', { refused: null })
  else if (filling) back(filling.place, { filling: null })
  else if (sheet) back(opener ? opens(opener) : 'question', { sheet: null, opener: null })
  else if (line) back('question', { line: null })
  else back('question', { writing: false, waiting: null })
}

/** What the button that opens a page over the talk is called for focus. */
export const opens = (sheet: Sheet): string => `open.${sheet}`
