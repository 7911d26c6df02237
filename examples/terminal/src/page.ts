import type { LineView, View } from '@oivallus/core'
import { type Moment, sectionOf, sectionsOf } from '@oivallus/screen'
import {
  type Drawing,
  large,
  linesAsSaid,
  matterRows,
  quiet,
  rows,
  rowsOf,
  spaced,
  titled,
} from './drawing.ts'
import { widthOf, wrapped } from './screen/style.ts'
import type { Page } from './screen/terminal.ts'

/** The page of a moment: where we are, the question, and what has been said about it. What can be done is added by the talk. */
export const pageOf = (view: View, moment: Moment | undefined, drawing: Drawing): Page => {
  const part = moment ? BODIES.find(({ of }) => of.test(moment.id)) : undefined
  const { question, said } = (part ?? REST).draw(view, moment, drawing)
  return {
    place: `${view.stage}.${moment?.id ?? ''}`,
    header: headerOf(view, drawing),
    question,
    said,
    choices: [],
    notice: [],
  }
}

type Body = Pick<Page, 'question' | 'said'>

/** Progress as seven marks and the name of where we are; who sees this; what it is for. */
const headerOf = (view: View, { style, width }: Drawing): string[] => {
  // The closing words stand alone.
  if (view.stage === 'closing') return []
  const marks = view.progress.map(({ at }) => (at === 'now' ? '◉' : at === 'done' ? '●' : '○')).join('')
  const now = view.progress.filter(({ at }) => at === 'now')
  const names = now.length > 0 ? now.map(({ name }) => name) : [view.title]
  // The minutes are those of the full form.
  const minutes = view.form === 'full' ? now.map((one) => `${one.minutes}\u00A0min`) : []
  const left = `${marks}  ${names.join(' · ')}`
  const right = [view.practice, view.whoSees].filter(Boolean).join(' · ')
  const room = width - widthOf(left) - widthOf(right)
  return [
    ...(room >= 3
      ? [`${style.large(left)}${' '.repeat(room)}${style.quiet(right)}`]
      : [style.large(left), style.quiet(right)]),
    ...wrapped([view.purpose, ...minutes].filter(Boolean).join(' · '), width).map(style.quiet),
    ...(view.guideMissing ? wrapped(view.guideMissing, width).map(style.warm) : []),
    ...view.asks.flatMap((one) => wrapped(one, width).map(style.warm)),
  ]
}

/** The lines of a phase, each once, without those that the page shows in a place of their own. */
const saidIn = (view: View, phase: string, elsewhere: readonly LineView[] = []): LineView[] => {
  const all = sectionsOf(view, 'lines')
    .filter((one) => one.phase === phase)
    .flatMap(({ lines }) => lines)
  return all.filter(
    ({ id }, at) =>
      all.findIndex((other) => other.id === id) === at && !elsewhere.some((other) => other.id === id),
  )
}

const chosenLines = (view: View, drawing: Drawing): string[] =>
  sectionsOf(view, 'chosen').flatMap(({ title, lines, choices }) =>
    choices.length > 0
      ? []
      : titled(
          title,
          matterRows(
            lines.map(({ text }) => text),
            drawing,
          ),
          drawing,
        ),
  )

/** How one listens, on one line; anything else beside it on lines of its own. */
const small = (view: View, drawing: Drawing): string[] => {
  const texts = sectionsOf(view, 'questions').flatMap((one) => [...one.small])
  const isSentence = (text: string) => text.endsWith('.')
  const words = texts.filter((text) => !isSentence(text)).join(' · ')
  return [words, ...texts.filter(isSentence)].flatMap((text) => quiet(text, drawing))
}

interface Drawn {
  of: RegExp
  draw(view: View, moment: Moment | undefined, drawing: Drawing): Body
}

/** Whatever is said aloud first: three large points, the sentence, who sees the notes. */
const script: Drawn = {
  of: /^script$/,
  draw: (view, _, drawing) => ({
    question: scriptOf(view, drawing),
    said: linesAsSaid(saidIn(view, 'framing'), drawing),
  }),
}

