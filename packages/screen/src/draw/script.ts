import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton } from './button.ts'
import type { Pen } from './drawn.ts'

/** Said aloud: three large points, a sentence or one's own words; who sees the notes; and one button. */
export const scriptBody = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'script')
  if (!section) return false
  const { points, sentence, orOwnWords, softened, deviation, notice, practiceNote, actions } = section
  const { whoSees, disclosed, outsideView, keptFor, neverUsedFor } = section
  const isForAll = actions.some(({ key }) => key === 'present')
  const about = notice?.lines ?? [practiceNote]
  const facts = [`${whoSees}.`, disclosed, outsideView, keptFor, neverUsedFor, ...about]
  return h(
    'section',
    { part: 'script', key: 'script' },
    h(
      'ul',
      { 'data-size': 'large' },
      points.map((one) => h('li', { key: one }, one)),
    ),
    h('blockquote', null, h('p', null, sentence), h('p', { 'data-line': 'marks' }, orOwnWords)),
    deviation !== null && h('p', { 'data-row': 'warm' }, deviation),
    softened.map(({ code, title, says, reason }) =>
      h('p', { key: code, 'data-row': 'warm' }, `${title} ${says} ${reason}`),
    ),
    h(
      'div',
      { 'data-row': 'choices' },
      // Said to all, it is clear to the one who says it too.
      actions
        .filter(({ key }) => !(isForAll && key === 'acknowledge'))
        .map((one) => actionButton(pen, one, 'script', MAIN.includes(one.key) ? 'primary' : 'quiet')),
    ),
    h(
      'details',
      { open: true, 'data-row': 'facts' },
      h('summary', null, pen.texts.screen.tellMore),
      facts.filter(Boolean).map((one) => h('p', { key: one as string }, one as string)),
      notice?.link &&
        h('p', null, h('a', { href: linkOf(notice.link), rel: 'noreferrer', target: '_blank' }, notice.link)),
    ),
  )
}

const MAIN: readonly string[] = ['present', 'acknowledge']

/** A host's link leads to a page, and runs nothing. */
const linkOf = (link: string): string => (/^(https?:|mailto:|\/|#)/i.test(link) ? link : '#')
