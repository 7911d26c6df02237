import type { Action } from '@oivallus/core'
import { h, type ScreenNode } from '../node.ts'
import { type SectionOf, sectionOf } from '../sections.ts'
import { choices } from './body.ts'
import { actionButton } from './button.ts'
import { byKey, type Pen } from './drawn.ts'
import { card, lineList, linesIn } from './lines.ts'

type Body = (ScreenNode | false)[]
type Need = SectionOf<'needs'>['needs'][number]

/** Structures and everyday doing: the matter with its four equal answers, the findings, and what is needed. */
export const distinctionBody = (pen: Pen): Body => {
  const { moment } = pen
  const id = moment?.id ?? ''
  const own = sectionOf(pen.view, 'findings')
  const shown = [...(own?.supported ?? []), ...(own?.inTheWay ?? [])]
  const needs = sectionOf(pen.view, 'needs')?.needs ?? []
  return [
    origins(pen, id),
    !id.startsWith('origin.') && findings(pen),
    needList(pen, id === 'needed' ? needs : needs.filter((need) => waitsFor(pen, need))),
    lineList(pen, linesIn(pen, 'distinction', [...shown, ...needs]), pen.texts.stages.distinction),
    id === 'needed' ? nothingNow(pen) : choices(pen),
  ]
}

/** The matter that is asked about, large; those that have an answer, with it. */
const origins = ({ view, texts }: Pen, id: string): ScreenNode | false => {
  const matters = sectionOf(view, 'origins')?.matters ?? []
  const asked = matters.find((one) => id === `origin.${one.id}`)
  const answered = matters.filter((one) => one !== asked && (one.origin !== null || one.seenDifferently))
  if (!asked && answered.length === 0) return false
  return h(
    'ul',
    { part: 'origins', key: 'origins' },
    asked && h('li', { key: asked.id, 'data-card': true, 'data-size': 'large' }, asked.text),
    answered.map(({ id, text, origin, seenDifferently }) =>
      h(
        'li',
        { key: id },
        h('span', { 'data-line': 'words' }, text),
        h(
          'span',
          { 'data-line': 'kind' },
          [origin, seenDifferently && texts.labels.seenDifferently].filter(Boolean).join(' · '),
        ),
      ),
    ),
  )
}

/** Supported, and got in the way, side by side. */
const findings = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'findings')
  if (!section) return false
  const { supported, inTheWay, titles } = section
  if (supported.length + inTheWay.length === 0) return false
  const column = (title: string, lines: typeof supported, key: string) =>
    lines.length > 0 && h('div', { key }, h('h4', null, title), lineList(pen, lines, title, key))
  return h(
    'div',
    { part: 'findings', key: 'findings' },
    column(titles.supported, supported, 'supported'),
    column(titles.inTheWay, inTheWay, 'inTheWay'),
  )
}

/** The one thing that comes next for a need: to whom, is it well put, take it forward. */
const nextFor = ({ texts }: Pen, { status, actions }: Need): Action | undefined => {
  const { keptHere, takenForward, answered } = texts.statuses
  if ([keptHere, takenForward, answered].includes(status as never)) return undefined
  const next = ['level', 'agree', 'forward'].flatMap((key) => byKey(actions, key) ?? [])
  return next.find((one) => one.refusal === null) ?? next[0]
}

/** Whether a need waits for a press of whoever reads this, once it has its words: it is shown whatever is asked now. */
const waitsFor = (pen: Pen, need: Need): boolean => {
  const next = nextFor(pen, need)
  return next !== undefined && next.key !== 'level' && next.refusal === null
}

/** Each need with the one thing that comes next. */
export const needList = (pen: Pen, needs: readonly Need[]): ScreenNode | false => {
  const section = sectionOf(pen.view, 'needs')
  if (!section || needs.length === 0) return false
  return h(
    'ul',
    // Where it is folded, its fold is the place.
    { ...(!section.folded && { part: 'needs' }), key: 'needs', 'aria-label': section.title },
    needs.map((need) => {
      const { status, level, yours, leaves, awaits, nameNote } = need
      const next = nextFor(pen, need)
      return card(pen, need, {
        first: next ? [next] : [],
        notes: [status, level, yours, awaits, leaves, nameNote],
      })
    }),
  )
}

const nothingNow = (pen: Pen): ScreenNode | false => {
  const section = sectionOf(pen.view, 'needs')
  const action = section?.needs.length === 0 ? section.nothingNow : null
  return (
    !!action &&
    h('div', { part: 'choices', key: 'choices', 'data-row': 'choices' }, actionButton(pen, action, 'needs'))
  )
}
