import { standsDecided } from '../agreements.ts'
import { needStatus } from '../needs.ts'
import { isBy, isPractice, participantOf, personIn } from '../people.ts'
import type { Platform } from '../platform.ts'
import { MOST_MONTHS } from '../retention.ts'
import { allLines, lineOf, openLines } from '../said.ts'
import type { Line, State } from '../state.ts'
import { heldOn, returnOf } from './facts.ts'
import { agreementOn, type Entries, hasLeft, isUnconfirmed, leavesAt } from './leaving.ts'
import { DETAILS, type InsideNotes, KEPT, type NotedLine } from './types.ts'

/** Somebody in the room: on a sign-in of their own, or those around a shared screen. */
type Insider = { participant: string } | { screen: string }

/** Who reads, when, and by which calendar. */
interface Reading {
  reader: Insider
  now: string
  platform: Pick<Platform, 'dayOf'>
}

/** The notes as those who talked see them. Withdrawn lines leave nothing in them. */
export const inside = (state: State, entries: Entries, { reader, now, platform }: Reading): InsideNotes => {
  const { called, carried, reality, distinction, followUp } = state

  const noted = (line: Line): NotedLine => {
    const { id, kind, by, text } = line
    const decided = line.forwarded ?? line.shared
    const agreement = agreementOn(line, entries, state, now)
    return {
      id,
      kind,
      text,
      by: personIn(by) ?? null,
      ...Object.fromEntries(DETAILS.filter((key) => line[key] !== undefined).map((key) => [key, line[key]])),
      ...('level' in by && { level: by.level }),
      ...(isUnconfirmed(line, id, entries, state, now) && { unconfirmed: true as const }),
      ...(agreement.length > 0 && { agreement }),
      ...(decided && standsDecided(line) && { outside: outsideOf(line, decided.day) }),
      ...(kind === 'need' && { status: needStatus(line, state), answers: answersTo(id) }),
    }
  }
  const outsideOf = (line: Line, day: string): NotedLine['outside'] => {
    const moment = leavesAt(line, entries, state)
    if (hasLeft(line, entries, state, now)) return { day, hasLeft: true }
    return {
      day,
      hasLeft: false,
      ...(Number.isFinite(moment) && {
        leaves: platform.dayOf(new Date(moment).toISOString(), state.zone),
      }),
    }
  }
  const answersTo = (need: string) =>
    openLines(state, 'answer')
      .filter((line) => line.need === need)
      .map(noted)
  const found = (id: string | null) => (id === null ? undefined : lineOf(state, id))
  const one = (id: string | null): NotedLine | null => {
    const line = found(id)
    return line ? noted(line) : null
  }

  const { taken, none, needFirst, supportNone } = state.experiment
  const fate = state.experiment.fate && { fate: state.experiment.fate }
  const before = carried?.experiment
  const { signals = [], ...last } = before ?? {}
  const lastExperiment = before ? ({ ...last, kind: 'idea', by: null, ...fate } as NotedLine) : null
  const chosen = one(taken)
  // A carried experiment that is kept or changed is the one experiment.
  const experiment = chosen && chosen.id === before?.id ? { ...chosen, ...fate } : chosen

  const lines = Object.fromEntries(
    KEPT.map((kind) => [kind, openLines(state, kind).map(noted)]),
  ) as InsideNotes['lines']

  return {
    projection: 'inside',
    conversation: state.conversation,
    series: state.series,
    practice: isPractice(state),
    held: heldOn(entries),
    topic: called.topic,
    discloses: state.discloses,
    retentionMonths: state.notice?.retentionMonths ?? MOST_MONTHS,
    participants: state.participants.map(({ id, name, supervisor, guest }) => ({
      id,
      name,
      ...(id === state.lead && { facilitator: true as const }),
      ...(supervisor && { supervisor }),
      ...(guest && { guest }),
    })),
    lastTime: {
      experiment: lastExperiment,
      signals: signals.map(({ text }) => text),
      outcome: one(reality.outcome),
      needs: (carried?.needs ?? []).map(({ forwarded, answers, ...need }) => {
        const all = [
          ...answers.map((answer) => ({ ...answer, kind: 'answer' as const, by: null })),
          ...answersTo(need.id),
        ]
        return {
          ...need,
          kind: 'need',
          by: null,
          status: all.length > 0 ? 'answered' : forwarded ? 'takenForward' : 'worded',
          ...(forwarded && { outside: { day: forwarded } }),
          answers: all,
        }
      }),
      question: carried?.question?.text ?? null,
    },
    // Lines of reality are not kept for ever: when their words have gone, so have they.
    chosen: reality.chosen.flatMap((id) => one(id) ?? []).filter(({ text }) => typeof text === 'string'),
    lines,
    origins: [
      ...Object.entries(distinction.origins),
      ...Object.keys(distinction.seenDifferently).map((of) => [of, 'seenDifferently'] as const),
    ].map(([of, origin]) => ({ of, origin, text: (found(of) ?? called.topic)?.text ?? { erased: true } })),
    experiment,
    said: {
      notKnownYet: state.learning.notKnownYet,
      nothingNow: distinction.nothingNow,
      // In the short form it stands if nothing else was chosen.
      nothingToTry: none || (!experiment && state.form === 'short' && state.reached.includes('closing')),
      needFirst,
      supportNone,
      noReturn: followUp.return ? null : followUp.noReturn,
    },
    return: returnOf(state),
    whoCarriesWhat: [
      ...(experiment ? [experiment] : []),
      ...lines.continue,
      ...lines.stop,
      ...lines.lighten,
      ...lines.support,
    ].flatMap(({ carries, id, text }) => (isHere(state, carries) ? [{ carries, line: id, text }] : [])),
    keptForLater: allLines(state)
      .filter((line) => line.status === 'parked' && isOwn(state, line, reader))
      .map(noted),
  }
}

/** All together, or somebody in this talk: of one who was in an earlier talk alone, no name is known. */
const isHere = (state: State, carries: string | undefined): carries is string =>
  carries === 'us' || (carries !== undefined && participantOf(state, carries) !== undefined)

/** Whether a line that still waits was kept for later by this reader. */
const isOwn = (state: State, { by }: Line, reader: Insider): boolean =>
  'screen' in by
    ? by.screen === ('screen' in reader ? reader.screen : participantOf(state, reader.participant)?.screen)
    : 'participant' in reader && isBy(by, reader.participant)
