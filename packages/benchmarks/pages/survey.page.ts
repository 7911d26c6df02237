/* SurveyJS in plain JavaScript. */
import { renderSurvey } from 'survey-js-ui'
import { measure } from './look.ts'
import { handsIn, survey } from './surveyForm.ts'

const place = document.querySelector('#form') as HTMLElement
renderSurvey(survey, place)
measure(handsIn(place))
