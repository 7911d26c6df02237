import { linesOn, sectionOf } from '@oivallus/screen'
import { perform } from './acting.ts'
import { linesAsSaid } from './drawing.ts'
import { wrapped } from './screen/style.ts'
import type { Page } from './screen/terminal.ts'
import type { Sitting } from './sitting.ts'

/** A page with something to read and nothing else. */
const toRead = (place: string, lines: readonly string[]): Page => ({
  place,
  header: [],
  question: lines,
  said: [],
  choices: [],
  notice: [],
})

/** Shows something to read; then the page again. A pipe reads on. */
const reads = async ({ terminal, words }: Sitting, lines: readonly string[]): Promise<void> => {
  if (!terminal.drawn) {
    terminal.say(['', ...lines])
    return
  }
  terminal.show(toRead('read', lines))
  await terminal.wait(words.seen)
}

/** The facilitator's reminders; on a shared screen they are everybody's. */
export const readReminders = (sitting: Sitting): Promise<void> => {
  const { conversation, terminal } = sitting
  const checklist = sectionOf(conversation.view(), 'checklist')
  const { reminders = [], preparation = [], background = null } = checklist ?? {}
  const listed = (all: readonly string[]) => all.flatMap((one) => wrapped(`· ${one}`, terminal.width))
  return reads(sitting, [
    ...listed(reminders),
    ...(preparation.length > 0 ? ['', ...listed(preparation)] : []),
    ...(background ? ['', ...wrapped(background, terminal.width)] : []),
  ])
}

/** Everything that was said and stands on this page. */
export const readLines = (sitting: Sitting): Promise<void> => {
  const lines = linesAsSaid(linesOn(sitting.conversation.view()), sitting.drawing)
  return reads(sitting, lines.length > 0 ? lines : [sitting.words.nothingYet])
}

/** What belongs elsewhere is heard, stored nowhere, and answered with whom to turn to. */
export const belongsElsewhere = async (sitting: Sitting): Promise<void> => {
  const { conversation, terminal, texts } = sitting
  const view = conversation.view()
  const section = sectionOf(view, 'elsewhere')
  if (!section) return
  conversation.send({ type: 'elsewhere' })
  const { style, width } = terminal
  const lines = [
    ...wrapped(section.title, width).map(style.large),
    '',
    ...wrapped(section.about, width),
    '',
    style.quiet(texts.elsewhere.contactsTitle),
    ...section.contacts.flatMap((one) => wrapped(`· ${one}`, width)),
  ]
  if (terminal.drawn) terminal.show(toRead('elsewhere', lines))
  else terminal.say(['', ...lines])
  const key = await terminal.choose({ options: section.actions })
  // Ending asks for the day of return, as it does at the foot.
  const action = view.foot.find((one) => one.key === (key === 'end' ? 'endForToday' : key))
  if (action) await perform(sitting, action, '')
}

/** Another wording for a line. */
export const reword = async (sitting: Sitting): Promise<void> => {
  const { conversation, terminal, words, texts } = sitting
  const lines = linesOn(conversation.view())
    .filter(({ text }) => text !== null)
    .toReversed()
  if (lines.length === 0) return reads(sitting, [words.nothingYet])
  const key = await terminal.choose({
    question: words.whichLine,
    options: lines.map(({ id, label, text }) => ({ key: id, label: `${label}: ${text}` })),
  })
  const line = lines.find(({ id }) => id === key)
  if (!line) return
  const event = { type: 'revised', of: line.id, revision: line.revision } as const
  const { reword: label } = texts.labels
  await perform(sitting, { key: 'reword', label, event, missing: ['text'], refusal: null, nudge: null }, '')
}
