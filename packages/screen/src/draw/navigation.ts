import type { Action } from '@oivallus/core'
import type { Intent } from '../intent.ts'
import { h, type ScreenNode } from '../node.ts'
import { writingsOf } from '../sections.ts'
import { actionButton, button } from './button.ts'
import { byKey, type Pen } from './drawn.ts'

/** The foot of every page: what is always at hand on the left, and the one thing that comes next on the right. */
export const navigation = (pen: Pen): ScreenNode | false => {
  const { view, texts, ui, next } = pen
  if (view.stage === 'closing' || view.stage === 'paused') return false
  return pen.memo('navigation', [view, texts, ui.filling, next?.id, pen.moment?.id], () =>
    h(
      'footer',
      { part: 'navigation', key: 'navigation' },
      h('div', { 'data-row': 'always' }, always(pen)),
      h('div', { 'data-row': 'next' }, onward(pen)),
    ),
  )
}

const always = (pen: Pen): ScreenNode[] => {
  const { view, texts } = pen
  const writings = writingsOf(view)
  const keep = writings.find(({ key }) => key === 'keep.idea') ?? writings.find((one) => one.keep)
  const heard = writings.find(({ key }) => key === 'heard')
  const pause = byKey(view.foot, 'pause')
  const small = (label: string, intent: Intent, key: string) => button(label, intent, 'quiet', { key })
  return [
    ...(keep ? [small(texts.labels.keepForLater, { do: 'write', writing: keep }, 'keep')] : []),
    ...(heard ? [small(heard.label, { do: 'write', writing: heard }, 'heard')] : []),
    ...(byKey(view.foot, 'elsewhere')
      ? [small(texts.labels.elsewhere, { do: 'open', sheet: 'elsewhere' }, 'elsewhere')]
      : []),
    ...(pause ? [actionButton(pen, pause, 'foot', 'quiet')] : []),
    ...(byKey(view.foot, 'endForToday')
      ? [small(texts.labels.endForToday, { do: 'open', sheet: 'end' }, 'end')]
      : []),
    small(texts.screen.more, { do: 'open', sheet: 'more' }, 'more'),
  ]
}

/** The next question, or moving on; for others than the facilitator, asking to. */
const onward = (pen: Pen): ScreenNode[] => {
  const { view, texts, next } = pen
  if (next) return [button(texts.screen.nextOne, { do: 'ask', moment: next.id }, 'primary', { key: 'next' })]
  const { moveOn } = view
  if (!moveOn) return []
  // While a gate stands, the answer to it is what comes next.
  const isFree = moveOn.refusal === null && moveOn.event.type !== 'move.asked'
  const weight = isFree ? 'primary' : 'equal'
  return [actionButton(pen, named(pen, moveOn), 'foot', weight, { key: 'next' })]
}

/** Moving on says where to. */
const named = ({ view }: Pen, action: Action): Action => {
  const to = view.progress.find(({ phase }) => action.event.type === `go.${phase}`)
  return to ? { ...action, label: `${action.label}: ${to.name}` } : action
}
