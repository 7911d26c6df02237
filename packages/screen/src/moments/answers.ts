import type { Action, GuideTexts, View } from '@oivallus/core'
import { kindsOf, type SectionOf, sectionOf, sectionsOf, writing } from '../sections.ts'
import { ANSWERED_AS, type Choice, fieldOf, type Moment, moment } from './moment.ts'

/* How the questions are answered that take more than a line. */

/** Each chosen matter with its four equal answers, and "we see this differently". */
const originMoments = (view: View): Moment[] => {
  const { title = '', matters = [] } = sectionOf(view, 'origins') ?? {}
  return matters.map(({ id, text, origin, seenDifferently, actions }) =>
    moment(`origin.${id}`, title, {
      name: matters.length > 1 ? text : title,
      choices: actions,
      answered: origin !== null || seenDifferently,
    }),
  )
}

/** What we learn: a line, or "we don't know yet", which is as good an answer. */
const taughtMoment = (question: string, view: View): Moment[] => {
  const offers = view.moveOn?.refusal?.offers ?? []
  const choices = offers.flatMap((offer): Action[] =>
    'send' in offer && offer.key === 'notKnownYet'
      ? [
          {
            key: offer.key,
            label: offer.label,
            event: { ...offer.send },
            missing: [],
            refusal: null,
            nudge: null,
          },
        ]
      : [],
  )
  return [moment('taught', question, { field: fieldOf('taught', view), choices })]
}

/** What is needed from the organisation: a line, or nothing now; then to whom, is it well put, take it forward. */
const neededMoment = (question: string, view: View, texts: GuideTexts): Moment[] => {
  const section = sectionOf(view, 'needs')
  if (!section) return []
  const { needs, nothingNow } = section
  const choices =
    needs.length > 0 ? needs.flatMap((need) => nextOfNeed(need, needs.length > 1, texts)) : nothingNow
  return [
    moment('needed', question, {
      field: fieldOf('needed', view),
      choices: choices === null ? [] : [choices].flat(),
      answered: needs.length > 0 ? isEmpty(choices) : nothingNow === null,
    }),
  ]
}

const isEmpty = (choices: unknown): boolean => Array.isArray(choices) && choices.length === 0

type Need = SectionOf<'needs'>['needs'][number]

/** Of a need the one thing that comes next. */
const nextOfNeed = (
  { text, status, level, actions }: Need,
  isOneOfMany: boolean,
  { statuses, distinction }: GuideTexts,
): Choice[] => {
  const [key, label] =
    status === statuses.worded
      ? level === null
        ? ['level', distinction.whoAnswers]
        : ['agree']
      : [status === statuses.agreed ? 'forward' : '']
  return actions
    .filter((one) => one.key === key)
    .map((one) => ({ ...one, label: label ?? one.label, ...about(text, isOneOfMany) }))
}

/** What an action is about is said where there are several such lines. */
const about = (text: string | null, isOneOfMany: boolean): Pick<Choice, 'about'> =>
  isOneOfMany ? { about: text ?? '' } : {}

/** Does anyone see an obstacle, then take it; nothing to try is equally visible. */
const changeMoments = (question: string, view: View, texts: GuideTexts): Moment[] => {
  const section = sectionOf(view, 'experiment')
  if (!section) return []
  const { taken, ideas, none, needFirstAction: needFirst, isNone, carried } = section
  // The one of last time that goes on is the one.
  const goesOn = carried?.fate === texts.fates.keepTrying || carried?.fate === texts.fates.change
  const cards = ideas.flatMap(({ text, actions }) => {
    const take = actions.find(({ key }) => key === 'take')
    const obstacle = actions.find(({ key }) => key === 'obstacle')
    const one = take?.refusal && obstacle ? obstacle : take
    return one ? [{ ...one, ...about(text, ideas.length > 1) }] : []
  })
  const situation = taken?.actions.find(({ key }) => key === 'situation')
  return [
    moment('change', question, {
      field: fieldOf('change', view),
      choices:
        taken || goesOn ? [] : [...cards, ...(isNone ? [] : [none, needFirst].filter((one) => one !== null))],
      answered: taken !== null || isNone || goesOn,
    }),
    ...(situation
      ? [
          moment('situation', situation.label, {
            field: situation,
            // The short form leaves it for whoever wants to say it.
            answered: taken?.situation !== null || view.form === 'short',
          }),
        ]
      : []),
  ]
}

/** A line of support, or none just now. */
const supportMoment = (question: string, view: View): Moment[] => {
  const section = sectionOf(view, 'support')
  const isNone = section?.none === null
  return [
    moment('supportNeeded', question, {
      field: fieldOf('supportNeeded', view),
      choices: section?.none && section.lines.length === 0 ? [section.none] : [],
      answered: isNone,
    }),
  ]
}

/** What could be stopped or lightened: two kinds of answer, each under its own name. */
const makeRoomMoment = (question: string, view: View): Moment[] => {
  const stop = kindsOf(view).find(({ key }) => key === 'stop')
  return [
    moment('makeRoom', question, {
      field: fieldOf('makeRoom', view),
      choices: stop ? [{ ...writing(stop), label: `${stop.label}…` }] : [],
    }),
  ]
}

/** How we notice, and what we want to learn more of: one line each. */
const oneLine =
  (id: string) =>
  (question: string, view: View): Moment[] => {
    const said = sectionsOf(view, 'lines').flatMap(({ lines }) => lines)
    return [
      moment(id, question, {
        field: fieldOf(id, view),
        answered: said.some(({ kind }) => kind === ANSWERED_AS[id]),
      }),
    ]
  }

/** Dates by the rhythm, another day, or a reason for none. */
const returnMoment = (question: string, view: View): Moment[] => {
  const section = sectionOf(view, 'return')
  if (!section) return []
  const { dates, other, none, text } = section
  return [
    moment('whenBack', question, {
      choices: [...dates, ...(other ? [other] : []), ...(none ? [none] : [])],
      answered: text !== null,
    }),
  ]
}

/** Questions that are answered in a way of their own. */
export const OWN: Record<string, (question: string, view: View, texts: GuideTexts) => Moment[]> = {
  taught: taughtMoment,
  origin: (_, view) => originMoments(view),
  needed: neededMoment,
  change: changeMoments,
  makeRoom: makeRoomMoment,
  supportNeeded: supportMoment,
  whenBack: returnMoment,
  howNotice: oneLine('howNotice'),
  learnMore: oneLine('learnMore'),
}
