import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton } from './button.ts'
import type { Pen } from './drawn.ts'
import { groupOf } from './lines.ts'

/** What anybody outside the talk sees: that it was held, when it returns, needs of their level, and learnings shared by agreement. */
export const outsidePage = (pen: Pen): ScreenNode => {
  const { view, texts } = pen
  const section = sectionOf(view, 'outside')
  if (!section) return h('div', { part: 'outside', key: 'outside' })
  const { title, held, returns, needs, learnings } = section
  return h(
    'div',
    { part: 'outside', key: 'outside' },
    h('h2', { 'data-focus': 'title', tabindex: -1 }, title),
    held !== null && h('p', null, texts.notes.heldOn.replace('{day}', held)),
    returns !== null && h('p', null, texts.labels.returnOn.replace('{day}', returns)),
    needs.length > 0 &&
      h(
        'section',
        { part: 'needs', key: 'needs' },
        h('h3', null, texts.notes.needs),
        h(
          'ul',
          null,
          needs.map(({ id, text, level, status, forwarded, answers, answer }) =>
            h(
              'li',
              { 'data-card': true, key: id },
              h('p', { 'data-line': 'words' }, text),
              h('p', { 'data-line': 'marks' }, [level, status, forwarded].join(' · ')),
              answers.map((one) => h('p', { key: one, 'data-line': 'answer' }, one)),
              groupOf({ text, mark: null }, id, [actionButton(pen, answer, id)]),
            ),
          ),
        ),
      ),
    learnings.length > 0 &&
      h(
        'section',
        { key: 'learnings' },
        h('h3', null, texts.notes.shared),
        h(
          'ul',
          null,
          learnings.map((one) => h('li', { key: one }, one)),
        ),
      ),
  )
}
