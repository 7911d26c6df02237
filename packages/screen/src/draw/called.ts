import type { Action } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton, form } from './button.ts'
import type { Pen } from './drawn.ts'
import { own } from './top.ts'

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
  const { title, text, kind, why, serves, set } = section
  const said = [kind, why, serves].filter((one): one is string => one !== null && one !== text)
  return h(
    'section',
    { part: 'topic', key: 'topic' },
    h('h3', { part: 'question', 'data-focus': 'question', tabindex: -1 }, title),
    text !== null && h('p', { 'data-size': 'large' }, text),
    said.length > 0 && h('p', { 'data-line': 'marks' }, said.join(' · ')),
    set !== null && h('div', { 'data-row': 'buttons' }, topicButtons(pen, set, section.preset, text)),
  )
}

/** Work lately is one press away; anything else is written. */
const topicButtons = (pen: Pen, set: Action, preset: string, text: string | null): ScreenNode[] => {
  const { filling } = pen.ui
  if (filling?.place === 'topic/setTopic') return [form(pen)]
  const work: Action = {
    ...set,
    key: 'workLately',
    label: preset,
    event: { ...set.event, text: preset },
    missing: [],
  }
  const write = { ...set, label: text === null ? pen.texts.labels.noteIt : pen.texts.labels.reword }
  return [
    ...(text === null ? [actionButton(pen, work, 'topic')] : []),
    actionButton(pen, write, 'topic', text === null ? 'equal' : 'quiet'),
  ]
}

/** Who is here, and what those here can do: join, begin. */
export const people = (pen: Pen): ScreenNode | false => {
  const { view, texts } = pen
  const section = sectionOf(view, 'people')
  if (!section) return false
  const starts = section.actions.filter(({ key }) => key.startsWith('start.'))
  const others = section.actions.filter((one) => !starts.includes(one))
  const lead = section.people.find(({ roles }) => roles.includes(texts.labels.facilitator))
  return h(
    'section',
    { part: 'people', key: 'people' },
    h('h3', null, section.title),
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
        { 'data-row': 'choices' },
        // Without a topic there is something else to do first.
        starts.map((one, at) =>
          actionButton(pen, one, 'start', at === 0 && one.refusal === null ? 'primary' : 'equal'),
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
        actionButton(pen, { ...add, label: pen.texts.screen.write }, 'preparation'),
      ),
  )
}
