import type { PageWords } from './words.ts'

export const en: PageWords = {
  language: 'en',
  ownName: 'English',
  languages: 'Language',
  intro:
    'In a learning conversation, you stop for a while to ask what your work has taught you. This is not an appraisal.',
  who: 'Who is here?',
  yourName: 'Your name',
  yourNameHint: 'You type, and everyone looks at the same screen.',
  others: 'Who are you talking with?',
  othersHint: 'If there are several of you, put commas between the names.',
  leads: 'Who leads the talk?',
  me: 'I do',
  theOther: 'The person I’m talking with',
  isSupervisor: 'Whoever leads is a supervisor',
  nameMissing: 'Write a name here.',
  begin: 'Go to the talk',
  about: 'What the learning platform is told, and where the text is kept',
  gone: 'The talk isn’t there for you where it was kept: {where}. It may have been deleted, or you were signed in with another account then.',
  beginAnew: 'Begin a new talk',
  beginAnewHint:
    'The learning platform will then lead to the new talk. The earlier one stays where you had it, but the platform no longer leads there.',
  unreachable:
    'The talk can’t be reached now: the server doesn’t answer. What you have written already is kept here: {where}.',
  signIn: 'Talks are kept here: {where}. Sign in there first, and then try again.',
  launchAgain: 'The talk didn’t open. Go back to the learning platform and open it from there again.',
  broken: 'The talk didn’t open. Show this to whoever runs the system: {reason}',
  tryAgain: 'Try again',
  trouble:
    'The learning platform didn’t take this in. You can go on: the text doesn’t depend on it. The page will try again later.',
  leave: 'Back to the learning platform',
  left: 'The connection to the learning platform has ended. You can close this page.',
}
