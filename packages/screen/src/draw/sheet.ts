import type { Action } from '@oivallus/core'
import type { Moment } from '../moments/moment.ts'
import { h, type ScreenNode } from '../node.ts'
import { linesOn, sectionOf } from '../sections.ts'
import { actionButton, button, buttons } from './button.ts'
import { people } from './called.ts'
import { byKey, isEnding, type Pen } from './drawn.ts'
import { groupOf, lineList } from './lines.ts'
import { own } from './top.ts'

/** A page over the talk: what it says, and the way back. */
export const sheet = (pen: Pen): ScreenNode => {
  const { ui, texts } = pen
  const drawn = SHEETS[ui.sheet ?? 'more'](pen)
  return h(
    'div',
    { part: 'sheet', key: 'sheet', 'data-sheet': ui.sheet ?? '', on: { escape: { do: 'turnBack' } } },
    h('h2', { 'data-focus': 'sheet', tabindex: -1 }, drawn.title),
    drawn.body,
    h('div', { 'data-row': 'buttons' }, button(texts.screen.back, { do: 'turnBack' }, 'primary')),
  )
}

interface Drawn {
  title: string
  body: (ScreenNode | false)[]
}

const list = (title: string, items: readonly string[]): ScreenNode | false =>
  items.length > 0 &&
  h(
    'section',
    { key: title },
    h('h3', null, title),
    h(
      'ul',
      null,
      items.map((one) => h('li', { key: one }, one)),
    ),
  )

/** Contacts, and the ways on from here. Nothing said here is stored. */
const elsewhere = (pen: Pen): Drawn => {
  const { texts, view } = pen
  const section = sectionOf(view, 'elsewhere')
  const others = (section?.actions ?? []).filter(({ key }) => key === 'pause')
  return {
    title: section?.title ?? texts.elsewhere.title,
    body: [
      h('p', { key: 'about' }, section?.about ?? texts.elsewhere.about),
      list(texts.elsewhere.contactsTitle, section?.contacts ?? []),
      h(
        'div',
        { 'data-row': 'choices', key: 'ways' },
        buttons(pen, others, 'elsewhere'),
        byKey(view.foot, 'endForToday') && button(texts.elsewhere.end, { do: 'open', sheet: 'end' }, 'equal'),
      ),
    ],
  }
}

/** When do we go on? Three days, another, or none yet. */
const end = (pen: Pen): Drawn => {
  const { view, texts } = pen
  const action = byKey(view.foot, 'endForToday')
  const on = (key: string, label: string, day?: string): Action => ({
    key,
    label,
    event: { type: 'ended', ...(day !== undefined && { day }) },
    missing: [],
    refusal: null,
    nudge: null,
  })
  return {
    title: `${texts.labels.endForToday}. ${texts.followUp.when}`,
    body: [
      h(
        'div',
        { 'data-row': 'choices', key: 'days' },
        view.days.map(({ day, label }) => actionButton(pen, on(`end.${day}`, label, day), 'end')),
        action && actionButton(pen, { ...action, label: texts.followUp.otherDay }, 'end'),
        actionButton(pen, on('end.none', texts.screen.noDayYet), 'end', 'quiet'),
      ),
    ],
  }
}

/** What stands at the foot itself, or is asked on the page that opens from there. */
const AT_THE_FOOT: readonly string[] = ['heard', 'elsewhere', 'endForToday', 'endWithoutDay']

/** What one seldom needs. */
const more = (pen: Pen): Drawn => {
  const { view, texts } = pen
  const now = view.progress.findIndex(({ at }) => at === 'now')
  const behind = view.progress.slice(0, Math.max(now, 0)).flatMap(({ go }) => (go ? [go] : []))
  const rest = view.foot.filter(
    ({ key }) => !AT_THE_FOOT.includes(key) && !(key === 'pause' && !isEnding(view)),
  )
  const kept = sectionOf(view, 'kept')
  const checklist = sectionOf(view, 'checklist')
  return {
    title: texts.screen.more,
    body: [
      // An ending asks nothing more.
      !isEnding(view) &&
        h(
          'div',
          { 'data-row': 'choices', key: 'look' },
          button(texts.screen.questions, { do: 'open', sheet: 'questions' }, 'equal'),
          button(texts.screen.allSaid, { do: 'open', sheet: 'lines' }, 'equal'),
        ),
      kept !== undefined &&
        h(
          'section',
          { part: 'parked', key: 'kept' },
          h('h3', null, kept.title),
          h(
            'ul',
            null,
            kept.lines.map((line) =>
              h(
                'li',
                { 'data-card': true, key: line.id },
                h('p', { 'data-line': 'words' }, line.text ?? line.mark ?? ''),
                groupOf(line, `kept.${line.id}`, buttons(pen, line.actions, `kept.${line.id}`, 'quiet')),
              ),
            ),
          ),
        ),
      drafts(pen),
      people(pen),
      (behind.length > 0 || rest.length > 0) &&
        h(
          'section',
          { key: 'ways' },
          h(
            'div',
            { 'data-row': 'choices' },
            behind.map((go) =>
              actionButton(pen, { ...go, label: `${texts.labels.goBack}: ${go.label}` }, 'more', 'quiet'),
            ),
            buttons(pen, rest, 'more', 'quiet'),
          ),
        ),
      checklist !== undefined &&
        checklist.preparation.length > 0 &&
        list(texts.screen.reminders, [...checklist.reminders, ...checklist.preparation]),
      checklist?.background
        ? h('p', { key: 'background', 'data-row': 'small' }, checklist.background)
        : false,
    ],
  }
}

/** One's own drafts, where the talk goes on: to bring in, or throw away. */
const drafts = (pen: Pen): ScreenNode | false => {
  const { view, texts, shared } = pen
  if (shared || view.drafts.length === 0) return false
  return h(
    'section',
    { part: 'preparation', key: 'drafts', 'aria-label': texts.screen.drafts },
    // On a page of their own, its title is theirs.
    pen.ui.sheet !== 'drafts' && h('h3', null, texts.screen.drafts),
    h(
      'ul',
      null,
      view.drafts.map((one) => own(pen, one)),
    ),
  )
}

const lines = (pen: Pen): Drawn => {
  const { texts, view } = pen
  const all = linesOn(view)
  return {
    title: texts.screen.allSaid,
    body: [
      all.length > 0
        ? lineList(pen, all, texts.screen.allSaid, 'all')
        : h('p', { key: 'none' }, texts.screen.nothingYet),
    ],
  }
}

/** Goes to a question. */
export const asking = ({ id, name, closed }: Moment): ScreenNode =>
  button(name, { do: 'ask', moment: id, ...(closed && { again: true as const }) }, 'equal', { key: id })

/** Every question of the page: those that are asked, and those on request. */
const questions = ({ moments, more: others, texts }: Pen): Drawn => ({
  title: texts.screen.questions,
  body: [
    h(
      'div',
      { 'data-row': 'choices', key: 'questions' },
      [...moments, ...others].filter(({ question }) => question !== '').map(asking),
    ),
  ],
})

const ownDrafts = (pen: Pen): Drawn => ({ title: pen.texts.screen.drafts, body: [drafts(pen)] })

const SHEETS = { elsewhere, end, more, lines, questions, drafts: ownDrafts } as const
