import type { LmsTexts } from './texts.ts'

/** What those who talk are told, in English. */
export const en: LmsTexts = {
  language: 'en',
  told: 'The learning platform is told only that this talk was opened, whether it has been held, and how long it was open. This shows for whoever opened the talk. The platform isn’t told what you talk about or who you talk with, and nobody is graded.',
  keptHere:
    'Everything you write stays in this browser. It can’t be seen on another device or in another browser, and it is gone if the browser’s data is cleared. You can save the notes as a file. The learning platform has only a code by which the talk is found here.',
  keptAt:
    'Everything you write is kept here: {where}. You can get to it from another device, too. The learning platform has only a code by which the talk is found.',
  keptElsewhere:
    'This talk isn’t in this browser. Open it on the device and in the browser where you had it. If that browser’s data was cleared, the talk is gone.',
}
