/* What one writes by hand in React: a form with a step for each phase. Going on keeps the answers; the last step gives them. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Field, Step } from './fields.ts'
import { measure } from './look.ts'

/** The guide's questions, put in when this is built. */
declare const STEPS: readonly Step[]

interface Asked {
  field: Field
  answer: string
  onAnswer(answer: string): void
}

const Written = ({ field: { name, title }, answer, onAnswer }: Asked): ReactNode => (
  <label>
    <span className="question">{title}</span>
    <textarea name={name} value={answer} onChange={(event) => onAnswer(event.target.value)} />
  </label>
)

const Chosen = ({ field: { name, title, choices = [] }, answer, onAnswer }: Asked): ReactNode => (
  <fieldset>
    <legend>
      <span className="question">{title}</span>
    </legend>
    {choices.map((one) => (
      <label key={one}>
        <input type="radio" name={name} value={one} checked={answer === one} onChange={() => onAnswer(one)} />
        {one}
      </label>
    ))}
  </fieldset>
)

const Progress = ({ at }: { at: number }): ReactNode => (
  <ol>
    {STEPS.map(({ name }, of) => (
      <li key={name} aria-current={of === at ? 'step' : undefined}>
        {name}
      </li>
    ))}
  </ol>
)

const Wizard = (): ReactNode => {
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const heading = useRef<HTMLHeadingElement>(null)
  const step = STEPS[at]
  useEffect(() => {
    if (at > 0) heading.current?.focus()
  }, [at])
  useEffect(() => {
    if (!step) Object.assign(globalThis, { answers })
  }, [step, answers])
  if (!step) return <p>Kiitos</p>
  return (
    <form>
      <Progress at={at} />
      <h2 tabIndex={-1} ref={heading}>
        {step.name}
      </h2>
      {step.fields.map((field) => {
        const Asking = field.choices ? Chosen : Written
        return (
          <Asking
            key={field.name}
            field={field}
            answer={answers[field.name] ?? ''}
            onAnswer={(answer) => setAnswers((before) => ({ ...before, [field.name]: answer }))}
          />
        )
      })}
      {at > 0 && (
        <button type="button" onClick={() => setAt(at - 1)}>
          Takaisin
        </button>
      )}
      <button type="button" className="on" onClick={() => setAt(at + 1)}>
        {at < STEPS.length - 1 ? 'Eteenpäin' : 'Valmis'}
      </button>
    </form>
  )
}

const place = document.querySelector('#form') as HTMLElement
createRoot(place).render(<Wizard />)

const onward = () => place.querySelector<HTMLElement>('.on')

measure({
  questions: () => [...place.querySelectorAll('.question')],
  open: () => onward()?.click(),
  field: () => place.querySelector('textarea'),
  onward,
})
