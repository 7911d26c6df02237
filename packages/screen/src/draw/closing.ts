import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton } from './button.ts'
import type { Pen } from './drawn.ts'

/** The closing words, large, much space; under them what we try and when we come back; nothing else. A pause looks alike. */
export const closingBody = (pen: Pen): (ScreenNode | false)[] => {
  const section = sectionOf(pen.view, 'closing')
  if (!section) return []
  const { words, weTry, weComeBack, actions } = section
  return [
    h(
      'section',
      { part: 'closing', key: 'closing' },
      h('h2', { 'data-focus': 'title', tabindex: -1, 'data-size': 'largest' }, words),
      weTry !== null && h('p', { 'data-size': 'large' }, weTry),
      weComeBack !== null && h('p', { 'data-size': 'large' }, weComeBack),
      h(
        'div',
        { 'data-row': 'buttons' },
        // The words come before the thanks; once it has ended, nothing does.
        actions
          .slice(0, pen.view.stage === 'held' ? 0 : 1)
          .map((one) => actionButton(pen, one, 'closing', 'primary')),
      ),
    ),
  ]
}
