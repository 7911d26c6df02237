import { standsDecided } from './agreements.ts'
import type { Decided, SentEvents } from './events.ts'
import { PHASE_ROOMS } from './rooms.ts'
import { allLines, lineOf, openLines, takenLine, textOf } from './said.ts'
import type { Line, State } from './state.ts'
import { type Kind, ORIGINS, PHASES, type Phase } from './vocabulary.ts'

/** What a talk leaves to the next one. */
export type Carried = Omit<SentEvents['carried'], 'type'>

/** Where a kind is at home in the next talk: the first phase after the framing that takes it. */
const homeOf = (kind: Kind): Phase =>
  PHASES.find((phase) => phase !== 'framing' && PHASE_ROOMS[phase].takes[kind] === 'open') ?? 'reality'

/** What belongs to a line of its kind, besides its words. */
const detailsOf = (line: Line): Carried['parked'][number]['details'] => {
  const { under, as, finding, tags, level, carries, outcome } = line
  const situation = textOf(line.situation)
  const details = { under, as, finding, tags, level, carries, outcome, situation }
  const known = Object.entries(details).filter(([, value]) => value !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

/** A need that did not get on its way, and was not kept here: it can be taken forward next time. */
const isStillHere = (state: State, line: Line): boolean =>
  line.kind === 'need' && !line.keptHere && !standsDecided(line) && answersTo(state, line.id).length === 0

/** Thoughts that wait for the next talk, or whose phase was not reached, ideas that were not taken, and needs still here. */
const waiting = (state: State): Carried['parked'] =>
  allLines(state)
    .filter(
      (line) =>
        line.status === 'parked' ||
        (line.status === 'open' &&
          ((line.kind === 'idea' &&
            line.id !== state.experiment.taken &&
            line.id !== state.carried?.experiment?.id) ||
            isStillHere(state, line))),
    )
    .flatMap((line) => {
      const { kind, by } = line
      const until = line.until === undefined || line.until === 'next' ? homeOf(kind) : line.until
      const details = detailsOf(line)
      return worded(line).map((words) => ({ ...words, kind, by, until, ...(details && { details }) }))
    })

/** A line by its words; nothing where they were erased. */
const worded = ({ id, text }: Pick<Line, 'id' | 'text'>) => (typeof text === 'string' ? [{ id, text }] : [])

const answersTo = (state: State, need: string) =>
  openLines(state, 'answer')
    .filter((line) => line.need === need)
    .flatMap(worded)

/** The needs of this talk, and those carried into it that were still without an answer when it began. */
const needs = (state: State): Carried['needs'] => [
  ...(state.carried?.needs ?? []).flatMap((need) =>
    need.answers.length > 0
      ? []
      : worded(need).map((words) => ({ ...need, ...words, answers: answersTo(state, need.id) })),
  ),
  ...openLines(state, 'need').flatMap((line) =>
    line.keptHere || isStillHere(state, line)
      ? []
      : worded(line).map((words) => ({
          ...words,
          ...(line.level !== undefined && { level: line.level }),
          forwarded: standsDecided(line) ? (line.forwarded?.day ?? null) : null,
          answers: answersTo(state, line.id),
        })),
  ),
]

/** The experiment that the next talk asks about: the one taken, or the one carried of which nothing was told. */
const experiment = (state: State): Carried['experiment'] => {
  const before = state.carried?.experiment
  const rests = before && state.experiment.fate === null ? (lineOf(state, before.id) ?? before) : undefined
  const line = takenLine(state) ?? rests
  const [words] = line ? worded(line) : []
  if (!line || !words) return null
  const signals = openLines(state, 'signal').flatMap(worded)
  return {
    ...words,
    ...(typeof line.situation === 'string' && { situation: line.situation }),
    ...(line.end !== undefined && { end: line.end as 'next' }),
    signals: signals.length === 0 && line.id === before?.id ? before.signals.flatMap(worded) : signals,
  }
}

const originCounts = ({ distinction }: State): Carried['origins'][number] => {
  const named = Object.values(distinction.origins)
  return Object.fromEntries(
    ORIGINS.map((origin) => [origin, named.filter((one) => one === origin).length]),
  ) as Carried['origins'][number]
}

/** In how many talks of the series each tag has stood; "the same finding" means the same tag. */
const findingCounts = (state: State): Carried['findings'] => {
  const here = new Set(openLines(state, 'finding').flatMap((line) => line.tags ?? []))
  const counts = new Map((state.carried?.findings ?? []).map(({ tag, count }) => [tag, count]))
  for (const tag of here) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count }))
}

/** The words that are carried, by the item they belong to. */
const wordsIn = (value: unknown, item = ''): { of: string; field: 'text' | 'situation' }[] => {
  if (typeof value !== 'object' || value === null) return []
  const of = 'id' in value && typeof value.id === 'string' ? value.id : item
  return Object.entries(value).flatMap(([field, inner]) =>
    (field === 'text' || field === 'situation') && typeof inner === 'string'
      ? [{ of, field }]
      : wordsIn(inner, of),
  )
}

/** Whether an entry brought these words of a line. */
const brings = ({ id, event }: Decided, of: string, field: 'text' | 'situation'): boolean => {
  const said = event.type === 'parked' ? event.line : event
  return (id === of || ('of' in event && event.of === of)) && field in said
}

/** Who brought the words that are carried: the last entry that did, here or in a talk before. */
const sourcesOf = (
  carried: object,
  { carried: before }: State,
  entries: readonly Decided[],
): NonNullable<Carried['sources']> =>
  wordsIn(carried).flatMap(({ of, field }) => {
    const entry = entries.findLast((one) => brings(one, of, field))
    const earlier = before?.sources?.find((one) => one.of === of && one.field === field)
    return entry ? [{ of, field, entry: entry.id, by: entry.by }] : earlier ? [earlier] : []
  })

/**
 * What a talk leaves to the next one of its series: this, and nothing else.
 *
 * @param entries Its shared stream, which tells who brought the words.
 */
export const carriedFrom = (state: State, entries: readonly Decided[] = []): Carried => {
  const carried = {
    number: (state.carried?.number ?? 0) + 1,
    participants: state.participants.filter((one) => !one.guest).map((one) => one.id),
    return: state.followUp.return?.day ?? null,
    experiment: experiment(state),
    needs: needs(state),
    question: openLines(state, 'nextQuestion').slice(-1).flatMap(worded)[0] ?? null,
    parked: waiting(state),
    origins: [originCounts(state), ...(state.carried?.origins ?? [])].slice(0, 2),
    findings: findingCounts(state),
  }
  return { ...carried, sources: sourcesOf(carried, state, entries) }
}
