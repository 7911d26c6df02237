import { toHtml } from '@oivallus/core'
import type { Acting } from './acting.ts'

/** A file name out of the words for what is in it: readable, and safe on every file system. */
const fileName = (words: string, day: string, ending: string): string =>
  `${words.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}-${day}.${ending}`

/** Gives the notes, as their reader sees them, or the calendar entry. */
export const saveFile = ({ conversation, options, texts }: Acting, what: 'notes' | 'calendar'): void => {
  const { save, calendar } = options
  const notes = conversation.notes()
  const now = new Date().toISOString()
  const day = notes.held ?? now.slice(0, 10)
  if (what === 'notes')
    save?.({
      name: fileName(texts.talk.notes, day, 'html'),
      type: 'text/html;charset=utf-8',
      text: toHtml(notes, texts),
    })
  else
    void calendar?.().then(({ toCalendar }) => {
      const text = toCalendar(conversation.entries(), { texts, now })
      if (text !== null)
        save?.({
          name: fileName(texts.calendar.summary, notes.return?.day ?? day, 'ics'),
          type: 'text/calendar;charset=utf-8',
          text,
        })
    })
}
