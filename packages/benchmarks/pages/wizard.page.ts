/* What one writes by hand: a form with a step for each phase. Going on keeps the answers; the last step gives them. */
import type { Field, Step } from './fields.ts'
import { measure } from './look.ts'

/** The guide's questions, put in when this is built. */
declare const STEPS: readonly Step[]

type Given = Record<string, string | number | boolean | (() => void)>

const make = (name: string, given: Given = {}, ...children: (Node | string)[]): HTMLElement => {
  const element = Object.assign(document.createElement(name), given)
  element.append(...children)
  return element
}

const answers: Record<string, string> = {}

const question = (title: string) => make('span', { className: 'question' }, title)

const written = ({ name, title }: Field): HTMLElement => {
  const field = make('textarea', { name, value: answers[name] ?? '' }) as HTMLTextAreaElement
  field.addEventListener('input', () => {
    answers[name] = field.value
  })
  return make('label', {}, question(title), field)
}

const chosen = ({ name, title, choices = [] }: Field): HTMLElement => {
  const choice = (value: string) => {
    const onchange = () => {
      answers[name] = value
    }
    const checked = answers[name] === value
    return make('label', {}, make('input', { type: 'radio', name, value, checked, onchange }), value)
  }
  return make('fieldset', {}, make('legend', {}, question(title)), ...choices.map(choice))
}

const form = make('form') as HTMLFormElement

const show = (at: number): void => {
  const step = STEPS[at]
  if (!step) {
    Object.assign(globalThis, { answers })
    form.replaceChildren(make('p', {}, 'Kiitos'))
    return
  }
  const progress = STEPS.map(({ name }, of) => {
    const item = make('li', {}, name)
    if (of === at) item.setAttribute('aria-current', 'step')
    return item
  })
  const button = (text: string, to: number) =>
    make('button', { type: 'button', className: to > at ? 'on' : 'back', onclick: () => show(to) }, text)
  const heading = make('h2', { tabIndex: -1 }, step.name)
  form.replaceChildren(
    make('ol', {}, ...progress),
    heading,
    ...step.fields.map((field) => (field.choices ? chosen(field) : written(field))),
    ...(at > 0 ? [button('Takaisin', at - 1)] : []),
    button(at < STEPS.length - 1 ? 'Eteenpäin' : 'Valmis', at + 1),
  )
  if (at > 0) heading.focus()
}

document.querySelector('#form')?.append(form)
show(0)

const onward = () => form.querySelector<HTMLElement>('.on')

measure({
  questions: () => [...form.querySelectorAll('.question')],
  open: () => onward()?.click(),
  field: () => form.querySelector('textarea'),
  onward,
})
