/* SurveyJS in React. */
import { createRoot } from 'react-dom/client'
import { Survey } from 'survey-react-ui'
import { measure } from './look.ts'
import { handsIn, survey } from './surveyForm.ts'

const place = document.querySelector('#form') as HTMLElement
createRoot(place).render(<Survey model={survey} />)
measure(handsIn(place))
