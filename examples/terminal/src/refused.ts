import type { Refusal, View } from '@oivallus/core'
import { linesOn, sectionOf, sectionsOf } from '@oivallus/screen'
import { type Drawing, linesAsSaid } from './drawing.ts'
import type { Open } from './fill.ts'
import { scriptOf } from './page.ts'
import { wrapped } from './screen/style.ts'
import type { Page, Terminal } from './screen/terminal.ts'

/** What stands around a refusal. */
export interface Standing {
  terminal: Terminal
  drawing: Drawing
  /** The page on which it was said. */
  page: Page
}

/** An offer that was taken, with the line that was typed for it, if any. */
interface Taken {
  open: Open
  line: string
}

/**
 * A refusal as a friend's hand on the arm: what became of the words, one short why, and what one can do instead.
 *
 * @returns the offer that was taken, or nothing when one turned back.
 */
export const handOnTheArm = async (
  refusal: Refusal,
  view: View,
  { terminal, drawing, page }: Standing,
): Promise<Taken | undefined> => {
  const { style, width } = terminal
  const message = wrapped(refusal.message, width - 2).map((line) => style.warm(`▌ ${line}`))
  const kept = refusal.kept ? wrapped(`› ${refusal.kept}`, width) : []
  if (terminal.drawn) terminal.show({ ...page, choices: [], notice: [...message, ...kept] })
  else terminal.say(['', ...message])
  const turnBack = {
    key: 'back',
    label: refusal.kept ? drawing.texts.screen.keepWriting : drawing.texts.screen.notNow,
  }
  const options = refusal.offers.map(({ label }, at) => ({ key: String(at), label }))
  // Whoever is asked for a line may just write it.
  let line = ''
  const asked =
    refusal.kept === undefined
      ? refusal.offers.findIndex((one) => 'fill' in one && one.missing.includes('text'))
      : -1
  const writes = asked < 0 ? undefined : String(asked)
  const takesWords = (typed: string): string | undefined => {
    if (writes !== undefined) line = typed
    return writes
  }
  for (;;) {
    const key = await terminal.choose({ options: [...options, turnBack], takesWords, writes })
    const offer = key === undefined ? undefined : refusal.offers[Number(key)]
    if (!offer) return undefined
    if ('send' in offer) return { open: { label: offer.label, event: { ...offer.send }, missing: [] }, line }
    if ('fill' in offer)
      return { open: { label: offer.label, event: offer.fill, missing: offer.missing }, line }
    terminal.say(['', ...shown(offer.show, view, drawing)])
  }
}

/** The part of the page that an offer shows. */
const shown = (part: string, view: View, drawing: Drawing): string[] => {
  const { words, width } = { words: drawing.texts, width: drawing.width }
  switch (part) {
    case 'script':
    case 'softened':
      return scriptOf(view, drawing)
    case 'questions':
      return sectionsOf(view, 'questions').flatMap(({ questions, more }) =>
        [...questions, ...more].flatMap(({ text }) => wrapped(`· ${text}`, width)),
      )
    case 'turns':
      return sectionsOf(view, 'turns').flatMap(({ waiting }) => waiting)
    case 'topic':
      return Object.values(words.topics).map((topic) => `· ${topic}`)
    case 'parked':
    case 'experiment':
      return linesAsSaid(
        [
          ...sectionsOf(view, 'parked').flatMap(({ lines }) => lines),
          ...(sectionOf(view, 'experiment')?.ideas ?? []),
        ],
        drawing,
      )
    case 'closing':
      return sectionsOf(view, 'closing').flatMap((one) => wrapped(one.words, width))
    default:
      return linesAsSaid(linesOn(view), drawing)
  }
}
