import { formatDay } from '../days.ts'
import type { GuideTexts } from '../guides/guide.ts'
import type { OutsideSight } from '../store/contract.ts'
import { wordFor } from './context.ts'
import type { View } from './types.ts'

/**
 * What anybody outside the talk sees: that it was held, when it returns, needs taken forward to the levels they answer for, with a
 * field to answer, and learnings shared by agreement. Built from the outside notes alone.
 */
export const outsideView = ({ notes, form, mayKnock }: OutsideSight, texts: GuideTexts): View => ({
  language: texts.language,
  stage: notes.held === null ? 'called' : 'held',
  page: [],
  form,
  address: 'team',
  practice: notes.practice ? texts.talk.practice : null,
  title: texts.notes.outsideTitle,
  purpose: null,
  whoSees: texts.framing.outsideView,
  guideMissing: null,
  progress: [],
  sections: [
    {
      part: 'outside',
      title: texts.notes.outsideTitle,
      held: notes.held === null ? null : formatDay(notes.held, texts.language),
      returns: notes.return === null ? null : formatDay(notes.return.day, texts.language),
      needs: notes.needs.map(({ id, text, level, status, forwarded, answers }) => ({
        id,
        text,
        level: wordFor(texts.levels, level),
        status: texts.statuses[status],
        forwarded: formatDay(forwarded, texts.language),
        answers,
        answer: {
          key: 'answer',
          label: texts.kinds.answer,
          event: { type: 'noted.answer', need: id },
          missing: ['text'],
          refusal: null,
          nudge: null,
          as: { by: { level } },
        },
      })),
      learnings: notes.learnings,
    },
  ],
  // Somebody new asks to be let in.
  foot: mayKnock
    ? [
        {
          key: 'knock',
          label: texts.offers.askEveryone,
          event: { type: 'knocked' },
          missing: ['name'],
          refusal: null,
          nudge: null,
        },
      ]
    : [],
  days: [],
  moveOn: null,
  takeBack: null,
  asks: [],
  nudges: [],
  drafts: [],
  cameBack: [],
  wakeAt: null,
})
