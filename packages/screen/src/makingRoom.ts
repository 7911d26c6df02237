import { type Action, KINDS } from '@oivallus/core'
import type { Acting } from './acting.ts'
import { writingNow } from './moments/writing.ts'
import { writingsOf } from './sections.ts'
import { announce, focusOn } from './sending.ts'
import { COMPOSER } from './ui.ts'

/** One's own words: a draft, or what came back. */
const ownWords = ({ view }: Acting, id: string | null) =>
  [...view.drafts, ...view.cameBack].find((one) => one.id === id)

/**
 * What stands in the field makes room for other words and is not lost: it goes among one's own drafts, or, where several look on
 * and there are none, back into the field once those others are noted.
 */
export const makeRoom = (acting: Acting, words: string): void => {
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
export const putBack = (acting: Acting): void => {
  const { typed, aside } = acting.ui
  const [first, ...others] = aside
  if (!first || (typed[COMPOSER] ?? '') !== '') return
  const { text, ...as } = first
  acting.set({ ...as, typed: { ...typed, [COMPOSER]: text }, aside: others })
}

export const bring = (acting: Acting, id: string): void => {
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
