/* SurveyJS in Vue. */
import { SurveyComponent } from 'survey-vue3-ui'
import { createApp, h } from 'vue'
import { measure } from './look.ts'
import { handsIn, survey } from './surveyForm.ts'

const place = document.querySelector('#form') as HTMLElement
createApp({ render: () => h(SurveyComponent, { model: survey }) }).mount(place)
measure(handsIn(place))
