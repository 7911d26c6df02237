import { element } from './elements.ts'
import type { PageWords } from './words/words.ts'

/** Who talks, as whoever sits at the keyboard has said. The first one does. */
export interface Company {
  /** Names, of whoever sits at the keyboard first. At least two. */
  names: readonly [string, ...string[]]
  /** Who of them leads. */
  lead: number
  /** Whether who leads is a supervisor. */
  isSupervisor: boolean
}

/** What is asked before a talk begins: what was answered stays when it is asked in another language. */
export interface Asked {
  yours: string
  others: string
  lead: number
  isSupervisor: boolean
}

/** How long a name may be. */
const LONGEST = 100

const namesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const field = (label: string, hint: string, input: HTMLInputElement): HTMLElement => {
  const told = element('span', { id: `${input.id}-hint`, className: 'hint' }, hint)
  input.setAttribute('aria-describedby', told.id)
  return element('p', {}, element('label', { htmlFor: input.id }, label), told, input)
}

/**
 * The form that asks who talks.
 *
 * @param asksSupervisor Whether it is asked if who leads is a supervisor: where a server knows it, it is not.
 */
export const companyForm = (
  words: PageWords,
  asked: Asked,
  asksSupervisor: boolean,
  begin: (company: Company) => void,
): HTMLFormElement => {
  const text = (id: 'yours' | 'others') =>
    element('input', { id, required: true, autocomplete: 'off', value: asked[id], maxLength: LONGEST * 5 })
  const [yours, others] = [text('yours'), text('others')]
  yours.maxLength = LONGEST
  const leads = element('fieldset')
  const supervisor = element('input', { type: 'checkbox', checked: asked.isSupervisor })

  const drawLeads = () => {
    const [first = words.theOther, ...more] = namesIn(asked.others)
    const names = [asked.yours.trim() || words.me, first, ...more]
    if (asked.lead >= names.length) asked.lead = 0
    leads.replaceChildren(
      element('legend', {}, words.leads),
      ...names.map((name, index) => {
        const choice = element('input', { type: 'radio', name: 'lead', checked: index === asked.lead })
        choice.addEventListener('change', () => {
          asked.lead = index
        })
        return element('label', {}, choice, name)
      }),
    )
  }
  for (const input of [yours, others])
    input.addEventListener('input', () => {
      input.setCustomValidity('')
      asked[input.id as 'yours' | 'others'] = input.value
      drawLeads()
    })
  supervisor.addEventListener('change', () => {
    asked.isSupervisor = supervisor.checked
  })
  drawLeads()

  const submit = element('button', { type: 'submit' }, words.begin)
  const form = element(
    'form',
    {},
    element('h2', {}, words.who),
    field(words.yourName, words.yourNameHint, yours),
    field(words.others, words.othersHint, others),
    leads,
    ...(asksSupervisor ? [element('label', {}, supervisor, words.isSupervisor)] : []),
    submit,
  )
  // Enter presses it, too. Nothing is submitted: in a sandboxed frame a browser would not even say that it was tried.
  submit.addEventListener('click', (event) => {
    event.preventDefault()
    const names = namesIn(others.value)
    // A name of blanks or commas is none: the browser takes it for one.
    yours.setCustomValidity(yours.value.trim() === '' ? words.nameMissing : '')
    others.setCustomValidity(names.length === 0 ? words.nameMissing : '')
    if (!form.reportValidity()) return
    begin({ names: [yours.value.trim(), ...names], lead: asked.lead, isSupervisor: asked.isSupervisor })
  })
  return form
}
