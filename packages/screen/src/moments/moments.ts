import type { GuideTexts, QuestionView, View } from '@oivallus/core'
import { sectionOf, sectionsOf } from '../sections.ts'
import { OWN } from './answers.ts'
import { fieldOf, firstOf, type Moment, moment } from './moment.ts'

/** Of what we learned, one question is asked; the others are one press away. */
const ON_REQUEST = ['understand', 'surprised', 'differently']

/** The questions of this page that are asked one after another, and those one may ask for. */
const questionsOf = (view: View) => {
  const sections = sectionsOf(view, 'questions')
  const byItself = (id: string) => view.form === 'short' || !ON_REQUEST.includes(id)
  const first = sections.flatMap(({ questions }) => questions)
  return {
    asked: first.filter(({ id }) => byItself(id)),
    more: [...first.filter(({ id }) => !byItself(id)), ...sections.flatMap(({ more }) => more)],
  }
}

const known = new WeakMap<View, { texts: GuideTexts; moments: Moment[] }>()

/** The moments of a page, in the order in which they are asked. The same of the same view, for they are asked for often. */
export const momentsOf = (view: View, texts: GuideTexts): readonly Moment[] => {
  const before = known.get(view)
  if (before?.texts === texts) return before.moments
  const moments = findMoments(view, texts)
  known.set(view, { texts, moments })
  return moments
}

const findMoments = (view: View, texts: GuideTexts): Moment[] => [
  ...calledMoment(view),
  ...scriptMoment(view),
  ...lastTimeMoments(view, texts),
  ...questionsOf(view).asked.flatMap((one) => momentsFor(one, view, texts)),
  ...chosenMoment(view),
  ...closingMoment(view),
]

/** A moment for a question that is asked on request. */
export const moreMoments = (view: View, texts: GuideTexts): Moment[] =>
  questionsOf(view).more.flatMap((one) => momentsFor(one, view, texts))

/** A talk that was left before it began: what is it about, who is here, and how. */
const calledMoment = (view: View): Moment[] => {
  const topic = sectionOf(view, 'topic')
  if (!topic) return []
  const people = sectionOf(view, 'people')?.actions ?? []
  return [moment('called', topic.title, { choices: [...(topic.set ? [topic.set] : []), ...people] })]
}

const scriptMoment = (view: View): Moment[] => {
  const script = sectionOf(view, 'script')
  const present = script?.actions.find(({ key }) => key === 'present')
  if (!script || !present) return []
  const others = script.actions.filter(({ key }) => key !== 'present' && key !== 'acknowledge')
  return [moment('script', '', { field: firstOf(view), closed: true, choices: [present, ...others] })]
}

/** In a later talk: what became of the last experiment, and what becomes of it now. */
const lastTimeMoments = (view: View, texts: GuideTexts): Moment[] => {
  const last = sectionOf(view, 'lastTime')
  const carried = sectionOf(view, 'experiment')?.carried
  return [
    ...(last
      ? [
          moment('lastTime', texts.reality.lastExperiment, {
            choices: last.outcomes,
            answered: last.outcome !== null,
          }),
        ]
      : []),
    ...(carried
      ? [
          moment('carried', texts.experiment.becomesOfIt, {
            choices: carried.fates,
            answered: carried.fate !== null,
          }),
        ]
      : []),
  ]
}

const momentsFor = ({ id, text, question }: QuestionView, view: View, texts: GuideTexts): Moment[] => {
  const own = OWN[id]
  if (own) return own(text, view, texts)
  const field = fieldOf(id, view)
  if (!field) return []
  // A question that an organisation added stands with the line that answers it.
  const event = { ...field.event, ...(question && { question }) }
  return [moment(id, text, { field: { ...field, event } })]
}

/** Which one to three of these do we stop at? */
const chosenMoment = (view: View): Moment[] =>
  sectionsOf(view, 'chosen')
    .filter(({ choices, folded }) => choices.length > 0 && !folded)
    .map(({ title, lines }) => moment('chosen', title, { several: true, answered: lines.length > 0 }))

/** The closing words; then the thanks. */
const closingMoment = (view: View): Moment[] =>
  view.stage === 'closing'
    ? sectionsOf(view, 'closing').map(({ actions }) =>
        moment('closing', '', { choices: actions.slice(0, 1) }),
      )
    : []
