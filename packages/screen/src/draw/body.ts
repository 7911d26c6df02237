import type { Action, LineView } from '@oivallus/core'
import { opens } from '../acting.ts'
import { h, type ScreenNode } from '../node.ts'
import { type SectionOf, sectionOf, sectionsOf } from '../sections.ts'
import { actionButton, button, buttons } from './button.ts'
import { closingBody } from './closing.ts'
import { distinctionBody, needList } from './distinction.ts'
import { isEnding, type Pen } from './drawn.ts'
import { experimentBody } from './experiment.ts'
import { groupOf, lineList, linesIn, wordsOf } from './lines.ts'
import { scriptBody } from './script.ts'

type Body = (ScreenNode | false)[]

/** What stands under the question: what it is about, what has been said, and what can be answered by a press. */
export const bodyOf = (pen: Pen): Body => {
  const { view, moment } = pen
  if (isEnding(view)) return closingBody(pen)
  const body = BODIES.find(({ of }) => of.test(moment?.id ?? ''))
  return [view.page.includes('framing') && scriptBody(pen), ...(body?.draw ?? rest)(pen)]
}

/** Small, under the field: who has spoken, taking back, and the reminders. */
export const besideBody = (pen: Pen): Body => {
  if (isEnding(pen.view)) return []
  const small = [turns(pen), takeBack(pen), drafts(pen)].filter((one) => one !== false)
  return [
    small.length > 0 && h('div', { key: 'beside', 'data-row': 'buttons' }, small),
    foldedNeeds(pen),
    sharing(pen),
    checklist(pen),
  ]
}

const reality = (pen: Pen): Body => [
  small(pen),
  lineList(pen, linesIn(pen, 'reality'), pen.texts.stages.reality),
]

const learning = (pen: Pen): Body => {
  const back = sectionsOf(pen.view, 'parked').flatMap(({ lines }) => lines)
  return [
    matters(pen),
    small(pen),
    cameBack(pen),
    lineList(pen, linesIn(pen, 'learning', back), pen.texts.stages.learning),
    choices(pen),
  ]
}

const followUp = (pen: Pen): Body => {
  const { view, moment, texts } = pen
  const section = sectionOf(view, 'return')
  const isAsked = moment?.id === 'whenBack'
  return [
    section?.text && h('p', { part: 'return', key: 'return', 'data-size': 'large' }, section.text),
    inTheCalendar(pen),
    isAsked && (moment.answered ? again(pen) : choices(pen)),
    lineList(pen, withoutReturns(linesIn(pen, 'followUp')), texts.stages.followUp),
  ].map((one) => one || false)
}

/** A day that was chosen is put where one looks for days. */
const inTheCalendar = ({ view, options, texts }: Pen): ScreenNode | false =>
  sectionOf(view, 'return')?.day != null &&
  options.save !== undefined &&
  options.calendar !== undefined &&
  h(
    'p',
    { key: 'calendar', 'data-row': 'buttons' },
    button(texts.followUp.addToCalendar, { do: 'save', what: 'calendar' }, 'equal'),
  )

/** The day of return stands large by itself. */
const withoutReturns = (lines: readonly LineView[]): readonly LineView[] =>
  lines.some(({ kind }) => kind === 'return') ? lines.filter(({ kind }) => kind !== 'return') : lines

/** What was answered can be answered anew. */
const again = ({ moment, texts }: Pen): ScreenNode | false =>
  moment !== undefined &&
  h(
    'p',
    { key: 'again', 'data-row': 'buttons' },
    button(texts.labels.moveReturn, { do: 'ask', moment: moment.id, again: true }),
  )

