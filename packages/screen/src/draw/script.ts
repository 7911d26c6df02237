import type { Action } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton } from './button.ts'
import type { Pen } from './drawn.ts'

/** Said aloud: three large points, a sentence or one's own words; who sees the notes; and one button. */
export const scriptBody = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'script')
  if (!section) return false
  const { points, sentence, orOwnWords, softened, deviation, notice, practiceNote, actions } = section
  const { disclosed, outsideView, keptFor, neverUsedFor } = section
  const isForAll = actions.some(({ key }) => key === 'present')
  const about = notice?.lines ?? [practiceNote]
  // Who sees it stands above.
  const facts = [disclosed, keptFor, neverUsedFor]
  const further = [outsideView, ...about]
  const silent = actions.filter(({ key }) => key.startsWith(SILENT))
  return h(
    'section',
    { part: 'script', key: 'script' },
    h(
      'ul',
      { 'data-size': 'large' },
      points.map((one) => h('li', { key: one }, one)),
    ),
    h(
      'blockquote',
      { 'data-focus': 'script', tabindex: -1 },
      h('p', null, sentence),
      h('p', { 'data-line': 'marks' }, orOwnWords),
    ),
    deviation !== null && h('p', { 'data-row': 'warm' }, deviation),
    softened.map(({ code, title, says, reason }) =>
      h('p', { key: code, 'data-row': 'warm' }, `${title} ${says} ${reason}`),
    ),
    h(
      'div',
      { 'data-row': 'choices' },
      // Said to all, it is clear to the one who says it too.
      actions
        .filter((one) => !(isForAll && one.key === 'acknowledge') && !silent.includes(one))
        .map((one) => actionButton(pen, one, 'script', MAIN.includes(one.key) ? 'primary' : 'quiet')),
      silent.length > 0 && nothingFrom(pen, silent),
    ),
    h('div', { 'data-row': 'facts' }, paragraphs(facts)),
    h(
      'details',
      { 'data-row': 'facts' },
      h('summary', null, pen.texts.screen.tellMore),
      paragraphs(further),
      notice?.link &&
        h('p', null, h('a', { href: linkOf(notice.link), rel: 'noreferrer', target: '_blank' }, notice.link)),
    ),
  )
}

const paragraphs = (texts: readonly (string | null)[]): ScreenNode[] =>
  texts.flatMap((one) => (one ? [h('p', { key: one }, one)] : []))

/** Around a shared screen each one says by themselves that nothing is written down from them. */
const SILENT = 'nothingFromMe.'

/** The sentence once, and the names of those around under it. */
const nothingFrom = (pen: Pen, silent: readonly Action[]): ScreenNode => {
  const people = sectionOf(pen.view, 'people')?.people ?? []
  const nameOf = ({ key, label }: Action) => people.find(({ id }) => `${SILENT}${id}` === key)?.name ?? label
  return h(
    'details',
    { key: 'silent' },
    h('summary', null, pen.texts.offers.nothingFromMe),
    h(
      'div',
      { 'data-row': 'buttons' },
      silent.map((one) =>
        actionButton(pen, { ...one, label: nameOf(one) }, 'script', 'equal', { 'aria-label': one.label }),
      ),
    ),
  )
}

const MAIN: readonly string[] = ['present', 'acknowledge']

/** A host's link leads to a page, and runs nothing. */
const linkOf = (link: string): string => (/^(https?:|mailto:|\/|#)/i.test(link) ? link : '#')
