import type { LineWithActions } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { choices } from './body.ts'
import { actionButton } from './button.ts'
import { byKey, type Pen } from './drawn.ts'
import { card, lineList, linesIn, wordsOf } from './lines.ts'

type Body = (ScreenNode | false)[]

/** What we try: kept ideas as cards, the chosen one as a sentence, and what makes room for it. */
export const experimentBody = (pen: Pen): Body => {
  const { moment, view, texts } = pen
  const section = sectionOf(view, 'experiment')
  const support = sectionOf(view, 'support')
  const isAsked = moment?.id === 'change'
  const elsewhere = [
    ...(section?.ideas ?? []),
    ...(section?.taken ? [section.taken] : []),
    ...(support?.lines ?? []),
  ]
  return [
    taken(pen),
    none(pen),
    isAsked && ideas(pen),
    isAsked ? nothing(pen) : moment?.id === 'situation' ? false : choices(pen),
    moment?.id === 'supportNeeded' && lineList(pen, support?.lines ?? [], support?.title ?? '', 'support'),
    lineList(pen, linesIn(pen, 'experiment', elsewhere), texts.stages.experiment),
    isAsked && section ? h('p', { key: 'note', 'data-row': 'small' }, section.note) : false,
  ]
}

/** The chosen one, as a sentence. */
const taken = (pen: Pen): ScreenNode | false => {
  const { texts, view } = pen
  const line = sectionOf(view, 'experiment')?.taken
  if (!line) return false
  const about = [
    line.situation && [texts.notes.situation, line.situation],
    line.end && [texts.labels.end, line.end],
    line.carries && [texts.experiment.carries, line.carries],
  ].filter((one): one is [string, string] => Array.isArray(one))
  return h(
    'section',
    { part: 'experiment', key: 'taken' },
    h('h4', null, texts.closing.weTry),
    h('p', { 'data-size': 'large' }, wordsOf(line)),
    about.length > 0 &&
      h(
        'dl',
        null,
        about.map(([word, text]) => h('div', { key: word }, h('dt', null, word), h('dd', null, text))),
      ),
    h(
      'details',
      { 'data-row': 'about' },
      h('summary', null, texts.screen.more),
      line.actions.map((one) => actionButton(pen, one, 'taken', 'quiet')),
    ),
  )
}

/** "Nothing to try this time" is a full outcome, and stands as one. */
const none = ({ view, texts }: Pen): ScreenNode | false => {
  const section = sectionOf(view, 'experiment')
  if (!section?.isNone) return false
  return h(
    'section',
    { part: 'experiment', key: 'none' },
    h('p', { 'data-size': 'large' }, texts.labels.nothingToTry),
    section.needFirst !== null && h('p', null, `${texts.experiment.needFirst}: ${section.needFirst}`),
  )
}

/** Ideas as cards, oldest first: is there an obstacle, then take it. */
const ideas = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'experiment')
  if (!section || section.ideas.length === 0) return false
  return h(
    'ul',
    { part: 'experiment', key: 'ideas', 'aria-label': section.title },
    section.ideas.map((idea) =>
      card(pen, idea, {
        first: firstOf(idea),
        notes: [idea.handedBack && pen.texts.labels.keptForLater].map((one) => one || null),
      }),
    ),
  )
}

/** Those here are asked first, where the rules want it; then it can be taken. */
const firstOf = ({ actions }: LineWithActions) => {
  const take = byKey(actions, 'take')
  const obstacle = byKey(actions, 'obstacle')
  const first = take?.refusal && obstacle ? obstacle : take
  return first ? [first] : []
}

/** As visible as taking one. */
const nothing = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'experiment')
  if (!section || section.taken || section.isNone) return false
  const actions = [section.none, section.needFirstAction].filter((one) => one !== null)
  return (
    actions.length > 0 &&
    h(
      'div',
      { part: 'choices', key: 'choices', 'data-row': 'choices' },
      actions.map((one) => actionButton(pen, one, 'none')),
    )
  )
}
