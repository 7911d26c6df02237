import { lineOf, seen, takenLine } from '../said.ts'
import type { Line } from '../state.ts'
import { FATES } from '../vocabulary.ts'
import { carrierActions, listed } from './carriers.ts'
import { type Context, inWeeks } from './context.ts'
import type { Action, LineWithActions, Section } from './types.ts'

/** When an experiment can be looked at, besides next time. */
const ENDS_IN_WEEKS = [1, 2, 4]

const ideaActions = (c: Context, line: Line): LineWithActions => {
  const { texts } = c
  const { labels } = texts
  // Around a shared screen one tap says that it was asked aloud, and what came of it; on one's own it asks.
  const { obstacle, askedNoObstacle } = texts.experiment
  return {
    ...c.line(line),
    actions: [
      ...c.mayOn(line, ['obstacle', c.me === undefined ? askedNoObstacle : obstacle, 'experiment.asked']),
      c.act('take', labels.tryThis, { type: 'experiment.taken', ...seen(line), end: 'next' }),
      ...ends(c, 'take', labels.tryThis, line),
      ...c.mayOn(
        line,
        ['object', labels.object, 'experiment.objected'],
        ['reword', labels.reword, 'revised', 'text'],
      ),
    ],
  }
}

/** Next time, in so many weeks, or on another day. */
const ends = (c: Context, key: string, label: string, line: Line): Action[] => {
  const { texts } = c
  const taking = { type: 'experiment.taken', ...seen(line) } as const
  return [
    ...ENDS_IN_WEEKS.flatMap((weeks) =>
      c.may(`${key}.${weeks}`, `${label} · ${inWeeks(c, weeks)}`, {
        ...taking,
        end: c.platform.addDays(c.today, weeks * 7),
      }),
    ),
    ...c.may(`${key}.until`, texts.followUp.otherDay, taking, 'end'),
  ]
}

/** The chosen one, as a sentence with its situation, its end and who carries it: these anyone may set, and its wording stays agreed. */
const takenOne = (c: Context, line: Line) => {
  const { texts } = c
  const { labels } = texts
  return {
    ...c.line(line),
    situation: c.words(line.situation),
    end: line.end === undefined ? null : line.end === 'next' ? texts.experiment.nextTime : c.day(line.end),
    actions: [
      ...carrierActions(c, line),
      ...c.mayOn(
        line,
        ['situation', texts.experiment.situation, 'experiment.taken', 'situation'],
        ['obstacle', texts.experiment.obstacle, 'experiment.asked'],
        ['agree', texts.experiment.noObstacle, 'experiment.agreed'],
        ['object', labels.object, 'experiment.objected'],
        ['reword', labels.reword, 'revised', 'text'],
        ['keepAsIdea', texts.offers.keepAsIdea, 'experiment.released'],
      ),
      ...c.may('end.next', `${labels.end}: ${texts.experiment.nextTime}`, {
        type: 'experiment.taken',
        ...seen(line),
        end: 'next',
      }),
      ...ends(c, 'end', labels.end, line),
    ],
  }
}

const experimentSection = (c: Context): Section => {
  const { state, texts } = c
  const { taken, none, needFirst, fate } = state.experiment
  const line = takenLine(state)
  const carried = state.carried?.experiment
  return {
    part: 'experiment',
    title: c.question('change'),
    ideas: c
      .kinds('idea')
      .filter((one) => one.id !== taken && one.id !== carried?.id)
      .map((one) => ideaActions(c, one)),
    taken: line ? takenOne(c, line) : null,
    carried: carried
      ? {
          text: c.words((lineOf(state, carried.id) ?? carried).text) ?? texts.labels.erased,
          fate: fate ? texts.fates[fate] : null,
          fates: FATES.map((one) =>
            c.act(
              one,
              texts.fates[one],
              { type: 'experiment.continued', of: carried.id, fate: one },
              // What is changed is worded anew.
              ...(one === 'change' ? ['text'] : []),
            ),
          ),
        }
      : null,
    none: c.maybe('none', texts.labels.nothingToTry, { type: 'experiment.none' }),
    isNone: none,
    needFirstAction: c.maybe(
      'needFirst',
      texts.experiment.needFirst,
      { type: 'experiment.none' },
      'needFirst',
    ),
    needFirst: c.words(needFirst),
    note: texts.experiment.notAForever,
    obstacle: texts.experiment.obstacle,
  }
}

/** What we try: kept ideas as cards, the chosen one, and what makes room for it. */
export const experimentSections = (c: Context): Section[] => {
  const { texts } = c
  return [
    experimentSection(c),
    {
      part: 'lines',
      phase: 'experiment',
      title: texts.notes.goOnStopLighten,
      lines: c.kinds('continue', 'stop', 'lighten', 'decision').map((line) => listed(c, line)),
    },
    {
      part: 'support',
      title: texts.notes.support,
      lines: c.kinds('support').map((line) => listed(c, line)),
      none: c.maybe('supportNone', texts.experiment.supportNone, { type: 'support.none' }),
    },
  ]
}
