import { formatDay } from '../days.ts'
import type { GuideTexts } from '../guides/guide.ts'
import { filled } from '../refusal.ts'
import { keptFor } from '../retention.ts'
import type { Words } from '../schema.ts'
import type { InsideNotes, NotedLine, NotedReturn, Notes, OutsideNotes } from './types.ts'

/**
 * Something said in the notes, with what belongs to it. Plain text, whoever wrote it: each form of the notes escapes it. Lines end
 * with `\n`.
 */
export interface Item {
  text: string
  details: string[]
}

/** A part of the notes under a heading. */
export interface Section {
  heading: string
  items: Item[]
}

/** The notes in the reader's language, before they take the form of Markdown or HTML. Empty sections are left out. */
export interface Outline {
  /** BCP 47 tag of the texts. */
  language: string
  title: string
  /** Sentences under the title. */
  lead: string[]
  sections: Section[]
}

/**
 * The notes as titles and texts, for a screen that draws them itself. Markdown and HTML are made of the same.
 */
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

/** The guide's word for an id, which may be any: the id itself when it has none. */
const wordFor = (words: Record<string, string>, id: string): string =>
  (Object.hasOwn(words, id) && words[id]) || id

const backOn = (comesBack: NotedReturn, { labels, language }: GuideTexts): string =>
  filled(labels.returnOn, { day: formatDay(comesBack.day, language, comesBack.time) })

const outsideSections = (notes: OutsideNotes, texts: GuideTexts): Section[] => [
  section(texts.notes.return, item(notes.return && backOn(notes.return, texts))),
  section(
    texts.notes.needs,
    ...notes.needs.map((need) =>
      item(
        need.text,
        labelled(texts.labels.level, wordFor(texts.levels, need.level)),
        `${texts.statuses[need.status]} ${formatDay(need.forwarded, texts.language)}`,
        ...need.answers.map((answer) => labelled(texts.kinds.answer, answer)),
      ),
    ),
  ),
  section(texts.notes.shared, ...notes.learnings.map((text) => item(text))),
]

const whoSees = ({ participants }: InsideNotes, { framing }: GuideTexts): string => {
  const { onlyYou, onlyYouTwo, onlyWeHere } = framing.whoSees
  return participants.length > 2 ? onlyWeHere : participants.length === 2 ? onlyYouTwo : onlyYou
}

