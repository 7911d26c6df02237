import type { Action } from '@oivallus/core'
import { opens } from '../acting.ts'
import type { Intent, Sheet } from '../intent.ts'
import { h, type ScreenNode } from '../node.ts'
import { writingsOf } from '../sections.ts'
import { actionButton, button } from './button.ts'
import { byKey, isEnding, type Pen } from './drawn.ts'

/** The foot of every page: what is always at hand on the left, and the one thing that comes next on the right. */
export const navigation = (pen: Pen): ScreenNode | false => {
  const { view, texts, ui, next } = pen
  if (isEnding(view)) return endingFoot(pen)
  return pen.memo('navigation', [view, texts, ui.filling, next?.id, pen.moment?.id], () =>
    h(
      'footer',
      { part: 'navigation', key: 'navigation' },
      h('div', { 'data-row': 'always' }, always(pen)),
      h('div', { 'data-row': 'next' }, onward(pen)),
    ),
  )
}

/** Small, under the large words: a closing is an ending, and still leaves every way open. */
const endingFoot = (pen: Pen): ScreenNode => {
  const { view, texts, ui } = pen
  return pen.memo('navigation', [view, texts, ui.filling], () =>
    h(
      'footer',
      { part: 'navigation', key: 'navigation' },
      h('div', { 'data-row': 'always' }, ways(pen), more(pen)),
      // Above the words of the closing stands nothing.
      view.stage === 'closing' &&
        view.practice !== null &&
        h('p', { 'data-row': 'small', key: 'practice' }, view.practice),
    ),
  )
}

const small = (label: string, intent: Intent, key: string, focus?: string): ScreenNode =>
  button(label, intent, 'quiet', { key, 'data-focus': focus })

const opening = (label: string, sheet: Sheet): ScreenNode =>
  small(label, { do: 'open', sheet }, sheet, opens(sheet))

const always = (pen: Pen): ScreenNode[] => {
  const { view, texts } = pen
  const writings = writingsOf(view)
  const keep = writings.find(({ key }) => key === 'keep.idea') ?? writings.find((one) => one.keep)
  const heard = writings.find(({ key }) => key === 'heard')
  const pause = byKey(view.foot, 'pause')
  return [
    ...(keep ? [small(texts.labels.keepForLater, { do: 'write', writing: keep }, 'keep')] : []),
    ...(heard ? [small(heard.label, { do: 'write', writing: heard }, 'heard')] : []),
    ...ways(pen, pause ? [actionButton(pen, pause, 'foot', 'quiet')] : []),
    more(pen),
  ]
}

/** Never more than a step away: this belongs elsewhere, and we end here for today. */
const ways = ({ view, texts: { labels } }: Pen, between: ScreenNode[] = []): ScreenNode[] => [
  ...(byKey(view.foot, 'elsewhere') ? [opening(labels.elsewhere, 'elsewhere')] : []),
  ...between,
  ...(byKey(view.foot, 'endForToday') ? [opening(labels.endForToday, 'end')] : []),
]

const more = ({ texts }: Pen): ScreenNode => opening(texts.screen.more, 'more')

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
