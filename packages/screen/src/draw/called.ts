import type { Action } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { type SectionOf, sectionOf } from '../sections.ts'
import { actionButton, button, form, type Weight } from './button.ts'
import type { Pen } from './drawn.ts'
import { isWelcome, own } from './top.ts'

/** Before the talk: what it is about, who is here, and one's own preparation. */
export const calledPage = (pen: Pen): ScreenNode => {
  const { view } = pen
  return h(
    'div',
    { part: 'phase', key: 'phase' },
    h('div', { part: 'heading' }, h('h2', { 'data-focus': 'title', tabindex: -1 }, view.title)),
    topic(pen),
    people(pen),
    preparation(pen),
  )
}

const topic = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'topic')
  if (!section) return false
  const { title, text, kind, why, serves, goal, set } = section
  const isPlain = kind === pen.texts.topics.workLately
  const said = [isPlain ? null : kind, why, serves, goal?.label]
  const marks = [...new Set(said)].filter((one) => one && one !== text)
  return h(
    'section',
    { part: 'topic', key: 'topic' },
    h('h3', { part: 'question', 'data-focus': 'question', tabindex: -1 }, title),
    text !== null && h('p', { 'data-size': 'large' }, text),
    marks.length > 0 && h('p', { 'data-line': 'marks' }, marks.join(' · ')),
    set !== null && topicChoices(pen, section, set),
    set !== null && text !== null && more(pen, section),
  )
}

/** Work lately is one press away; anything else is of some kind, or in one's own words. */
const topicChoices = (pen: Pen, { text, preset, kinds }: SectionOf<'topic'>, set: Action): ScreenNode => {
  const { ui, texts } = pen
  const work: Action = {
    ...set,
    key: 'workLately',
    label: preset,
    event: { ...set.event, text: preset },
    missing: [],
  }
  const own = { ...set, label: text === null ? texts.screen.ownTopic : texts.labels.reword }
  const isAsked = ui.at === OTHER && ui.again
  const opening = ['topic/setTopic', ...kinds.map(({ key }) => `topic/${key}`)]
  if (opening.includes(ui.filling?.place ?? '')) return h('div', { 'data-row': 'choices' }, form(pen))
  if (text === null && !isAsked)
    return h('div', { 'data-row': 'choices' }, actionButton(pen, work, 'topic'), other(pen, 'equal'))
  if (!isAsked)
    return h('div', { 'data-row': 'buttons' }, actionButton(pen, own, 'topic', 'quiet'), other(pen, 'quiet'))
  return h(
    'div',
    { 'data-row': 'choices', role: 'group', 'aria-label': texts.screen.otherTopic },
    (text === null ? kinds.filter(({ event }) => event.kind !== set.event.kind) : kinds).map((one) =>
      actionButton(pen, one, 'topic'),
    ),
    actionButton(pen, own, 'topic'),
    button(texts.screen.notNow, { do: 'ask', moment: OTHER }),
  )
}

/** Where the kinds of topic are asked for. */
const OTHER = 'called'

const other = ({ texts }: Pen, weight: Weight): ScreenNode =>
  button(texts.screen.otherTopic, { do: 'ask', moment: OTHER, again: true }, weight, {
    'aria-expanded': false,
  })

/** Folded: why just now, and what it serves. */
const more = (pen: Pen, section: SectionOf<'topic'>): ScreenNode | false =>
  section.more.length > 0 &&
  h(
    'details',
    { key: 'more' },
    h('summary', null, pen.texts.screen.addWhy),
    h(
      'div',
      { 'data-row': 'choices' },
      section.more.map((one) => actionButton(pen, one, 'topic')),
    ),
  )

/** Who is here, and what those here can do: join, begin. */
export const people = (pen: Pen): ScreenNode | false => {
  const { view, texts } = pen
  const section = sectionOf(view, 'people')
  if (!section) return false
  const starts = section.actions.filter(({ key }) => key.startsWith('start.'))
  const others = section.actions.filter((one) => !starts.includes(one) && !isWelcome(one))
  const lead = section.people.find(({ roles }) => roles.includes(texts.labels.facilitator))
  return h(
    'section',
    { part: 'people', key: 'people' },
    h('h3', { 'data-focus': 'people', tabindex: -1 }, section.title),
    section.people.length > 0 &&
      h(
        'ul',
        null,
        section.people.map(({ id, name, roles, present }) =>
          h(
            'li',
            { key: id, ...(!present && { 'data-gone': true }) },
            h('span', { 'data-line': 'words' }, name),
            roles.length > 0 && h('span', { 'data-line': 'marks' }, roles.join(' · ')),
          ),
        ),
      ),
    others.length > 0 &&
      h(
        'div',
        { 'data-row': 'buttons' },
        others.map((one) =>
          actionButton(pen, one, 'people', one.key.startsWith('join') ? 'primary' : 'quiet'),
        ),
      ),
    starts.length > 0 &&
      h(
        'div',
        // Without a topic there is something else to do first: to begin is no answer to what is asked above.
        { 'data-row': starts.some(({ refusal }) => refusal !== null) ? 'buttons' : 'choices' },
        starts.map((one, at) =>
          actionButton(pen, one, 'start', one.refusal !== null ? 'quiet' : at === 0 ? 'primary' : 'equal'),
        ),
      ),
    view.stage === 'called' &&
      starts.length === 0 &&
      lead &&
      h('p', { 'data-row': 'small' }, texts.screen.waitForStart.replace('{name}', lead.name)),
  )
}

/** Private to its author until brought in. */
const preparation = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'preparation')
  if (!section) return false
  const { title, note, drafts, add } = section
  return h(
    'section',
    { part: 'preparation', key: 'preparation' },
    h('h3', null, title),
    h('p', { 'data-row': 'small' }, note),
    drafts.length > 0 &&
      h(
        'ul',
        null,
        drafts.map((one) => own(pen, one)),
      ),
    add &&
      h(
        'div',
        { 'data-row': 'buttons' },
        actionButton(pen, { ...add, label: pen.texts.screen.prepare }, 'preparation'),
      ),
  )
}
