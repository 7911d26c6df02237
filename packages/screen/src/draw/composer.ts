import type { Writing } from '../intent.ts'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf, writingsOf } from '../sections.ts'
import { COMPOSER } from '../ui.ts'
import { button } from './button.ts'
import type { Pen } from './drawn.ts'

/** The one field of the page: closed until it is tapped, so that eyes stay up. */
export const composer = (pen: Pen): ScreenNode | false => {
  const { ui, texts, writing, view } = pen
  if (!writing || ['closing', 'paused', 'held'].includes(view.stage)) return false
  return pen.memo(
    'composer',
    [ui.writing, ui.typed[COMPOSER], ui.tags, ui.refused === null, writing, view, texts],
    () => (ui.writing ? open(pen) : closed(pen)),
  )
}

const closed = ({ texts, ui, writing }: Pen): ScreenNode =>
  h(
    'div',
    { part: 'composer', key: 'composer', 'data-open': 'no' },
    button(
      ui.typed[COMPOSER] ? ui.typed[COMPOSER] : `${texts.screen.write}: ${writing?.label ?? ''}`,
      { do: 'write' },
      'equal',
      { 'data-focus': COMPOSER, 'data-field': 'closed', 'aria-expanded': false },
    ),
  )

const open = (pen: Pen): ScreenNode => {
  const { ui, view, writing } = pen
  const section = sectionOf(view, 'composer')
  return h(
    'form',
    {
      part: 'composer',
      key: 'composer',
      'data-open': 'yes',
      on: { submit: { do: 'note' }, escape: { do: 'turnBack' } },
    },
    h(
      'label',
      { 'data-row': 'field' },
      h('span', null, writing?.label ?? ''),
      h('textarea', {
        rows: 2,
        value: ui.typed[COMPOSER] ?? '',
        'data-field': COMPOSER,
        'data-focus': COMPOSER,
        on: { input: { do: 'type', field: COMPOSER }, enter: { do: 'note' } },
      }),
    ),
    h(
      'p',
      { part: 'who-sees' },
      // What is kept for later shows to the others when its time comes.
      [section?.whoSees ?? view.whoSees, writing?.keep && section?.keptShows].filter(Boolean).join(' · '),
    ),
    writing?.event.type === 'noted.finding' && tags(pen),
    foot(pen),
  )
}

/** The buttons of the field, the same while one types. */
const foot = ({ memo, texts, ui, view, writing }: Pen): ScreenNode => {
  const isRefused = ui.refused !== null
  const writings = writingsOf(view)
  const { key: kind, label, keep: isKept, event } = writing ?? {}
  // What completes another line, such as its situation, is of no kind of its own.
  const isLine = /^(noted\.|parked$)/.test(event?.type ?? '')
  const isKnown = writings.some(({ key }) => key === kind)
  const keep = writings.find(({ key }) => key === 'keep.idea') ?? writings.find((one) => one.keep)
  const submit = isKept ? texts.labels.keepForLater : texts.labels.noteIt
  return memo('composer.foot', [view, texts, kind, label, isKept, isLine, isRefused], () =>
    h(
      'div',
      { key: 'buttons', 'data-row': 'buttons' },
      h('button', { type: 'submit', 'data-weight': 'primary' }, submit),
      // A refusal has its own button to keep what was written, as what it is.
      !isRefused && !isKept && keep && button(texts.labels.keepForLater, { do: 'note', keep }, 'equal'),
      button(texts.screen.close, { do: 'turnBack' }),
      isLine &&
        h(
          'label',
          { 'data-row': 'kind' },
          h('span', null, texts.screen.kindOfLine),
          h(
            'select',
            { value: kind ?? '', on: { change: { do: 'kind' } } },
            !isKnown && writing && option(writing.key, writing.label, true),
            grouped(writings, texts, kind),
          ),
        ),
    ),
  )
}

/** The kinds of this page; the rarer ones, and those that are kept for later, under words of their own. */
const grouped = (
  writings: readonly Writing[],
  texts: Pen['texts'],
  kind: string | undefined,
): (ScreenNode | false)[] => {
  const options = (of: readonly Writing[]) => of.map(({ key, label }) => option(key, label, key === kind))
  const group = (label: string, of: readonly Writing[]) =>
    of.length > 0 && h('optgroup', { key: label, label }, options(of))
  const now = writings.filter(({ keep }) => !keep)
  return [
    ...options(now.filter(({ more }) => !more)),
    group(
      texts.screen.more,
      now.filter(({ more }) => more),
    ),
    group(
      texts.labels.keepForLater,
      writings.filter(({ keep }) => keep),
    ),
  ]
}

const option = (key: string, label: string, selected: boolean): ScreenNode =>
  h('option', { key, value: key, selected }, label)

/** What structures lack, on request. */
const tags = ({ view, ui, texts }: Pen): ScreenNode | false => {
  const section = sectionOf(view, 'findings')
  if (!section || section.tags.length === 0) return false
  return h(
    'details',
    { 'data-row': 'tags' },
    h('summary', null, texts.distinction.tags),
    section.tags.map(({ id, label }) =>
      h(
        'label',
        { key: id, 'data-row': 'tick' },
        h('input', {
          type: 'checkbox',
          checked: ui.tags.includes(id),
          on: { change: { do: 'tag', tag: id } },
        }),
        h('span', null, label),
      ),
    ),
  )
}