const insideSections = (notes: InsideNotes, texts: GuideTexts): Section[] => {
  const { labels, notes: headings, language, experiment: trying, statuses } = texts

  const words = (text: Words | null | undefined): string =>
    typeof text === 'string' ? text : text ? labels.erased : ''
  const named = (id: string): string => {
    const name = notes.participants.find((one) => one.id === id)?.name
    return typeof name === 'string' ? tidy(name) : labels.someone
  }
  const inBrackets = (text: string, ...marks: Maybe<string>[]): string => {
    const all = some(...marks).join(', ')
    return all ? some(tidy(text), `(${all})`).join(' ') : text
  }
  const small = (mark: Maybe<string>): Maybe<string> => (mark ? mark.toLocaleLowerCase(language) : '')
  const levelOf = (id: Maybe<string>): Maybe<string> => id && wordFor(texts.levels, id)
  /** Of somebody who was in an earlier talk alone no name is known: then nobody is named. */
  const carrier = (carries: Maybe<string>): string => {
    if (carries === 'us') return trying.us
    return carries && notes.participants.some(({ id }) => id === carries) ? named(carries) : ''
  }

  /** Everything a line may bear, in one order for every kind. */
  const detailsOf = (line: NotedLine): Maybe<string>[] => {
    const { kind, level, end, outside, answers = [], tags = [] } = line
    const isNeed = kind === 'need'
    const status = statusOf(line)
    return [
      line.under && texts.observations[line.under],
      line.as && line.as !== 'insight' && texts.learnings[line.as],
      line.finding && texts.findings[line.finding],
      labelled(labels.tag, tags.map((tag) => wordFor(texts.tags, tag)).join(', ')),
      isNeed && labelled(labels.level, levelOf(level)),
      labelled(headings.situation, words(line.situation)),
      labelled(headings.end, end === 'next' ? trying.nextTime : end && formatDay(end, language)),
      line.fate && texts.fates[line.fate],
      isNeed && outside && isOut(line)
        ? `${statuses.takenForward} ${formatDay(outside.day, language)}`
        : status && statuses[status],
      isNeed && !isOut(line) && untilObjection(line),
      agreed(line),
      ...answers.map((one) =>
        labelled(
          texts.kinds.answer,
          inBrackets(words(one.text), ...(one.by ? who(one) : [levelOf(one.level)])),
        ),
      ),
      status === 'takenForward' && texts.reality.noAnswerYet,
      labelled(trying.carries, carrier(line.carries)),
    ]
  }
  /** What was carried from the talk before has left. */
  const isOut = ({ outside }: NotedLine): boolean => outside !== undefined && outside.hasLeft !== false

  /** A need that has not left the room is not taken forward yet, whatever was decided. */
  const statusOf = (line: NotedLine): NotedLine['status'] | false =>
    line.outside && !isOut(line) && line.status === 'takenForward'
      ? !line.outside.leaves && waiting(line).length === 0 && 'worded'
      : line.status

  const untilObjection = ({ outside }: NotedLine): Maybe<string> =>
    outside?.leaves && filled(labels.untilObjection, { day: formatDay(outside.leaves, language) })

  const waiting = ({ agreement = [] }: NotedLine): string[] =>
    agreement.flatMap(({ participant, unconfirmed }) => (unconfirmed ? [named(participant)] : []))

  const waits = (line: NotedLine): Maybe<string> => {
    const names = waiting(line).join(', ')
    return names && filled(labels.wait, { names })
  }

  /** Who has said yes, and whose yes still waits for themselves. */
  const agreed = (line: NotedLine): Maybe<string> => {
    const yes = (line.agreement ?? []).filter(({ unconfirmed }) => !unconfirmed)
    return some(
      labelled(headings.agreedBy, yes.map(({ participant }) => named(participant)).join(', ')),
      waits(line),
    ).join('. ')
  }

  /** Whose line it is; not when it says already that they see to it. */
  const who = ({ by, carries, unconfirmed }: NotedLine): Maybe<string>[] =>
    by === null
      ? []
      : [(by !== carries || unconfirmed) && named(by), unconfirmed && small(labels.unconfirmed)]

  /** Sections of several kinds, in which each line is told by its kind. */
  const mixed = [headings.goOnStopLighten, labels.keptForLater]

  const lineItem = (line: NotedLine, ...details: Maybe<string>[]): Item[] => {
    const text = some(line.outcome && texts.outcomes[line.outcome], words(line.text)).join(': ')
    return item(inBrackets(text, ...who(line)), ...details, ...detailsOf(line))
  }

  /** A section of lines; what is said instead when there is none. */
  const lines = (heading: string, all: Maybe<NotedLine>[], ...instead: Maybe<string>[]): Section => {
    const given = some(...all)
    return section(
      heading,
      ...given.map((line) => lineItem(line, mixed.includes(heading) && texts.kinds[line.kind])),
      given.length > 0 ? [] : item(instead[0], ...instead.slice(1)),
    )
  }

  const { topic, lastTime, said, lines: kept } = notes
  const { serves } = topic ?? {}
  const { outsideView, neverUsedFor } = texts.framing
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
          inBrackets(
            named(id),
            small(facilitator && labels.facilitator),
            small(supervisor && labels.supervisor),
            small(guest && labels.guest),
          ),
        ),
      ),
    ),
    section(
      headings.lastExperiment,
      lastTime.experiment
        ? lineItem(
            lastTime.experiment,
            ...lastTime.signals.map((text) => labelled(headings.signals, words(text))),
          )
        : [],
      lastTime.outcome ? lineItem(lastTime.outcome) : [],
    ),
    section(texts.reality.questionLeft, item(words(lastTime.question))),
    lines(headings.chosen, notes.chosen),
    lines(headings.learnings, kept.learning, said.notKnownYet && headings.notKnownYet),
    section(
      headings.origins,
      ...notes.origins.map(({ text, origin }) =>
        item(words(text), origin === 'seenDifferently' ? labels.seenDifferently : texts.origins[origin]),
      ),
    ),
    lines(headings.findings, kept.finding),
    lines(headings.needs, [...lastTime.needs, ...kept.need], said.nothingNow && texts.distinction.nothingNow),
    lines(
      headings.experiment,
      [notes.experiment],
      said.nothingToTry && headings.nothingToTry,
      labelled(trying.needFirst, words(said.needFirst)),
    ),
    lines(headings.decisions, kept.decision),
    lines(headings.goOnStopLighten, [...kept.continue, ...kept.stop, ...kept.lighten]),
    lines(headings.support, kept.support, said.supportNone && trying.supportNone),
    lines(headings.signals, kept.signal),
    section(
      headings.return,
      item(notes.return && backOn(notes.return, texts)),
      item(said.noReturn && labels.noReturn, words(said.noReturn)),
    ),
    lines(headings.nextQuestion, kept.nextQuestion),
    section(
      headings.shared,
      ...kept.learning.map((line) => {
        const pending = !isOut(line) && (untilObjection(line) || waits(line))
        return item((isOut(line) || (line.outside && pending)) && words(line.text), pending)
      }),
    ),
    section(
      texts.held.whoCarriesWhat,
      ...notes.whoCarriesWhat.map(({ carries, text }) => item(labelled(carrier(carries), words(text)))),
    ),
    lines(labels.keptForLater, notes.keptForLater),
    section(
      headings.whoSees,
      ...[
        whoSees(notes, texts),
        keptFor(texts, notes.retentionMonths),
        words(notes.discloses) || outsideView,
        neverUsedFor,
      ].map((text) => item(text)),
    ),
  ]
}
