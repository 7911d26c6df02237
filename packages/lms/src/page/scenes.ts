import { OivallusError } from '@oivallus/core'
import type { LearningConversationElement } from '@oivallus/dom/element'
import { type Asked, type Company, companyForm } from './asking.ts'
import type { Scene } from './drawing.ts'
import { element } from './elements.ts'
import { settings } from './given.ts'
import type { Keeping } from './keeping.ts'
import type { Launched } from './launching.ts'
import type { Words } from './wordsIn.ts'

/* What the page shows, one after the other. */

/** Who runs the server, for the places in words. */
const where = settings.notice.controller

const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

const paragraph = (text: string) => element('p', {}, text)

const pressed = (label: string, does: () => void) => {
  const button = element('button', { type: 'button' }, label)
  button.addEventListener('click', does)
  return button
}

const asking = (...children: Node[]) => [element('div', { className: 'ask' }, ...children)]

/** What those who talk are to know before they begin: what the LMS is told, and where what they write is kept. */
const about = (words: Words, launched: Launched, keeping: Keeping) => {
  const told = { scorm: words.told, cmi5: words.toldByStatements, none: words.notTold }
  const kept = {
    server: filled(words.keptAt, { where }),
    browser: words.keptHere,
    nowhere: words.keptNowhere,
  }
  return [told[launched.by ?? 'none'], kept[keeping.where]].map(paragraph)
}

/** Before a talk: what this is, and who talks. */
export const beginning = (launched: Launched, keeping: Keeping, begin: (company: Company) => void): Scene => {
  const asked: Asked = { yours: '', others: '', lead: 0, isSupervisor: true }
  return (words) =>
    asking(
      paragraph(words.intro),
      ...about(words, launched, keeping),
      companyForm(words, asked, keeping.isSupervisor === null, begin),
    )
}

/** What a press below a talk does; null where there is no such button. */
export interface Below {
  /** Goes back to the LMS. */
  leave: (() => void) | null
  /** Begins another talk, once this one is held. */
  next: (() => void) | null
}

/** The talk. */
export const talking = (
  shown: LearningConversationElement,
  launched: Launched,
  keeping: Keeping,
  { leave, next }: Below,
): Scene => {
  const isHeld = () => shown.conversation?.getSnapshot().state.stage === 'held'
  const nextButton = (words: Words, begin: () => void) => {
    const button = pressed(words.beginAnew, begin)
    button.hidden = !isHeld()
    shown.addEventListener('held', () => {
      button.hidden = false
    })
    return button
  }
  return (words) => [
    shown,
    element(
      'footer',
      {},
      element('details', {}, element('summary', {}, words.about), ...about(words, launched, keeping)),
      ...(next ? [nextButton(words, next)] : []),
      ...(leave ? [pressed(words.leave, leave)] : []),
    ),
  ]
}

/** Where the LMS leads to is not kept here: one may begin another talk. */
export const elsewhere =
  (launched: Launched, keeping: Keeping, begin: () => void): Scene =>
  (words) =>
    asking(
      paragraph(keeping.where === 'server' ? filled(words.gone, { where }) : words.keptElsewhere),
      // Without an LMS there is none that would lead elsewhere then.
      ...(launched.by ? [paragraph(words.beginAnewHint)] : []),
      pressed(words.beginAnew, begin),
    )

/** The session has ended, and there is no place to go back to. */
export const left: Scene = (words) => asking(paragraph(words.left))

/**
 * The page can’t go on.
 *
 * @param isLaunched Whether a session was begun, or none is needed: else the LMS has to open the page again.
 */
export const stopped =
  (error: unknown, isLaunched: boolean, again: () => void): Scene =>
  (words) => {
    if (!isLaunched) return asking(paragraph(words.launchAgain))
    const reason = error instanceof OivallusError ? error.reason : ''
    const says: Record<string, string | undefined> = {
      'store-unreachable': words.unreachable,
      'store-refused': words.signIn,
    }
    const text = says[reason]
    if (text) return asking(paragraph(filled(text, { where })), pressed(words.tryAgain, again))
    return asking(paragraph(filled(words.broken, { reason: String(error) })))
  }
