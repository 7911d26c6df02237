import {
  formatDay,
  type GuideTexts,
  type InsideNotes,
  lineOf,
  type NotedLine,
  type State,
  type Words,
} from '@oivallus/core'
import { shortened } from './wrapped.ts'

/** How a talk went, step by step: what it stopped at, and what came of that. */
export interface Flow {
  /** The first is what the talk stopped at. */
  steps: readonly Step[]
}

/** The steps of a talk, in their order. */
export type StepKind = 'stops' | 'learnings' | 'origins' | 'experiment' | 'return'

export interface Step {
  kind: StepKind
  heading: string
  items: readonly FlowItem[]
}

export interface FlowItem {
  text: string
  /** What it is, in a word or two. */
  mark?: string
  /** What else belongs to it. */
  more?: string
  /** An answer in place of words: nothing to try, not known yet, erased. */
  instead?: true
  /** What it came from: places in the first step, counted from 0. */
  from: readonly number[]
}

/** Whether there is anything to show: something was stopped at, or learned. */
export const hasFlow = ({ chosen, lines }: InsideNotes): boolean =>
  chosen.length > 0 || lines.learning.length > 0

/** The flow of a talk. What a line came from is not in the notes: that is read from the state. */
export const flowOf = (notes: InsideNotes, state: State, texts: GuideTexts): Flow => {
  const { topic } = notes
  // The topic, if no line was chosen, or the words of the chosen ones are gone.
  const isTopic = notes.chosen.length === 0
  const stops = isTopic ? ['topic'] : notes.chosen.map(({ id }) => id)
  const all = stops.map((_, at) => at)

  const words = (text: Words | null | undefined): Pick<FlowItem, 'text' | 'instead'> =>
    typeof text === 'string' && text.trim() !== ''
      ? { text: text.trim() }
      : { text: texts.labels.erased, instead: true }

  /** The stops that a line came from, over other lines too; all of them where it was not said. */
  const from = (id: string): readonly number[] => {
    const given = lineOf(state, id)?.from
    if (isTopic || given === undefined) return all
    const found = sourcesOf(state, given)
    return all.filter((at) => found.has(stops[at] as string))
  }

  const item = (line: NotedLine, mark: string | undefined): FlowItem => ({
    ...words(line.text),
    ...(mark && { mark }),
    from: from(line.id),
  })
  const answer = (text: string): FlowItem => ({ text, instead: true, from: all })

  const { notes: headings, observations, origins, labels } = texts
  const steps: Step[] = [
    isTopic
      ? { kind: 'stops', heading: headings.topic, items: [{ ...words(topic?.text), from: [0] }] }
      : {
          kind: 'stops',
          heading: headings.chosen,
          items: notes.chosen.map((line, at) => ({
            ...item(line, line.under && observations[line.under]),
            from: [at],
          })),
        },
    {
      kind: 'learnings',
      heading: headings.learnings,
      items:
        notes.lines.learning.length > 0
          ? notes.lines.learning.map((line) =>
              item(line, line.as && line.as !== 'insight' ? texts.learnings[line.as] : undefined),
            )
          : notes.said.notKnownYet
            ? [answer(headings.notKnownYet)]
            : [],
    },
    {
      kind: 'origins',
      heading: headings.origins,
      items: notes.origins.map(({ of, origin, text }) => {
        const at = isTopic ? 0 : stops.indexOf(of)
        return {
          text: origin === 'seenDifferently' ? labels.seenDifferently : origins[origin],
          // Of one thing, it stands above; of several, or what was chosen once and is not now, it is named.
          ...((at < 0 || stops.length > 1) && { mark: shortened(words(text).text, NAMED) }),
          from: at < 0 ? [] : [at],
        }
      }),
    },
    { kind: 'experiment', heading: headings.experiment, items: experimentOf(notes, texts, item, answer) },
    { kind: 'return', heading: headings.return, items: returnOf(notes, texts, all) },
  ]
  return { steps: steps.filter(({ items }) => items.length > 0) }
}

const experimentOf = (
  { experiment, said }: InsideNotes,
  texts: GuideTexts,
  item: (line: NotedLine, mark: string | undefined) => FlowItem,
  answer: (text: string) => FlowItem,
): FlowItem[] => {
  if (experiment) return [item(experiment, experiment.fate && texts.fates[experiment.fate])]
  if (!said.nothingToTry) return []
  const more = typeof said.needFirst === 'string' && `${texts.experiment.needFirst}: ${said.needFirst.trim()}`
  return [{ ...answer(texts.notes.nothingToTry), ...(more && { more }) }]
}

const returnOf = (
  { return: comesBack, said }: InsideNotes,
  { labels, language }: GuideTexts,
  from: readonly number[],
): FlowItem[] => {
  if (comesBack) return [{ text: formatDay(comesBack.day, language, comesBack.time), from }]
  return said.noReturn === null ? [] : [{ text: labels.noReturn, instead: true, from }]
}

/** The most letters of the name of what something is about. */
const NAMED = 60

/** Every line that these came from. */
const sourcesOf = (state: State, ids: readonly string[]): Set<string> => {
  const found = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(lineOf(state, id)?.from ?? []))
  }
  return found
}
