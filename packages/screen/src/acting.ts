import {
  type Action,
  type Conversation,
  type Decided,
  filled,
  fillTemplate,
  type GuideTexts,
  KINDS,
  lineOf,
  type Offer,
  type Sender,
  type SentEvent,
  type View,
} from '@oivallus/core'
import type { HostEvent } from './hostEvents.ts'
import type { Intent, Sheet, Writing } from './intent.ts'
import type { Moment } from './moments/moment.ts'
import { passedOn } from './moments/passing.ts'
import { saveFile } from './saving.ts'
import type { ScreenOptions } from './screen.ts'
import { writingsOf } from './sections.ts'
import { COMPOSER, type Refused, type Ui } from './ui.ts'

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

/** Says something to those who do not see the screen, once. */
export const announce = (acting: Acting, text: string): void =>
  acting.set({ announced: { text, count: acting.ui.announced.count + 1 } })

/** Moves focus, once the screen is drawn. */
const focusOn = (acting: Acting, on: string): void =>
  acting.set({ focus: { on, count: acting.ui.focus.count + 1 } })

/** Eyes up: a field with nothing in it closes when one goes on. */
const closeEmpty = (acting: Acting): void => {
  if ((acting.ui.typed[COMPOSER] ?? '') === '') acting.set({ writing: false, chosen: null, tags: [] })
}

/** The typed field of a button that lacks something. */
export const fieldId = (place: string, field: string): string => `${place}/${field}`

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

/** What is sent with an event: the button it came from, and the typed fields that hold its words. */
interface Sending {
  action: Pick<Action, 'key' | 'label' | 'event'> & { as?: Partial<Sender> | undefined }
  fields: readonly string[]
  /** The move that waits behind a gate. */
  move?: Action | null
}

const isMove = ({ event }: Sending['action']): boolean => event.type.startsWith('go.')

