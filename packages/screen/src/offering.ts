import type { Action, Offer, Sender } from '@oivallus/core'
import type { Acting } from './acting.ts'
import type { Sheet } from './intent.ts'
import { makeRoom } from './makingRoom.ts'
import { writingsOf } from './sections.ts'
import { focusOn, send } from './sending.ts'
import { COMPOSER, fieldId, type Refused } from './ui.ts'

/** Whether the words that were refused go with an event. */
const carries = (event: object, words: string | undefined): boolean =>
  words !== undefined && JSON.stringify(event).includes(JSON.stringify(words))

export const takeOffer = (acting: Acting, at: number): void => {
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
