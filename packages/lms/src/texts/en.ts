import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in English. */
export const en: LmsTexts = {
  language: 'en',
  told: 'The learning platform is told only that this talk was opened, whether it has been held, and how long it was open. This shows for whoever opened the talk. The platform isn’t told what you talk about or who you talk with, and nobody is graded. It keeps a code by which the talk is found. The code holds nothing of what you said.',
  toldByStatements:
    'The learning platform is told only when this talk was opened, interrupted, taken up again and held, how long it went on and was open, and on which day you come back to it. This shows for whoever opened the talk. The platform isn’t told what you talk about or who you talk with, and nobody is graded. It keeps a code by which the talk is found. The code holds nothing of what you said.',
  notTold:
    'This page wasn’t opened from the learning platform. The platform isn’t told anything about the talk, not even that it was held.',
  keptHere:
    'Everything you write stays in this browser. It can’t be seen on another device or in another browser, and it is gone if the browser’s data is cleared. You can save the notes as a file.',
  keptAt: 'Everything you write is kept here: {where}. You can get to it from another device, too.',
  keptNowhere:
    'The browser doesn’t let this page save anything, so everything you write is gone when the page is closed. Save the notes as a file before that.',
  keptElsewhere:
    'This talk isn’t in this browser. Open it on the device and in the browser where you had it. If that browser’s data was cleared, the talk is gone.',
}