/** In a later talk, one card: what became of the last experiment, the answers, and the question left. */
const lastTime = (pen: Pen): Body => {
  const { view, texts } = pen
  const section = sectionOf(view, 'lastTime')
  const carried = sectionOf(view, 'experiment')?.carried
  if (!section)
    return [carried ? h('p', { key: 'carried', 'data-size': 'large' }, carried.text) : false, choices(pen)]
  const rows: [string, string][] = [
    ...(section.experiment === null ? [] : [[texts.kinds.idea, section.experiment] as [string, string]]),
    ...section.signals.map((one): [string, string] => [texts.kinds.signal, one]),
    ...(section.question === null
      ? []
      : [[texts.reality.questionLeft, section.question] as [string, string]]),
  ]
  return [
    h(
      'section',
      { part: 'last-time', key: 'last-time', 'aria-label': section.title },
      h(
        'dl',
        null,
        rows.map(([word, text]) => h('div', { key: word + text }, h('dt', null, word), h('dd', null, text))),
      ),
      section.needs.length > 0 && needsLastTime(pen, section.needs),
    ),
    choices(pen),
  ]
}

const needsLastTime = (pen: Pen, needs: SectionOf<'lastTime'>['needs']): ScreenNode =>
  h(
    'ul',
    { 'aria-label': pen.texts.notes.needs },
    needs.map(({ id, text, answers, note, answer }) =>
      h(
        'li',
        { 'data-card': true, key: id },
        h('p', { 'data-line': 'words' }, text),
        answers.map((one) =>
          h('p', { key: one, 'data-line': 'answer' }, `${pen.texts.kinds.answer}: ${one}`),
        ),
        note !== null && h('p', { 'data-line': 'marks' }, note),
        answer && groupOf({ text, mark: null }, id, [actionButton(pen, answer, id, 'quiet')]),
      ),
    ),
  )

/** Which one to three of these do we stop at? */
const chosen = (pen: Pen): Body => {
  const { view } = pen
  const section = sectionsOf(view, 'chosen').find((one) => one.choices.length > 0)
  if (!section) return []
  return [
    h(
      'fieldset',
      { part: 'chosen', key: 'chosen' },
      h('legend', { 'data-hidden': true }, section.title),
      section.choices.map(({ id, label, text, mark, chosen: isChosen, actions: [choose] }) =>
        h(
          'label',
          { key: id, 'data-row': 'tick', ...(isChosen && { 'data-chosen': true }) },
          h('input', {
            type: 'checkbox',
            checked: isChosen,
            disabled: choose === undefined,
            ...(choose && { on: { change: { do: 'act', action: choose, place: id } } }),
          }),
          h('span', { 'data-line': 'kind' }, label),
          h('span', { 'data-line': 'words' }, wordsOf({ text, mark })),
        ),
      ),
    ),
  ]
}

/** What the questions are about: the lines that were chosen. */
const matters = ({ view, memo }: Pen): ScreenNode | false => {
  const section = sectionsOf(view, 'chosen').find(({ lines }) => lines.length > 0)
  if (!section) return false
  return memo('matters', [section], () =>
    h(
      'ul',
      { part: 'chosen', key: 'matters', 'aria-label': section.title },
      section.lines.map((line) => h('li', { key: line.id }, wordsOf(line))),
    ),
  )
}

/** Thoughts that were kept for later and are back. */
const cameBack = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'parked')
  if (!section) return false
  const list = lineList(pen, section.lines, section.title, 'back')
  return list && h('section', { part: 'parked', key: 'parked' }, h('h4', null, section.title), list)
}

/** How one listens: small words beside the question. */
const small = ({ view, memo }: Pen): ScreenNode | false => {
  const texts = sectionsOf(view, 'questions').flatMap((one) => [...one.small])
  return (
    texts.length > 0 &&
    memo('small', texts, () =>
      h(
        'ul',
        { 'data-row': 'small', key: 'small' },
        texts.map((text) => h('li', { key: text }, text)),
      ),
    )
  )
}

/** Who has spoken: one tap for all, or for oneself. */
const turns = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'turns')
  if (!section || (section.actions.length === 0 && section.waiting.length === 0)) return false
  return h(
    'div',
    { part: 'turns', key: 'turns', 'data-row': 'buttons' },
    section.waiting.length > 0 &&
      h(
        'p',
        { 'data-line': 'marks', 'data-focus': 'turns', tabindex: -1 },
        `${pen.texts.offers.whoWaits}: ${section.waiting.join(', ')}`,
      ),
    buttons(pen, section.actions, 'turns', 'quiet'),
  )
}

