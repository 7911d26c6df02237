import { waiting } from '../phases/reality.ts'
import { filled } from '../refusal.ts'
import { openLines } from '../said.ts'
import { OUTCOMES } from '../vocabulary.ts'
import { type Context, whoSaid } from './context.ts'
import type { Section } from './types.ts'

/** In a later talk, first what became of the last experiment, the answers, and the question left. */
const lastTime = (c: Context): Section[] => {
  const { state, texts } = c
  const { carried } = state
  if (!carried) return []
  const told = state.reality.outcome ? openLines(state, 'outcome').at(-1) : undefined
  return [
    {
      part: 'lastTime',
      title: texts.talk.lastTime,
      experiment: c.words(carried.experiment?.text),
      outcome: told?.outcome ? texts.outcomes[told.outcome] : null,
      outcomes: carried.experiment
        ? OUTCOMES.map((outcome) =>
            c.act(outcome, texts.outcomes[outcome], { type: 'noted.outcome', outcome }),
          )
        : [],
      signals: (carried.experiment?.signals ?? []).flatMap((signal) => c.words(signal.text) ?? []),
      needs: carried.needs.map((need) => {
        const heard = openLines(state, 'answer').filter((line) => line.need === need.id)
        const answers = [...need.answers, ...heard].flatMap((answer) => c.words(answer.text) ?? [])
        return {
          id: need.id,
          text: c.words(need.text) ?? texts.labels.erased,
          answers,
          // What never went forward has nobody to answer it.
          note:
            answers.length > 0 || need.forwarded === null
              ? null
              : filled(texts.reality.noAnswerSince, { day: c.day(need.forwarded) }),
          answer: c.maybe(
            'answer',
            texts.reality.noteAnswer,
            { type: 'noted.answer', need: need.id },
            'text',
          ),
        }
      }),
      question: c.words(carried.question?.text),
    },
  ]
}

/** What has been done and experienced: one question at a time, the lines, and who has not had a turn. */
export const realitySections = (c: Context): Section[] => {
  const { state, texts } = c
  const alone = c.me !== undefined && c.isLead
  return [
    ...lastTime(c),
    {
      part: 'turns',
      title: texts.reality.everyoneSpoken,
      // Names only on the facilitator's own screen: a shared one names nobody.
      waiting: alone ? waiting(state).map((one) => whoSaid(c, { by: { participant: one.id } })) : [],
      actions: c.mayAll(
        ['everyoneSpoken', texts.reality.everyoneSpoken, 'everyone.spoken'],
        ['takeTurn', texts.reality.notNoted, 'turn.taken'],
        ['pass', texts.reality.pass, 'turn.taken'],
      ),
    },
    chosenSection(c),
  ]
}

/** As many lines as one can still choose among on a screen. */
const MOST_CHOICES = 40

/** Which one to three of these do we stop at? In the phases after it folded: one may still think again. */
export const chosenSection = (c: Context, folded = false): Section => {
  const { state, texts } = c
  const { chosen } = state.reality
  const among = c
    .kinds('observation', 'perspective')
    .filter((line) => line.phase === 'reality')
    .slice(-MOST_CHOICES)
  return {
    part: 'chosen',
    title: texts.reality.choose,
    ...(folded && { folded }),
    lines: chosen.flatMap((id) => among.filter((line) => line.id === id).map(c.line)),
    choices: among.map((line) => {
      const lines = chosen.includes(line.id) ? chosen.filter((id) => id !== line.id) : [...chosen, line.id]
      return {
        ...c.line(line),
        actions:
          lines.length > 3
            ? []
            : [
                {
                  key: 'choose',
                  label: texts.labels.chosen,
                  event: { type: 'lines.chosen', lines },
                  missing: [],
                  refusal: null,
                  nudge: null,
                },
              ],
      }
    }),
  }
}
