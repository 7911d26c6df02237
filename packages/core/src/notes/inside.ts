import { needStatus } from '../needs.ts'
import { isPractice, participantOf } from '../people.ts'
import { carriedHolds } from '../phases/experiment.ts'
import { allLines, lineOf, openLines } from '../said.ts'
import type { Line, State } from '../state.ts'
import type { Kind } from '../vocabulary.ts'
import { heldOn, returnOf } from './facts.ts'
import { agreementOn, type Entries, hasLeft, isUnconfirmed } from './leaving.ts'
import { type InsideNotes, NOTED, type NotedExperiment, type NotedLine, type NotedNeed } from './types.ts'

/** Somebody in the room: on a sign-in of their own, or those around a shared screen. */
type Insider = { participant: string } | { screen: string }

/** The notes as those who talked see them. Withdrawn lines leave nothing in them. */
export const inside = (state: State, entries: Entries, reader: Insider, now: string): InsideNotes => {
  const { called, reality, distinction, followUp } = state
  const noted = (line: Line) => notedLine(line, entries, state, now)
  const all = (...kinds: Kind[]) => kinds.flatMap((kind) => openLines(state, kind)).map(noted)
  const found = (id: string | null) => (id === null ? undefined : lineOf(state, id))

  const lastExperiment = carriedExperiment(state)
  const taken = found(state.experiment.taken)
  // A carried experiment that is kept or changed is the one experiment.
  const goesOn = carriedHolds(state) && state.experiment.fate !== null
  const experiment = taken ? noted(taken) : goesOn ? lastExperiment : null
  // In the short form "nothing to try this time" stands if nothing else was chosen.
  const nothingChosen = state.form === 'short' && state.reached.includes('closing')
  const outcome = found(reality.outcome)
  const goOn = all('continue', 'stop', 'lighten')
  const support = all('support')

  return {
    projection: 'inside',
    conversation: state.conversation,
    series: state.series,
    practice: isPractice(state),
    held: heldOn(entries),
    topic: called.topic,
    discloses: state.discloses,
    participants: state.participants.map(({ id, name, supervisor, guest }) => ({
      id,
      name,
      ...(id === state.lead && { facilitator: true as const }),
      ...(supervisor && { supervisor }),
      ...(guest && { guest }),
    })),
    lastExperiment,
    lastSignals: state.carried?.experiment?.signals.map(({ text }) => text) ?? [],
    outcome: outcome ? noted(outcome) : null,
    questionLeft: state.carried?.question?.text ?? null,
    // Lines of reality are not kept for ever: when their words have gone, so have they.
    chosen: reality.chosen.flatMap((id) => {
      const line = found(id)
      return typeof line?.text === 'string' ? [noted(line)] : []
    }),
    learnings: openLines(state, 'learning').map((line) => ({
      ...noted(line),
      ...(line.shared?.revision === line.revision && {
        shared: { day: line.shared.day, hasLeft: hasLeft(line, entries, state, now) },
      }),
    })),
    notKnownYet: state.learning.notKnownYet,
    origins: [
      ...Object.entries(distinction.origins),
      ...Object.keys(distinction.seenDifferently).map((of) => [of, 'seenDifferently'] as const),
    ].map(([of, origin]) => ({ of, origin, text: (found(of) ?? called.topic)?.text ?? { erased: true } })),
    findings: all('finding'),
    needs: [
      ...carriedNeeds(state, noted),
      ...openLines(state, 'need').map((line) => ({
        ...noted(line),
        status: needStatus(line, state),
        ...(line.forwarded?.revision === line.revision && {
          forwarded: line.forwarded.day,
          hasLeft: hasLeft(line, entries, state, now),
        }),
        answers: answersTo(state, line.id).map(noted),
      })),
    ],
    nothingNow: distinction.nothingNow,
    experiment,
    nothingToTry: state.experiment.none || (experiment === null && nothingChosen),
    needFirst: state.experiment.needFirst,
    decisions: all('decision'),
    goOn,
    support,
    supportNone: state.experiment.supportNone,
    signals: all('signal'),
    return: returnOf(state),
    noReturn: followUp.return ? null : followUp.noReturn,
    nextQuestions: all('nextQuestion'),
    whoCarriesWhat: [...(experiment ? [experiment] : []), ...goOn, ...support].flatMap(
      ({ carries, kind, text }) => (carries === undefined ? [] : [{ carries, kind, text }]),
    ),
    keptForLater: allLines(state)
      .filter((line) => line.status === 'parked' && isOwn(state, line, reader))
      .map(noted),
  }
}

const notedLine = (line: Line, entries: Entries, state: State, now: string): NotedLine => ({
  id: line.id,
  kind: line.kind,
  by: 'participant' in line.by ? line.by.participant : null,
  text: line.text,
  ...Object.fromEntries(NOTED.flatMap((key) => (line[key] === undefined ? [] : [[key, line[key]]]))),
  ...('level' in line.by && { level: line.by.level }),
  ...(isUnconfirmed(line, line.id, entries, state, now) && { unconfirmed: true as const }),
  agreement: agreementOn(line, entries, state, now),
})

const answersTo = (state: State, need: string): Line[] =>
  openLines(state, 'answer').filter((line) => line.need === need)

/** What was carried bears nobody's name, and was agreed on in its own talk. */
const NOBODYS = { by: null, agreement: [] }

const carriedExperiment = ({ carried, experiment: { fate } }: State): NotedExperiment | null => {
  if (!carried?.experiment) return null
  const { signals, ...line } = carried.experiment
  return { ...NOBODYS, ...line, kind: 'idea', ...(fate && { fate }) }
}

const carriedNeeds = (state: State, noted: (line: Line) => NotedLine): NotedNeed[] =>
  (state.carried?.needs ?? []).map(({ forwarded, answers, ...need }) => {
    const all = [
      ...answers.map((answer) => ({ ...NOBODYS, ...answer, kind: 'answer' as const })),
      ...answersTo(state, need.id).map(noted),
    ]
    return {
      ...NOBODYS,
      ...need,
      kind: 'need',
      status: all.length > 0 ? 'answered' : forwarded ? 'takenForward' : 'worded',
      ...(forwarded && { forwarded }),
      answers: all,
    }
  })

/** Whether a line that still waits was kept for later by this reader. */
const isOwn = (state: State, { by }: Line, reader: Insider): boolean => {
  const screen =
    'screen' in reader ? reader.screen : (participantOf(state, reader.participant)?.screen ?? undefined)
  if ('screen' in by) return by.screen === screen
  return 'participant' in by && 'participant' in reader && by.participant === reader.participant
}
