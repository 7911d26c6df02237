import { h, type ScreenNode } from '../node.ts'
import { button, form } from './button.ts'
import type { Pen } from './drawn.ts'

/** A friend's hand on the arm: what happened to the words, one short why, and something to do instead. */
export const refusal = (pen: Pen): ScreenNode | false => {
  const { ui, texts } = pen
  const { refused, filling } = ui
  if (!refused) return false
  const { message, offers, kept } = refused.refusal
  return h(
    'div',
    {
      part: 'refusal',
      key: 'refusal',
      role: 'group',
      'aria-label': message,
      on: { escape: { do: 'turnBack' } },
    },
    h('p', null, message),
    filling?.place === 'refusal'
      ? form(pen)
      : h(
          'div',
          { 'data-row': 'buttons' },
          offers.map(({ key, label }, at) =>
            button(label, { do: 'offer', at }, at === 0 ? 'primary' : 'equal', {
              key,
              ...(at === 0 && { 'data-focus': 'refusal' }),
            }),
          ),
          button(
            kept === undefined ? texts.screen.notNow : texts.screen.keepWriting,
            { do: 'turnBack' },
            'quiet',
            {
              ...(offers.length === 0 && { 'data-focus': 'refusal' }),
            },
          ),
        ),
  )
}
