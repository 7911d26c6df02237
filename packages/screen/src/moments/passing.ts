import type { GuideTexts, View } from '@oivallus/core'
import { linesOn } from '../sections.ts'
import { type Moment, momentOfKind } from './moment.ts'
import { momentsOf, moreMoments } from './moments.ts'

/** Where one is among the questions of a page. */
export interface Place {
  /** The moment one asked for, if any. */
  at: string | undefined
  /** What was answered by a press is answered anew. */
  again: boolean
}

/** The moment one is in: the one asked for, or the first that waits. */
export const momentNow = ({ at, again }: Place, view: View, texts: GuideTexts): Moment | undefined => {
  const moments = momentsOf(view, texts)
  const asked = [...moments, ...moreMoments(view, texts)].find(({ id }) => id === at)
  const found = asked ?? moments.find(({ answered }) => !answered) ?? moments.at(-1)
  return found && again ? { ...found, answered: false } : found
}

/**
 * Where one is after an act: what has its answer is left for the next question that waits; a line of another question leads there.
 *
 * @param before The moment in which it was done.
 * @param key The key of what was done.
 */
export const passedOn = (
  { at }: Place,
  before: Moment | undefined,
  key: string,
  view: View,
  texts: GuideTexts,
): string | undefined => {
  const moments = momentsOf(view, texts)
  const here = moments.findIndex(({ id }) => id === before?.id)
  const home = momentOfKind(key, moments)
  const next = home && moments.indexOf(home) > here ? home.id : at
  const now = moments.find(({ id }) => id === (next ?? before?.id))
  const isLeft = now ? now.answered && !before?.answered : before?.closed === true
  return isLeft ? (moments.slice(here + 1).find(({ answered }) => !answered) ?? now)?.id : next
}

/** The question after this one that waits for an answer. */
export const nextQuestion = (
  view: View,
  texts: GuideTexts,
  moment: Moment | undefined,
): Moment | undefined => {
  const moments = momentsOf(view, texts)
  const here = moments.findIndex(({ id }) => id === moment?.id)
  return moments.slice(here + 1).find(({ answered }) => !answered)
}

/** A line is no answer to these yet: something is chosen, or agreed on. */
const MORE_THAN_LINES = ['change', 'needed']

/** Where one is on a page that one comes back to: at the first question to which nothing was said, or else at the last. */
export const comingBack = (view: View, texts: GuideTexts): string | undefined => {
  const moments = momentsOf(view, texts)
  const said = new Set(linesOn(view).map(({ label }) => label))
  const waits = ({ id, answered, field }: Moment) =>
    !answered && (field === null || MORE_THAN_LINES.includes(id) || !said.has(field.label))
  return (moments.find(waits) ?? moments.at(-1))?.id
}
