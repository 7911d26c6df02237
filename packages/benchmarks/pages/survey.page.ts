/* SurveyJS, as its documentation says: a model made from JSON, rendered into an element. */
import { Model } from 'survey-core'
import { renderSurvey } from 'survey-js-ui'
import type { Step } from './fields.ts'
import { measure } from './look.ts'

/** The guide's questions, put in when this is built. */
declare const STEPS: readonly Step[]

const survey = new Model({
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

const place = document.querySelector('#form') as HTMLElement
renderSurvey(survey, place)

const onward = () => place.querySelector<HTMLElement>('.sd-navigation__next-btn')

measure({
  questions: () => [...place.querySelectorAll('.sd-question__title')],
  open: () => onward()?.click(),
  field: () => place.querySelector('textarea'),
  onward,
})