/** Answers by one press. */
export const choices = (pen: Pen): ScreenNode | false => {
  const { moment } = pen
  if (!moment || moment.choices.length === 0) return false
  return h(
    'div',
    { part: 'choices', key: 'choices', 'data-row': 'choices', role: 'group', 'aria-label': moment.question },
    moment.choices.map((one, at) => {
      const label = one.about === undefined ? one.label : `${one.label} · ${one.about}`
      return actionButton(pen, { ...one, label }, `choice.${at}`, weightOf(one))
    }),
  )
}

/** The one press of a page stands out; answers that are equal look equal. */
const weightOf = ({ key }: Action): 'primary' | 'equal' =>
  ['present', 'acknowledge', 'presentClosing', 'close'].includes(key) ? 'primary' : 'equal'

/** Folded: is a need taken forward? */
const foldedNeeds = (pen: Pen): ScreenNode | false => {
  const section = sectionsOf(pen.view, 'needs').find(({ folded }) => folded)
  const list = section !== undefined && needList(pen, section.needs)
  return (
    list && h('details', { part: 'needs', key: 'needs' }, h('summary', { key: 'title' }, section.title), list)
  )
}

/** Folded, preset to nothing: is something shared more widely? */
const sharing = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'sharing')
  if (!section || section.learnings.length === 0) return false
  return h(
    'details',
    { part: 'sharing', key: 'sharing' },
    h('summary', null, section.title),
    h(
      'ul',
      null,
      section.learnings.map((line) =>
        h(
          'li',
          { 'data-card': true, key: line.id },
          h('p', { 'data-line': 'words' }, wordsOf(line)),
          line.nameNote && h('p', { 'data-line': 'marks' }, line.nameNote),
          groupOf(line, `share.${line.id}`, buttons(pen, line.actions, `share.${line.id}`, 'quiet')),
        ),
      ),
    ),
  )
}

/** One's own last act, while nothing refers to it. */
const takeBack = (pen: Pen): ScreenNode | false => {
  const { takeBack: action } = pen.view
  return (
    action !== null &&
    h('p', { part: 'take-back', key: 'take-back' }, actionButton(pen, action, 'page', 'quiet'))
  )
}

/** One's own drafts are a step away, beside the field. */
const drafts = ({ view, texts, shared }: Pen): ScreenNode | false =>
  !shared &&
  view.drafts.length > 0 &&
  button(`${texts.screen.drafts} (${view.drafts.length})`, { do: 'open', sheet: 'drafts' }, 'quiet', {
    key: 'drafts',
    'data-focus': opens('drafts'),
  })

/** Reminders for the facilitator; on a shared screen for all. To read, never to tick. */
const checklist = ({ view, texts, memo }: Pen): ScreenNode | false => {
  const section = sectionOf(view, 'checklist')
  if (!section) return false
  return memo('checklist', [section, texts], () =>
    h(
      'details',
      { part: 'checklist', key: 'checklist' },
      h('summary', null, texts.screen.reminders),
      h(
        'ul',
        null,
        section.reminders.map((one) => h('li', { key: one }, one)),
      ),
    ),
  )
}

/** A question that an organisation added, or a page where everything has been answered. */
const rest = (pen: Pen): Body => {
  const phases = pen.view.page
  const all: LineView[] = phases.flatMap((phase) => [...linesIn(pen, phase)])
  return [lineList(pen, all, pen.view.title, 'rest'), choices(pen)]
}

const BODIES: readonly { of: RegExp; draw: (pen: Pen) => Body }[] = [
  { of: /^script$/, draw: (pen) => [lineList(pen, linesIn(pen, 'framing'), pen.texts.stages.framing)] },
  { of: /^(lastTime|carried)$/, draw: lastTime },
  { of: /^(centre|success|difficulty)$/, draw: reality },
  { of: /^chosen$/, draw: chosen },
  { of: /^(taught|understand|surprised|differently|unlearn|customer|serves)$/, draw: learning },
  { of: /^(origin\..*|supported|inTheWay|needed)$/, draw: distinctionBody },
  { of: /^(change|situation|goOn|makeRoom|supportNeeded)$/, draw: experimentBody },
  { of: /^(whenBack|howNotice|learnMore)$/, draw: followUp },
]
