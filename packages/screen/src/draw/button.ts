import { type Action, filled } from '@oivallus/core'
import type { Intent } from '../intent.ts'
import { h, type ScreenNode } from '../node.ts'
import { fieldId } from '../ui.ts'
import type { Pen } from './drawn.ts'

/** How much a button stands out. */
export type Weight = 'primary' | 'equal' | 'quiet'

/** A button that does something on the screen. */
export const button = (
  label: string,
  intent: Intent,
  weight: Weight = 'quiet',
  given: Record<string, unknown> = {},
): ScreenNode =>
  h('button', { type: 'button', 'data-weight': weight, on: { click: intent }, ...given }, label)

/** A button of the talk. When it lacks something, pressing it opens its fields in its place. */
export const actionButton = (
  pen: Pen,
  action: Action,
  place: string,
  weight: Weight = 'equal',
  given: Record<string, unknown> = {},
): ScreenNode => {
  const { filling } = pen.ui
  const own = `${place}/${action.key}`
  if (filling?.place === own) return form(pen)
  const { except = [] } = action
  if (except.length > 1) return agreeing(pen, action, own, weight, given)
  return pressing(action, own, weight, given)
}

const pressing = (action: Action, own: string, weight: Weight, given: Record<string, unknown>): ScreenNode =>
  button(action.label, { do: 'act', action, place: own }, weight, {
    key: own,
    ...(action.missing.length > 0 && { 'aria-expanded': false, 'data-focus': own }),
    ...(action.nudge && { title: action.nudge }),
    ...given,
  })

/** Asked aloud, and entered for all around this screen in one press: whoever thinks otherwise is unticked before it. */
const agreeing = (
  { ui, texts }: Pen,
  action: Action,
  own: string,
  weight: Weight,
  given: Record<string, unknown>,
): ScreenNode => {
  const { except: people = [], event } = action
  const ids = ui.except?.place === own ? ui.except.ids : []
  const left = people.filter(({ id }) => ids.includes(id))
  const isLast = left.length === people.length - 1
  const asked =
    left.length > 0 ? { ...action, event: { ...event, except: left.map(({ id }) => id) } } : action
  const names = left.map(({ name }) => name).join(', ')
  return h(
    'div',
    { 'data-row': 'agreeing', key: own },
    pressing(asked, own, weight, given),
    h(
      'details',
      null,
      h(
        'summary',
        null,
        left.length > 0 ? filled(texts.screen.everyoneBut, { names }) : texts.screen.someoneElse,
      ),
      h(
        'div',
        { role: 'group', 'aria-label': action.label },
        people.map(({ id, name }) => {
          const isTicked = !ids.includes(id)
          return h(
            'label',
            { key: id, 'data-row': 'tick', ...(isTicked && { 'data-chosen': true }) },
            h('input', {
              type: 'checkbox',
              checked: isTicked,
              // With nobody there is nothing to enter.
              disabled: isTicked && isLast,
              on: { change: { do: 'except', place: own, id } },
            }),
            h('span', null, name),
          )
        }),
      ),
    ),
  )
}

/** The buttons of some actions, side by side. */
export const buttons = (pen: Pen, actions: readonly Action[], place: string, weight?: Weight): ScreenNode[] =>
  actions.map((one) => actionButton(pen, one, place, weight))

/** A level or a day to choose by one press. */
interface Listed {
  value: string
  label: string
}

const listed = ({ view, texts }: Pen, { label }: Action, field: string): Listed[] => {
  const days = view.days.map(({ day, label }) => ({ value: day, label }))
  // Another day than those just shown.
  if (label === texts.followUp.otherDay) return []
  if (field === 'day') return days
  if (field === 'end') return [{ value: 'next', label: texts.experiment.nextTime }, ...days]
  if (field === 'level')
    return view.sections.flatMap((one) =>
      one.part === 'needs' ? one.levels.map(({ id, label }) => ({ value: id, label })) : [],
    )
  return []
}

const labelOf = ({ texts }: Pen, action: Action, field: string): string => {
  if (field === 'name') return texts.screen.name
  if (field === 'day' || field === 'end') return texts.followUp.otherDay
  if (field === 'level') return texts.distinction.whoAnswers
  return action.label
}

/** What is no text of somebody's. */
const NO_WORDS: readonly string[] = ['name', 'day', 'end', 'level']

/** Said where one writes: a draft is for its author alone. */
const whoSees = ({ view, texts }: Pen, { event: { type } }: Action): string =>
  type === 'drafted' || type === 'redrafted' ? texts.labels.draft : view.whoSees

/** The fields of a button that lacked something, where the button stood. */
export const form = (pen: Pen): ScreenNode => {
  const { ui, texts } = pen
  if (!ui.filling) return h('div', null)
  const { action, place } = ui.filling
  const [only] = action.missing
  const choices = action.missing.length === 1 && only !== undefined ? listed(pen, action, only) : []
  const isTopic = action.event.type === 'topic.set' && only === 'text'
  const isChosen = choices.length > 0 && only === 'level'
  const isWritten = action.missing.some((one) => !NO_WORDS.includes(one))
  const fields = isChosen
    ? []
    : action.missing.map((field, at) => fieldOf(pen, action, place, field, choices.length === 0 && at === 0))
  return h(
    'form',
    {
      part: 'form',
      key: place,
      'aria-label': action.label,
      on: { submit: { do: 'fill' }, escape: { do: 'turnBack' } },
    },
    choices.length > 0 &&
      h(
        'div',
        { 'data-row': 'choices' },
        choices.map(({ value, label }, at) =>
          button(label, { do: 'fill', value }, 'equal', {
            key: value,
            ...(at === 0 && { 'data-focus': 'form' }),
          }),
        ),
      ),
    fields,
    isWritten && h('p', { part: 'who-sees', key: 'who-sees' }, whoSees(pen, action)),
    h(
      'div',
      { 'data-row': 'buttons' },
      fields.length > 0 &&
        h(
          'button',
          { type: 'submit', 'data-weight': 'primary' },
          only === 'name' ? action.label : isTopic ? texts.screen.talkAboutThis : texts.labels.noteIt,
        ),
      button(texts.screen.notNow, { do: 'turnBack' }),
    ),
  )
}

const fieldOf = (pen: Pen, action: Action, place: string, field: string, isFirst: boolean): ScreenNode => {
  const id = fieldId(place, field)
  const isDay = field === 'day' || field === 'end'
  const isLine = field === 'name'
  const value = pen.ui.typed[id] ?? ''
  const given = {
    'data-field': id,
    ...(isFirst && { 'data-focus': 'form' }),
    name: field,
    on: { input: { do: 'type', field: id } as const, ...(!isDay && { enter: { do: 'fill' } as const }) },
  }
  return h(
    'label',
    { 'data-row': 'field' },
    h('span', null, labelOf(pen, action, field)),
    isDay || isLine
      ? h('input', { ...given, type: isDay ? 'date' : 'text', value, autocomplete: 'off' })
      : h('textarea', { ...given, rows: 2, value }),
  )
}
