import { formatDay } from '../days.ts'
import type { GuideTexts } from '../guides/guide.ts'
import { filled } from '../refusal.ts'
import type { Words } from '../schema.ts'
import type { Agreed, InsideNotes, NotedLine, NotedReturn, Notes, OutsideNotes } from './types.ts'

/**
 * Something said in the notes, with what belongs to it. Plain text, whoever wrote it: each form of the notes escapes it. Lines end
 * with `\n`.
 */
export interface Item {
  text: string
  details: string[]
}

export interface Section {
  heading: string
  items: Item[]
}

/** The notes in the reader's language, before they take the form of Markdown or HTML. Empty sections are left out. */
export interface Outline {
  language: string
  title: string
  lead: string[]
  sections: Section[]
}

export const outlineOf = (notes: Notes, texts: GuideTexts): Outline => {
  const { language, talk, notes: headings } = texts
  const isInside = notes.projection === 'inside'
  const sections = isInside ? insideSections(notes, texts) : outsideSections(notes, texts)
  return {
    language,
    title: isInside ? headings.title : headings.outsideTitle,
    lead: [
      ...(notes.practice ? [talk.practice] : []),
      ...(notes.held ? [filled(headings.heldOn, { day: formatDay(notes.held, language) })] : []),
      ...(isInside ? [headings.notAppraisal] : []),
    ],
    sections: sections.filter(({ items }) => items.length > 0),
  }
}

/** A part of the notes that may be empty or absent. */
type Maybe<T> = T | false | null | undefined | ''

const some = <T>(...all: Maybe<T>[]): T[] => all.filter((one) => !!one) as T[]