export const scriptOf = (view: View, drawing: Drawing): string[] => {
  const section = sectionOf(view, 'script')
  if (!section) return []
  const { points, sentence, orOwnWords, softened, deviation, notice, practiceNote } = section
  const { whoSees, disclosed, outsideView, keptFor, neverUsedFor } = section
  const seen = [`${whoSees}.`, disclosed, outsideView, keptFor, neverUsedFor].filter(Boolean).join(' ')
  return spaced(
    points.flatMap((point) => large(point, drawing)),
    wrapped(`${quoted(sentence, view.language)} (${orOwnWords})`, drawing.width),
    quiet(seen, drawing),
    quiet(practiceNote ?? [...(notice?.lines ?? []), notice?.link].filter(Boolean).join(' '), drawing),
    softened.flatMap(({ title, says, reason }) => wrapped(`${title} ${says} ${reason}`, drawing.width)),
    deviation ? large(deviation, drawing) : [],
  )
}

const quoted = (text: string, language: string): string => (language === 'en' ? `“${text}”` : `”${text}”`)

/** One card: what was tried, how one would notice, what the organisation answered, and the question left. */
const lastTime: Drawn = {
  of: /^(lastTime|carried)$/,
  draw: (view, moment, drawing) => ({
    question: large(moment?.question ?? '', drawing),
    said: lastTimeOf(view, drawing),
  }),
}

const lastTimeOf = (view: View, drawing: Drawing): string[] => {
  const { texts } = drawing
  const section = sectionOf(view, 'lastTime')
  const carried = sectionOf(view, 'experiment')?.carried
  if (!section) return carried ? wrapped(carried.text, drawing.width) : []
  return rows(
    [
      ...(section.experiment === null ? [] : ([[texts.kinds.idea, section.experiment]] as const)),
      ...(section.outcome === null ? [] : ([[texts.kinds.outcome, section.outcome]] as const)),
      ...section.signals.map((signal) => [texts.kinds.signal, signal] as const),
      ...section.needs.map(
        ({ text, answers, note }) =>
          [texts.notes.needs, [text, ...answers, ...(note ? [note] : [])].join(' · ')] as const,
      ),
      ...(section.question === null ? [] : ([[texts.reality.questionLeft, section.question]] as const)),
    ],
    drawing,
  )
}

const reality: Drawn = {
  of: /^(centre|success|difficulty)$/,
  draw: (view, moment, drawing) => ({
    question: [...large(moment?.question ?? '', drawing), ...small(view, drawing)],
    said: linesAsSaid(saidIn(view, 'reality'), drawing),
  }),
}

const chosen: Drawn = {
  of: /^chosen$/,
  draw: (view, moment, drawing) => ({
    question: large(moment?.question ?? '', drawing),
    said: moment?.answered
      ? sectionsOf(view, 'chosen').flatMap(({ lines }) =>
          matterRows(
            lines.map(({ text }) => text),
            drawing,
          ),
        )
      : [],
  }),
}

const learning: Drawn = {
  of: /^(taught|understand|surprised|differently|unlearn|customer|serves)$/,
  draw: (view, moment, drawing) => {
    const parked = sectionsOf(view, 'parked')
    const cameBack = parked.flatMap(({ lines }) => lines)
    return {
      question: [...large(moment?.question ?? '', drawing), ...small(view, drawing)],
      said: spaced(
        chosenLines(view, drawing),
        parked.flatMap(({ title, lines }) => titled(title, linesAsSaid(lines, drawing), drawing)),
        linesAsSaid(saidIn(view, 'learning', cameBack), drawing),
      ),
    }
  },
}

