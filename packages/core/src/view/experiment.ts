import { lineOf } from '../said.ts'
import type { Line } from '../state.ts'
import { FATES } from '../vocabulary.ts'
import { type Context, carrierOf } from './context.ts'
import type { LineWithActions, Section } from './types.ts'

const ideaActions = (c: Context, line: Line): LineWithActions => {
  const { texts } = c
  const of = { of: line.id, revision: line.revision }
  return {
    ...c.line(line),
    actions: [
      ...c.may('obstacle', texts.experiment.obstacle, { type: 'experiment.asked', ...of }),
      c.act('take', texts.labels.tryThis, { type: 'experiment.taken', ...of, end: 'next' }),
      ...c.may('object', texts.labels.object, { type: 'experiment.objected', ...of }),
      ...c.may('reword', texts.labels.reword, { type: 'revised', ...of }, 'text'),
    ],
  }
}

/** The chosen one, as a sentence with its situation, its end and who carries it. */
const takenOne = (c: Context, line: Line) => {
  const { texts } = c
  const of = { of: line.id, revision: line.revision }
  return {
    ...c.line(line),
    situation: c.words(line.situation),
    end: line.end === undefined ? null : line.end === 'next' ? texts.experiment.nextTime : c.day(line.end),
    carries: carrierOf(c, line.carries),
    actions: [
      ...c.may('situation', texts.experiment.situation, { type: 'revised', ...of }, 'situation'),
      ...c.may('agree', texts.experiment.noObstacle, { type: 'experiment.agreed', ...of }),
      ...c.may('object', texts.labels.object, { type: 'experiment.objected', ...of }),
      ...c.may('keepAsIdea', texts.offers.keepAsIdea, { type: 'experiment.released', ...of }),
    ],
  }
}

export const experimentSection = (c: Context): Section => {
  const { state, texts } = c
  const { taken, none, needFirst, fate } = state.experiment
  const line = taken ? lineOf(state, taken) : undefined
  const carried = state.carried?.experiment
  return {
    part: 'experiment',
    title: c.say(texts.questions.change ?? { one: '', team: '' }),
    ideas: c
      .kinds('idea')
      .filter((one) => one.id !== taken)
      .map((one) => ideaActions(c, one)),
    taken: line ? takenOne(c, line) : null,
    carried: carried
      ? {
          text: c.words(state.experiment.changed ?? carried.text) ?? texts.labels.erased,
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
    none: c.may('none', texts.labels.nothingToTry, { type: 'experiment.none' })[0] ?? null,
    isNone: none,
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
      lines: c.kinds('continue', 'stop', 'lighten', 'decision').map(c.line),
    },
    {
      part: 'support',
      title: texts.notes.support,
      lines: c.kinds('support').map(c.line),
      none: c.may('supportNone', texts.experiment.supportNone, { type: 'support.none' })[0] ?? null,
    },
  ]
}