/** Whatever could be the end of a line, to one reader or another. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g

const tidy = (text: string): string => text.replace(LINE_ENDS, '\n').trim()

const item = (text: Maybe<string>, ...details: Maybe<string>[]): Item[] =>
  text ? [{ text: tidy(text), details: some(...details).map(tidy) }] : []

const section = (heading: string, ...items: Item[][]): Section => ({ heading, items: items.flat() })

const labelled = (label: string, text: Maybe<string>): Maybe<string> => text && `${label}: ${tidy(text)}`

const backOn = (comesBack: NotedReturn, { labels, language }: GuideTexts): string =>
  filled(labels.returnOn, { day: formatDay(comesBack.day, language, comesBack.time) })

const outsideSections = (notes: OutsideNotes, texts: GuideTexts): Section[] => [
  section(texts.notes.return, item(notes.return && backOn(notes.return, texts))),
  section(
    texts.notes.needs,
    ...notes.needs.map((need) =>
      item(
        need.text,
        labelled(texts.labels.level, texts.levels[need.level] ?? need.level),
        `${texts.statuses[need.status]} ${formatDay(need.forwarded, texts.language)}`,
        ...need.answers.map((answer) => labelled(texts.kinds.answer, answer)),
      ),
    ),
  ),
  section(texts.notes.shared, ...notes.learnings.map((text) => item(text))),
]

const insideSections = (notes: InsideNotes, texts: GuideTexts): Section[] => {
  const { labels, notes: headings, language } = texts

  const words = (text: Words | null | undefined): string =>
    typeof text === 'string' ? text : text ? labels.erased : ''
  const named = (id: string): string => {
    const { name } = notes.participants.find((one) => one.id === id) ?? {}
    return typeof name === 'string' ? tidy(name) : labels.someone
  }
  const marked = (name: string, ...marks: Maybe<string>[]): string =>
    some(...marks).length > 0
      ? `${name} (${some(...marks)
          .join(', ')
          .toLocaleLowerCase(language)})`
      : name
  const person = ({ participant, unconfirmed }: Agreed): string =>
    marked(named(participant), unconfirmed && labels.unconfirmed)
  const who = ({ by, level, kind, unconfirmed }: NotedLine): Maybe<string> =>
    by === null
      ? kind === 'answer' && level && levelOf(level)
      : person({ participant: by, ...(unconfirmed && { unconfirmed }) })
  const levelOf = (id: string): string => texts.levels[id] ?? id
  const agreed = (all: readonly Agreed[]): Maybe<string> =>
    labelled(headings.agreedBy, all.map(person).join(', '))
  const carrier = (carries: string | undefined): Maybe<string> =>
    carries && (carries === 'us' ? texts.experiment.us : named(carries))

  const line = (one: NotedLine, ...details: Maybe<string>[]): Item[] =>
    item(words(one.text), ...details, labelled(texts.experiment.carries, carrier(one.carries)), who(one))
  const lines = (all: readonly NotedLine[], details = (_: NotedLine): Maybe<string>[] => []) =>
    all.map((one) => line(one, ...details(one)))
  const experimentDetails = ({ situation, end }: NotedLine) => [
    labelled(headings.situation, words(situation)),
    labelled(headings.end, end === 'next' ? texts.experiment.nextTime : end && formatDay(end, language)),
  ]

  const { topic, lastExperiment, outcome, experiment } = notes
  const { serves } = topic ?? {}
  return [
    section(
      headings.topic,
      item(
        words(topic?.text),
        labelled(headings.whyNow, words(topic?.why)),
        labelled(headings.serves, some(words(serves?.text), serves?.goal?.label).join(' · ')),
      ),
    ),
    section(
      headings.participants,
      ...notes.participants.map(({ id, facilitator, supervisor, guest }) =>
        item(
          marked(
            named(id),
            facilitator && labels.facilitator,
            supervisor && labels.supervisor,
            guest && labels.guest,
          ),
        ),
      ),
    ),
    section(
      headings.lastExperiment,
      lastExperiment
        ? line(
            lastExperiment,
            ...experimentDetails(lastExperiment),
            ...notes.lastSignals.map((signal) => labelled(labels.signal, words(signal))),
            outcome?.outcome && some(texts.outcomes[outcome.outcome], words(outcome.text)).join(': '),
            lastExperiment.fate && texts.fates[lastExperiment.fate],
          )
        : [],
    ),
    section(texts.reality.questionLeft, item(words(notes.questionLeft))),
    section(headings.chosen, ...lines(notes.chosen, ({ under }) => [under && texts.observations[under]])),
    section(
      headings.learnings,
      ...lines(notes.learnings, ({ as }) => [as && as !== 'insight' && texts.learnings[as]]),
      item(notes.learnings.length === 0 && notes.notKnownYet && headings.notKnownYet),
    ),
    section(
      headings.origins,
      ...notes.origins.map(({ text, origin }) =>
        item(words(text), origin === 'seenDifferently' ? labels.seenDifferently : texts.origins[origin]),
      ),
    ),
    section(
      headings.findings,
      ...lines(notes.findings, ({ finding, tags }) => [
        finding && texts.findings[finding],
        labelled(labels.tag, tags?.map((tag) => texts.tags[tag] ?? tag).join(', ')),
      ]),
    ),
    section(
      headings.needs,
      ...notes.needs.map((need) =>
        line(
          need,
          labelled(labels.level, need.level && levelOf(need.level)),
          need.forwarded
            ? `${texts.statuses.takenForward} ${formatDay(need.forwarded, language)}`
            : texts.statuses[need.status],
          agreed(need.agreement),
          ...need.answers.map((answer) =>
            labelled(texts.kinds.answer, some(words(answer.text), who(answer)).join(' · ')),
          ),
          need.forwarded && need.answers.length === 0 && texts.reality.noAnswerYet,
        ),
      ),
      item(notes.needs.length === 0 && notes.nothingNow && texts.distinction.nothingNow),
    ),
    section(
      headings.experiment,
      experiment
        ? line(
            experiment,
            ...experimentDetails(experiment),
            experiment.fate && texts.fates[experiment.fate],
            agreed(experiment.agreement),
          )
        : item(
            notes.nothingToTry && headings.nothingToTry,
            labelled(texts.experiment.needFirst, words(notes.needFirst)),
          ),
    ),
    section(headings.decisions, ...lines(notes.decisions)),
    section(headings.goOnStopLighten, ...lines(notes.goOn, ({ kind }) => [texts.kinds[kind]])),
    section(
      headings.support,
      ...lines(notes.support),
      item(notes.support.length === 0 && notes.supportNone && texts.experiment.supportNone),
    ),
    section(headings.signals, ...lines(notes.signals)),
    section(
      headings.return,
      notes.return
        ? item(backOn(notes.return, texts))
        : item(notes.noReturn && labels.noReturn, words(notes.noReturn)),
    ),
    section(headings.nextQuestion, ...lines(notes.nextQuestions)),
    section(
      headings.shared,
      ...notes.learnings.flatMap(({ shared, text, agreement }) =>
        shared ? [item(words(text), agreed(agreement))] : [],
      ),
    ),
    section(
      texts.held.whoCarriesWhat,
      ...notes.whoCarriesWhat.map(({ carries, kind, text }) =>
        item(`${carrier(carries)}: ${words(text)}`, texts.kinds[kind]),
      ),
    ),
    section(labels.keptForLater, ...lines(notes.keptForLater, ({ kind }) => [texts.kinds[kind]])),
    section(
      headings.whoSees,
      item(words(notes.discloses)),
      item(texts.framing.outsideView),
      item(texts.framing.neverUsedFor),
    ),
  ]
}