/** The matters with their answers, what structures did, and what is needed. */
const distinction: Drawn = {
  of: /^(origin\..*|supported|inTheWay|needed)$/,
  draw: (view, moment, drawing) => {
    const { texts } = drawing
    const matters = sectionOf(view, 'origins')?.matters ?? []
    const asked = matters.find(({ id }) => moment?.id === `origin.${id}`)
    const { supported = [], inTheWay = [] } = sectionOf(view, 'findings') ?? {}
    const findings = [...supported, ...inTheWay]
    const needs = sectionOf(view, 'needs')?.needs ?? []
    return {
      question: [
        ...large(moment?.question ?? '', drawing),
        ...(asked ? matterRows([asked.text], drawing) : []),
      ],
      said: rows(
        [
          ...matters
            .filter(({ origin, seenDifferently, id }) => (origin || seenDifferently) && id !== asked?.id)
            .map(({ text, origin }) => [origin ?? texts.labels.seenDifferently, text] as const),
          ...rowsOf([...findings, ...saidIn(view, 'distinction', [...findings, ...needs])], drawing),
          ...needs.map(({ text, mark, status, level, nameNote, leaves }) => {
            const about = [text ?? mark ?? '', level].filter(Boolean).join(' → ')
            const named = nameNote ? `${about} (${nameNote})` : about
            // It has not gone forward yet while somebody may object.
            return leaves
              ? ([texts.statuses.agreed, `${named} · ${leaves}`] as const)
              : ([status, named] as const)
          }),
        ],
        drawing,
      ),
    }
  },
}

const experiment: Drawn = {
  of: /^(change|situation|goOn|makeRoom|supportNeeded)$/,
  draw: (view, moment, drawing) => {
    const { texts } = drawing
    const section = sectionOf(view, 'experiment')
    const { taken, ideas = [] } = section ?? {}
    const isBack = ({ handedBack }: LineView) => handedBack
    const supports = sectionOf(view, 'support')?.lines ?? []
    const cards = [...ideas, ...(taken ? [taken] : []), ...supports]
    return {
      question: [
        ...large(moment?.question ?? '', drawing),
        ...(moment?.id === 'change' && section ? quiet(section.note, drawing) : []),
      ],
      said: spaced(
        taken
          ? rows(
              [
                [texts.closing.weTry, taken.text ?? taken.mark ?? ''],
                ...(taken.situation ? ([[texts.notes.situation, taken.situation]] as const) : []),
                ...(taken.end ? ([[texts.labels.end, taken.end]] as const) : []),
                ...(taken.carries ? ([[texts.experiment.carries, taken.carries]] as const) : []),
              ],
              drawing,
            )
          : spaced(
              titled(texts.labels.keptForLater, linesAsSaid(ideas.filter(isBack), drawing), drawing),
              linesAsSaid(
                ideas.filter((one) => !isBack(one)),
                drawing,
              ),
            ),
        section?.isNone ? wrapped(section.needFirst ?? texts.labels.nothingToTry, drawing.width) : [],
        linesAsSaid([...saidIn(view, 'experiment', cards), ...supports], drawing),
      ),
    }
  },
}

const followUp: Drawn = {
  of: /^(whenBack|howNotice|learnMore)$/,
  draw: (view, moment, drawing) => {
    const back = sectionOf(view, 'return')?.text
    return {
      question: large(moment?.question ?? '', drawing),
      said: spaced(back ? wrapped(back, drawing.width) : [], linesAsSaid(saidIn(view, 'followUp'), drawing)),
    }
  },
}

/** The sentence, large, with space around it; under it what we try and when we come back. */
const closing: Drawn = {
  of: /^closing$/,
  draw: (view, _, drawing) => ({ question: closingOf(view, drawing), said: [] }),
}

export const closingOf = (view: View, drawing: Drawing): string[] =>
  sectionsOf(view, 'closing').flatMap(({ words, weTry, weComeBack }) => [
    '',
    '',
    ...sentences(words).flatMap((one) => [...large(one, drawing), '']),
    '',
    ...(weTry ? wrapped(weTry, drawing.width) : []),
    ...(weComeBack ? wrapped(weComeBack, drawing.width) : []),
    '',
  ])

const sentences = (text: string): string[] => text.split(/(?<=\.) +/)

/** A question that an organisation added, or a page where everything has been answered. */
const REST: Drawn = {
  of: /^/,
  draw: (view, moment, drawing) => ({
    question: moment ? large(moment.question, drawing) : [],
    said: sectionsOf(view, 'lines').flatMap(({ lines }) => linesAsSaid(lines, drawing)),
  }),
}

const BODIES: readonly Drawn[] = [
  script,
  lastTime,
  reality,
  chosen,
  learning,
  distinction,
  experiment,
  followUp,
  closing,
]
