import type { Action, View } from '@oivallus/core'
import { kindsOf, sectionOf, writing } from '../sections.ts'

/** An action with the line it is about, where a page has several such lines. */
export interface Choice extends Action {
  about?: string
}

/** One question at a time: what is asked, what typing does, and what can be answered by one press. */
export interface Moment {
  /** The id of the guide's question, or the part of the view it is about. */
  id: string
  /** Asked large. */
  question: string
  /** What it is called in a list. */
  name: string
  /** What a line that is typed does; null where one only chooses. */
  field: Action | null
  /** Eyes stay up: what is read and answered by a press is no field to begin with. */
  closed: boolean
  choices: Choice[]
  /** One to three lines are chosen together. */
  several: boolean
  /** It has its answer, and is not asked again by itself. */
  answered: boolean
}

/** A moment that says no more than it is given. */
export const moment = (id: string, question: string, given: Partial<Moment> = {}): Moment => ({
  id,
  question,
  name: question,
  field: null,
  closed: given.field == null,
  choices: [],
  several: false,
  answered: false,
  ...given,
})

/** The kind of line in which each question of the built-in guides is answered; any other begins with the page's own. */
export const ANSWERED_AS: Record<string, string> = {
  centre: 'focus',
  success: 'success',
  difficulty: 'difficulty',
  supported: 'supported',
  inTheWay: 'gotInTheWay',
  needed: 'need',
  change: 'idea',
  goOn: 'continue',
  makeRoom: 'lighten',
  supportNeeded: 'support',
  howNotice: 'signal',
  learnMore: 'nextQuestion',
}

/** The field of a question: the kind in which it is answered, or the one that the page begins with. */
export const fieldOf = (id: string, view: View): Action | null => {
  const kind = kindsOf(view).find(({ key }) => key === ANSWERED_AS[id])
  return kind ? writing(kind) : firstOf(view)
}

/** The field that a page begins with. */
export const firstOf = (view: View): Action | null => {
  const kind = kindsOf(view).find(({ key }) => key === sectionOf(view, 'composer')?.first)
  return kind ? writing(kind) : null
}

/** Kinds that answer the same question as another. */
const AKIN: Record<string, string> = { missing: 'gotInTheWay', notUsed: 'gotInTheWay', stop: 'lighten' }

/** The moment to which a line of a kind belongs, wherever it was typed. */
export const momentOfKind = (key: string, moments: readonly Moment[]): Moment | undefined =>
  moments.find(({ field, closed }) => !closed && field?.key === (AKIN[key] ?? key))
