/* The form in SurveyJS, whoever renders it: a model made from JSON, as its documentation says. */
import { Model } from 'survey-core'
import type { Step } from './fields.ts'
import type { Hands } from './look.ts'

/** The guide's questions, put in when this is built. */
declare const STEPS: readonly Step[]

/** The form. Once it is complete, the page has its answers. */
export const survey = new Model({
  showProgressBar: true,
  pages: STEPS.map(({ phase, name, fields }) => ({
    name: phase,
    title: name,
    elements: fields.map(({ choices, ...field }) =>
      choices ? { ...field, type: 'radiogroup', choices } : { ...field, type: 'comment' },
    ),
  })),
})
survey.onComplete.add(({ data }) => Object.assign(globalThis, { answers: data }))

/** How the form is used where it is rendered. */
export const handsIn = (place: Element): Hands => {
  const onward = () => place.querySelector<HTMLElement>('.sd-navigation__next-btn')
  return {
    questions: () => [...place.querySelectorAll('.sd-question__title')],
    open: () => onward()?.click(),
    field: () => place.querySelector('textarea'),
    onward,
  }
}
