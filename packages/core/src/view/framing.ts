import { needsFullFraming } from '../pages.ts'
import { howMany } from '../people.ts'
import { filled } from '../refusal.ts'
import { keptFor, MOST_MONTHS } from '../retention.ts'
import { softenedCodes } from '../rules/softened.ts'
import { type Context, nameOf } from './context.ts'
import type { Action, Section } from './types.ts'

/** Why we pause: three points, who sees this, and one button. */
export const framingSections = (c: Context): Section[] => {
  const { texts, state } = c
  const { framing } = texts
  const softened = softenedCodes(state)
  const language = texts.language
  return [
    {
      part: 'script',
      points: framing.points,
      sentence: c.say(state.page.length > 1 ? framing.short : framing.modelSentence),
      shorter: mayBeShorter(c) ? c.say(framing.short) : null,
      orOwnWords: framing.orOwnWords,
      whoSees: whoSees(c),
      outsideView: framing.outsideView,
      disclosed: c.words(state.discloses),
      keptFor: keptFor(texts, state.notice?.retentionMonths ?? MOST_MONTHS),
      notice: noticeOf(c),
      practiceNote: state.notice ? null : texts.talk.practiceNote,
      neverUsedFor: framing.neverUsedFor,
      softened: softened.map((code) => {
        const reasons = state.settings[code]?.reason ?? {}
        return {
          code,
          title: framing.softened,
          says: texts.rules[code].says,
          reason: reasons[language] ?? Object.values(reasons)[0] ?? '',
        }
      }),
      deviation: state.called.topic?.kind === 'deviation' ? framing.deviation : null,
      actions: [
        ...(c.isLead &&
        !(state.framing.presented && softened.every((code) => state.framing.softenedShown.includes(code)))
          ? [c.act('present', framing.saidClear, { type: 'framing.presented', softened })]
          : []),
        ...c.may('acknowledge', texts.labels.acknowledge, { type: 'framing.acknowledged' }),
        ...c.may('wantToAsk', texts.labels.iWantToAsk, { type: 'noted.question' }, 'text'),
        ...nothingFromMe(c),
      ],
    },
  ]
}

/** From the third talk on those who know each other need not hear it whole. */
export const mayBeShorter = ({ state }: Context): boolean =>
  (state.carried?.number ?? 0) >= 2 && state.page.length === 1 && !needsFullFraming(state)

/** Present with nothing written down: each one says it themselves, around a shared screen too. */
const nothingFromMe = (c: Context): Action[] => {
  const label = c.texts.offers.nothingFromMe
  const event = { type: 'framing.acknowledged', nothingFromMe: true } as const
  return c.me !== undefined
    ? c.may('nothingFromMe', label, event)
    : c.around.flatMap(({ id }) => c.mayAs(id, `nothingFromMe.${id}`, `${nameOf(c, id)}: ${label}`, event))
}

/** Who is responsible, what for, and on which basis: the notice that the host gave; null in practice. */
const noticeOf = ({ state, texts }: Context): { lines: string[]; link: string | null } | null => {
  const { notice } = state
  if (!notice) return null
  const { controller, contact, purpose, legalBasis, link } = notice
  return {
    lines: [
      filled(texts.framing.responsible, { controller, contact }),
      filled(texts.framing.askedFor, { purpose }),
      legalBasis,
    ],
    link: link ?? null,
  }
}

/** Who sees what is written here, said where one writes. */
export const whoSees = ({ state, texts }: Pick<Context, 'state' | 'texts'>): string => {
  const { onlyYou, onlyYouTwo, onlyWeHere } = texts.framing.whoSees
  const many = howMany(state)
  return many > 2 ? onlyWeHere : many === 2 ? onlyYouTwo : onlyYou
}
