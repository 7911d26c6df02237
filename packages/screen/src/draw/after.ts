import { type Outline, outlineOf } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { sectionOf } from '../sections.ts'
import { actionButton, button, buttons } from './button.ts'
import { closingBody } from './closing.ts'
import { byKey, type Pen } from './drawn.ts'
import { groupOf, wordsOf } from './lines.ts'
import { picture } from './picture.ts'

/** After the talk, on its own page: what was entered for me, the notes, an own copy, the calendar, and how the talk went. */
export const afterPage = (pen: Pen): ScreenNode => {
  const { view, texts, conversation } = pen
  const notes = conversation.notes()
  const outline = outlineOf(notes, texts)
  return h(
    'div',
    { part: 'after', key: 'after' },
    ...closingBody(pen),
    confirmations(pen),
    h(
      'section',
      { part: 'notes', key: 'notes', 'aria-label': outline.title },
      h('h2', { 'data-focus': 'title', tabindex: -1 }, outline.title),
      noted(outline, view.practice),
    ),
    files(pen, notes.return !== null),
    picture(pen, notes),
    mirror(pen),
    rest(pen),
  )
}

/** What others entered for me: mine to confirm or correct. */
const confirmations = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'after')
  if (!section || section.confirmations.length === 0) return false
  return h(
    'section',
    { part: 'came-back', key: 'confirmations' },
    h('h2', null, section.title),
    h(
      'ul',
      null,
      section.confirmations.map((line) =>
        h(
          'li',
          { 'data-card': true, key: line.id },
          h('p', { 'data-line': 'kind' }, [line.label, line.entered].filter(Boolean).join(' · ')),
          h('p', { 'data-line': 'words' }, wordsOf(line)),
          groupOf(line, `confirm.${line.id}`, buttons(pen, line.actions, `confirm.${line.id}`)),
        ),
      ),
    ),
  )
}

/** The notes, as nodes: the same titles and texts as in the file. The mark of practice stands at the top of the page. */
const noted = ({ lead, sections }: Outline, practice: string | null): ScreenNode[] => [
  ...lead.filter((one) => one !== practice).map((text) => h('p', { key: text, 'data-row': 'small' }, text)),
  ...sections.map(({ heading, items }) =>
    h(
      'section',
      { key: heading },
      h('h3', null, heading),
      h(
        'ul',
        null,
        items.map(({ text, details }, at) =>
          h(
            'li',
            { key: String(at) },
            h('span', { 'data-line': 'words' }, text),
            details.length > 0 &&
              h(
                'ul',
                null,
                details.map((one) => h('li', { key: one }, one)),
              ),
          ),
        ),
      ),
    ),
  ),
]

const files = ({ options, texts }: Pen, returns: boolean): ScreenNode | false => {
  const { save, calendar } = options
  if (!save) return false
  return h(
    'div',
    { key: 'files', 'data-row': 'choices' },
    button(texts.screen.saveNotes, { do: 'save', what: 'notes' }, 'equal'),
    calendar && returns && button(texts.followUp.addToCalendar, { do: 'save', what: 'calendar' }, 'equal'),
    h('p', { 'data-row': 'small' }, texts.held.ownCopyNote),
  )
}

/** For and about the facilitator alone. */
const mirror = ({ view, texts }: Pen): ScreenNode | false => {
  const section = sectionOf(view, 'after')
  if (!section || section.mirror.length === 0) return false
  return h(
    'details',
    { key: 'mirror', part: 'checklist' },
    h('summary', null, texts.held.mirror),
    section.mirror.map((one) => h('p', { key: one }, one)),
  )
}

const rest = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'after')
  if (!section || section.actions.length === 0) return false
  const { labels } = pen.texts
  const resume = byKey(section.actions, 'resume')
  return h(
    'div',
    { key: 'rest', 'data-row': 'choices' },
    section.actions.filter((one) => one !== resume).map((one) => actionButton(pen, one, 'after', 'quiet')),
    resume && [
      h('p', { 'data-row': 'small' }, resume.label),
      actionButton(pen, { ...resume, label: labels.resume }, 'after', 'quiet'),
    ],
  )
}
