import type { Action, LineView, LineWithActions, ListedLine } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { actionButton, button } from './button.ts'
import type { Pen } from './drawn.ts'

/** What stands for a line: its words, or the mark of words that are gone. */
export const wordsOf = ({ text, mark }: Pick<LineView, 'text' | 'mark'>): string => text ?? mark ?? ''

const drawn = new WeakMap<LineView, ScreenNode>()

/** A line as it was said: what it is, the words, and whose they are unless they are ours. */
const said = (pen: Pen, line: LineView): ScreenNode[] => {
  const { label, who, tags, carries, unconfirmed } = line
  const { labels, experiment } = pen.texts
  const marks = [
    ...(who === labels.ours ? [] : [who]),
    ...tags,
    ...(carries === null ? [] : [`${experiment.carries}: ${carries}`]),
    ...(unconfirmed ? [labels.unconfirmed] : []),
  ]
  return [
    h('span', { 'data-line': 'kind' }, label),
    h('span', { 'data-line': 'words', ...(line.text === null && { 'data-gone': true }) }, wordsOf(line)),
    ...(marks.length > 0 ? [h('span', { 'data-line': 'marks' }, marks.join(' · '))] : []),
  ]
}

/** Something said, with a button for what can be done about it. */
const lineNode = (pen: Pen, line: ListedLine): ScreenNode => {
  const isOpen = pen.ui.line === line.id
  const known = isOpen ? undefined : drawn.get(line)
  if (known) return known
  const { texts } = pen
  const node = h(
    'li',
    { part: 'line', key: line.id, 'data-kind': line.kind },
    h('div', { 'data-row': 'said' }, said(pen, line)),
    line.text !== null &&
      h(
        'button',
        {
          type: 'button',
          'data-weight': 'more',
          'aria-expanded': isOpen,
          'aria-label': texts.screen.aboutLine.replace('{text}', line.text.slice(0, 80)),
          on: { click: { do: 'line', line: line.id } },
        },
        '⋯',
      ),
    isOpen && about(pen, line),
  )
  if (!isOpen) drawn.set(line, node)
  return node
}

/**
 * What can be done about a line: asking, seeing it differently, and of one's own, rewording and taking it away; one tap further,
 * who sees to it.
 */
const about = (pen: Pen, line: ListedLine): ScreenNode => {
  const { texts, conversation } = pen
  const labels: Partial<Record<string, string>> = {
    'noted.heard': texts.kinds.heard,
    'noted.perspective': texts.kinds.perspective,
    revised: texts.labels.reword,
    withdrawn: texts.labels.discard,
    'agreement.withdrawn': texts.labels.withdrawAgreement,
  }
  const actions = conversation
    .allowed(undefined, { line: line.id })
    .flatMap(({ event, missing }): Action[] => {
      const label = labels[event.type]
      // Of what can be revised, the words alone; the rest has a place of its own.
      const isWords =
        event.type === 'revised' ? missing.includes('text') : missing.every((one) => one === 'text')
      return label && isWords ? [{ key: event.type, label, event, missing, refusal: null, nudge: null }] : []
    })
  return h(
    'div',
    { 'data-row': 'about', role: 'group', 'aria-label': wordsOf(line).slice(0, 80) },
    actions.map((one) => actionButton(pen, one, line.id, 'quiet')),
    line.actions && carriers(pen, line.actions, line.id),
  )
}

/** Who sees to it: all together, or one of those here. */
const carriers = (pen: Pen, actions: readonly Action[], line: string): ScreenNode =>
  h(
    'details',
    { key: 'carriers' },
    h('summary', null, pen.texts.experiment.carries),
    actions.map((one) => actionButton(pen, one, line, 'quiet')),
  )

/** Lines that were said, under each other. */
export const lineList = (
  pen: Pen,
  lines: readonly ListedLine[],
  label: string,
  key = 'lines',
): ScreenNode | false =>
  lines.length > 0 &&
  pen.memo(`${key}.${pen.moment?.id}`, [lines, pen.texts, pen.ui.line, pen.ui.line && pen.ui], () =>
    h(
      'ul',
      { part: 'lines', key, 'aria-label': label },
      lines.map((one) => lineNode(pen, one)),
    ),
  )

/** The buttons of a line, called by its words: there are several of the same name on a page. It has focus when a button goes. */
export const groupOf = (
  line: Pick<LineView, 'text' | 'mark'>,
  place: string,
  buttons: (ScreenNode | false)[],
): ScreenNode =>
  h(
    'div',
    {
      'data-row': 'buttons',
      role: 'group',
      'aria-label': wordsOf(line).slice(0, 80),
      'data-focus': `in.${place}`,
      tabindex: -1,
    },
    buttons,
  )

/** A line as a card with its buttons: the first ones at hand, the others folded away. */
export const card = (
  pen: Pen,
  line: LineWithActions,
  {
    first,
    notes = [],
    more = pen.texts.screen.more,
  }: { first: readonly Action[]; notes?: readonly (string | null | undefined)[]; more?: string },
): ScreenNode => {
  const rest = line.actions.filter((one) => !first.some(({ key }) => key === one.key))
  const said = notes.filter((one): one is string => !!one)
  const isOpen = pen.ui.line === line.id
  return h(
    'li',
    { 'data-card': true, key: line.id },
    h('p', { 'data-line': 'words' }, wordsOf(line)),
    said.length > 0 && h('p', { 'data-line': 'marks' }, said.join(' · ')),
    groupOf(line, line.id, [
      ...first.map((one) => actionButton(pen, one, line.id)),
      rest.length > 0 &&
        button(more, { do: 'line', line: line.id }, 'quiet', { key: 'more', 'aria-expanded': isOpen }),
      ...(isOpen ? rest.map((one) => actionButton(pen, one, line.id, 'quiet')) : []),
    ]),
  )
}

/** The lines of a page, once each, without those that stand in a place of their own. */
export const linesIn = (
  { view }: Pen,
  phase: LineView['phase'],
  elsewhere: readonly LineView[] = [],
): readonly ListedLine[] => {
  const sections = view.sections.filter((one) => one.part === 'lines' && one.phase === phase)
  const [only, ...others] = sections.flatMap((one) => (one.part === 'lines' ? [one.lines] : []))
  // A list that is whole keeps its identity.
  if (only && others.length === 0 && elsewhere.length === 0) return only
  const all = [only ?? [], ...others].flat()
  return all.filter(
    ({ id }, at) =>
      all.findIndex((other) => other.id === id) === at && !elsewhere.some((other) => other.id === id),
  )
}