/** Sends an act: what was typed for it is let go of once it holds, and stays where it is when it does not. */
const send = (acting: Acting, event: SentEvent, { action, fields, move }: Sending): boolean => {
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

/** What the field would note now: the kind that was chosen, or the one in which the question is answered. */
export const writingNow = (
  { ui }: Pick<Acting, 'ui'>,
  moment: Moment | undefined,
  view: View,
): Writing | null => {
  const { chosen } = ui
  const known = chosen && writingsOf(view).find(({ key }) => key === chosen.key)
  // A question that an organisation added stands with the line that answers it.
  if (chosen) return known && chosen.event.question === undefined ? known : chosen
  return moment?.field ? { ...moment.field, keep: false } : (writingsOf(view)[0] ?? null)
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

/** One's own words: a draft, or what came back. */
const ownWords = ({ view }: Acting, id: string | null) =>
  [...view.drafts, ...view.cameBack].find((one) => one.id === id)

/**
 * What stands in the field makes room for other words and is not lost: it goes among one's own drafts, or, where several look on
 * and there are none, back into the field once those others are noted.
 */
const makeRoom = (acting: Acting, words: string): void => {
  const { ui, view, texts, conversation } = acting
  const { chosen, tags, bringing } = ui
  const text = ui.typed[COMPOSER] ?? ''
  // Words that were brought in and not touched are still where they were.
  if (['', words, ownWords(acting, bringing)?.text].includes(text.trim())) return
  const writing = writingNow(acting, acting.moment(), view)
  const kind = KINDS.find((one) => writing !== null && one === kindOf(writing.event))
  const isKept =
    'participant' in conversation.viewer &&
    conversation.send(
      bringing === null
        ? { type: 'drafted', text: text.trim(), ...(kind && { kind }) }
        : { type: 'redrafted', of: bringing, text: text.trim() },
    ).accepted
  if (isKept) {
    acting.catchUp()
    announce(acting, texts.screen.keptAsDraft)
    acting.set({ became: texts.screen.keptAsDraft })
  } else acting.set({ aside: [{ text, chosen: chosen ?? writing, tags, bringing }, ...ui.aside] })
}

/** What made room is in the field again, once there is room. */
const putBack = (acting: Acting): void => {
  const { typed, aside } = acting.ui
  const [first, ...others] = aside
  if (!first || (typed[COMPOSER] ?? '') !== '') return
  const { text, ...as } = first
  acting.set({ ...as, typed: { ...typed, [COMPOSER]: text }, aside: others })
}

const bring = (acting: Acting, id: string): void => {
  const words = ownWords(acting, id)?.text
  if (typeof words !== 'string') return
  if (acting.ui.bringing === id && (acting.ui.typed[COMPOSER] ?? '') !== '') {
    // It is there already, as it was worded since.
    acting.set({ writing: true, sheet: null })
    focusOn(acting, COMPOSER)
    return
  }
  makeRoom(acting, words)
  const { view, ui } = acting
  const draft = ownWords(acting, id)
  if (!draft) return
  const chosen = writingsOf(view).find(
    ({ event }) => [`noted.${draft.kind}`, 'parked'].includes(event.type) && kindOf(event) === draft.kind,
  )
  acting.set({
    writing: true,
    sheet: null,
    chosen: chosen ?? null,
    bringing: id,
    tags: [],
    typed: { ...ui.typed, [COMPOSER]: words },
  })
  focusOn(acting, COMPOSER)
}

const kindOf = ({ type, line }: Action['event']): string | undefined =>
  type === 'parked' ? (line as { kind?: string } | undefined)?.kind : type.slice('noted.'.length)

/** Whether the words that were refused go with an event. */
const carries = (event: object, words: string | undefined): boolean =>
  words !== undefined && JSON.stringify(event).includes(JSON.stringify(words))

const takeOffer = (acting: Acting, at: number): void => {
  const { refused } = acting.ui
  const offer = refused?.refusal.offers[at]
  if (!refused || !offer) return
  const { refusal, fields, move } = refused
  const as = refusal.as
  if ('show' in offer) show(acting, offer)
  else if ('send' in offer) {
    const given = carries(offer.send, refusal.kept) ? fields : []
    send(acting, offer.send, {
      action: { key: offer.key, label: offer.label, event: { ...offer.send }, as },
      fields: given,
      move,
    })
    if (given.includes(COMPOSER)) acting.set({ chosen: null, tags: [] })
  } else fillOffer(acting, offer, refused)
}

/** An offer that lacks a few fields: they are asked for, and words that were refused are in them. */
const fillOffer = (
  acting: Acting,
  offer: Extract<Offer, { fill: unknown }>,
  { refusal, move }: Refused,
): void => {
  const { key, label, fill: event, missing } = offer
  const preset = missing.includes('text') && refusal.kept ? refusal.kept : ''
  const action: Action = { key, label, event, missing, refusal: null, nudge: null, as: refusal.as }
  const isLine = event.type.startsWith('noted.') && missing.length === 1 && missing[0] === 'text'
  if (isLine && isOwn(acting, refusal.as)) {
    // A line is written where every line is.
    if (preset) makeRoom(acting, preset)
    const { typed, tags } = acting.ui
    const bringing = preset && (typed[COMPOSER] ?? '').trim() !== preset ? null : acting.ui.bringing
    const known = writingsOf(acting.view).find((one) => isSameKind(one.event, event))
    acting.set({
      refused: null,
      waiting: move,
      writing: true,
      chosen: known ?? { key: `offer.${key}`, label, event, missing, keep: false },
      bringing,
      tags: bringing === acting.ui.bringing ? tags : [],
      typed: { ...typed, ...(preset && { [COMPOSER]: preset }) },
    })
    focusOn(acting, COMPOSER)
    return
  }
  const place = 'refusal'
  const { typed } = acting.ui
  acting.set({
    filling: { action, place },
    typed: { ...typed, ...(preset && { [fieldId(place, 'text')]: preset }) },
  })
  focusOn(acting, 'form')
}

/** Whether two events note the same kind of line, about the same. */
const isSameKind = (one: Action['event'], other: Action['event']): boolean =>
  ['type', 'under', 'finding', 'as', 'about', 'question'].every(
    (field) => JSON.stringify(one[field]) === JSON.stringify(other[field]),
  )

/** Whether an offer is for this device's own hand. */
const isOwn = ({ conversation: { viewer } }: Acting, { by }: Omit<Sender, 'id'>): boolean =>
  'screen' in viewer
    ? 'screen' in by && by.screen === viewer.screen
    : 'participant' in viewer && 'participant' in by && by.participant === viewer.participant

/** A part of the talk that an offer shows. */
type ShownPart = Extract<Offer, { show: unknown }>['show']

/** Where each part is: at a question, on the page over the talk, or where it stands on this one; and what has focus there. */
const SHOWN: Record<ShownPart, { at?: string; sheet?: Sheet; on: string }> = {
  script: { at: 'script', on: 'script' },
  softened: { at: 'script', on: 'script' },
  questions: { sheet: 'questions', on: 'sheet' },
  // Its heading is the question of the page before the talk.
  topic: { at: 'called', on: 'question' },
  turns: { on: 'turns' },
  people: { sheet: 'more', on: 'people' },
  lines: { sheet: 'lines', on: 'sheet' },
  needs: { at: 'needed', on: 'question' },
  parked: { at: 'change', on: 'question' },
  experiment: { at: 'change', on: 'question' },
  // The closing words are the title of the last page; when the next talk is, stands by the title of the one after it.
  closing: { on: 'title' },
  calledTalk: { on: 'title' },
}

const show = (acting: Acting, offer: Offer & { show: ShownPart }): void => {
  const { at, sheet, on } = SHOWN[offer.show]
  acting.set({ refused: null, ...(sheet && { sheet, opener: null }), ...(at && { at, again: true }) })
  focusOn(acting, on)
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
