import type { Sender } from '../events.ts'
import { isBy, isPresent, leads, participantOf, personIn, spokenFor } from '../people.ts'
import type { Room } from '../room.ts'
import { lastReturn, lineOf, withdrawLine } from '../said.ts'
import type { Line } from '../state.ts'
import { isPhase, KINDS, PHASES } from '../vocabulary.ts'

/*
 * The talk around its phases: what anyone present may do at any time, who is here, who leads, and what may be done to a line
 * wherever one is. Stages below take none of these events themselves.
 */

/** The person behind an act; around a shared screen, its scribe. */
const personOf = ({ by, enteredBy }: Pick<Sender, 'by' | 'enteredBy'>): string | undefined =>
  personIn(by) ?? enteredBy

/** Takes back somebody's agreement to a line, whatever its revision. */
const withoutAgreement = (line: Line, participant: string) => {
  if (line.agreements) line.agreements = line.agreements.filter((one) => one.participant !== participant)
}

const isErased = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)

/** A line's own words or details, as far as they were sent. */
const DETAILS = ['text', 'under', 'as', 'finding', 'tags', 'level', 'situation', 'carries'] as const

export const talk: Room = {
  edges: {
    'noted.question': { rules: ['outside-the-talk'] },
    'noted.wondering': { rules: ['outside-the-talk'] },
    'noted.heard': { rules: ['outside-the-talk', 'framing-not-acknowledged'] },
    'noted.answer': { rules: ['framing-not-acknowledged'] },
    parked: { rules: ['outside-the-talk'] },
    'turn.taken': { rules: ['outside-the-talk'] },
    'framing.acknowledged': { rules: ['outside-the-talk'] },
    elsewhere: { rules: ['outside-the-talk'] },
    paused: { rules: ['outside-the-talk'], to: [{ stage: 'paused' }] },
    ended: {
      rules: ['outside-the-talk'],
      to: [{ when: 'endsHeld', stage: 'held' }, { stage: 'paused' }],
    },
    left: { rules: [], to: [{ when: 'leadLeaves', stage: 'paused' }, {}] },
    joined: { rules: ['someone-new'] },
    knocked: { rules: ['outside-the-talk'] },
    welcomed: { rules: ['outside-the-talk'] },
    'scribe.taken': { rules: [] },
    handedOver: { rules: ['facilitator-leads'] },
    leadTaken: { rules: ['facilitator-leads'] },
    'move.asked': { rules: ['outside-the-talk'] },
    'rule.restored': { rules: ['facilitator-leads', 'outside-the-talk'] },
    revised: { rules: ['outside-the-talk', 'moved-on', 'not-your-words'] },
    withdrawn: { rules: ['outside-the-talk', 'moved-on', 'not-your-words'] },
    confirmed: { rules: ['moved-on'] },
    'agreement.withdrawn': { rules: [] },
    drafted: { rules: [] },
    redrafted: { rules: [] },
    discarded: { rules: [] },
    cameBack: { rules: [] },
  },
  changes: {
    opened: (state, { event }) => {
      state.conversation = event.conversation
      state.series = event.series
      state.zone = event.zone
      state.guide = event.guide
      state.settings = { ...event.settings }
      state.discloses = event.discloses ?? null
      state.asked = event.asked
      state.lead = event.lead
      state.notice = event.notice
    },
    joined: (state, { by, enteredBy, event }) => {
      if (!('participant' in by)) return
      const known = participantOf(state, by.participant)
      if (known) {
        known.present = true
        known.screen = event.screen ?? null
        known.name = event.name
      } else {
        state.participants.push({
          id: by.participant,
          name: event.name,
          present: true,
          screen: event.screen ?? null,
          ...(event.supervisor && { supervisor: true }),
          ...(event.guest && { guest: true }),
          ...(event.answersFor && { answersFor: event.answersFor }),
        })
        // Somebody new has heard nothing yet and has had no turn.
        state.reality.everyoneSpoken = false
      }
      if (event.screen) state.screens[event.screen] ??= { scribe: enteredBy ?? by.participant }
      delete state.welcomed[by.participant]
      delete state.knocking[by.participant]
    },
    left: (state, { resolved }) => {
      for (const one of resolved?.for ?? []) {
        const participant = participantOf(state, one)
        if (participant) participant.present = false
        // After the talk nobody leads on: who led it is still known.
        if (state.lead === one && state.started && state.stage !== 'held') state.lead = null
      }
    },
    knocked: (state, { by, event }) => {
      if ('participant' in by) state.knocking[by.participant] = event.name
    },
    welcomed: (state, { event, resolved }) => {
      const welcomed = state.welcomed[event.participant] ?? []
      state.welcomed[event.participant] = [...new Set([...welcomed, ...(resolved?.for ?? [])])]
    },
    'scribe.taken': (state, { by, event }) => {
      if ('participant' in by) state.screens[event.screen] = { scribe: by.participant }
    },
    handedOver: (state, { event }) => {
      state.lead = event.to
    },
    leadTaken: (state, entry) => {
      const hand = personOf(entry)
      if (hand !== undefined) state.lead = hand
    },
    'move.asked': (state, entry) => {
      const hand = personOf(entry)
      if (hand !== undefined) state.asksToMove[hand] = entry.event.to
    },
    'rule.restored': (state, { event }) => {
      delete state.settings[event.code]
    },
    revised: (state, { id, enteredBy, event }) => {
      const line = lineOf(state, event.of)
      if (!line) return
      for (const detail of DETAILS)
        if (event[detail] !== undefined) Object.assign(line, { [detail]: event[detail] })
      line.revision++
      line.reworded = id
      if (!('participant' in line.by)) return
      // By one's own hand it is confirmed; by another's it waits to be.
      if (enteredBy === undefined || enteredBy === line.by.participant) delete line.unconfirmed
      else line.unconfirmed = true
    },
    withdrawn: (state, { event }) => {
      const line = lineOf(state, event.of)
      if (line) withdrawLine(state, line)
    },
    confirmed: (state, { by, event }) => {
      const line = lineOf(state, event.of)
      if (!line || !('participant' in by)) return
      if (isBy(line.by, by.participant)) delete line.unconfirmed
      const agreement = line.agreements?.find((one) => one.participant === by.participant)
      if (agreement) delete agreement.unconfirmed
    },
    'agreement.withdrawn': (state, { event, resolved }) => {
      const line = lineOf(state, event.of)
      if (line) for (const one of resolved?.for ?? []) withoutAgreement(line, one)
    },
    ended: (state, { event }) => {
      state.endedForToday = true
      if (!event.day) return
      state.followUp.return = { day: event.day, early: true }
      state.followUp.noReturn = null
    },
    resumed: (state) => {
      state.endedForToday = false
      // The day of an early end was for going on; whether one comes back after the talk is asked anew.
      if (state.followUp.return?.early) state.followUp.return = lastReturn(state)
    },
  },
  takesBack: {
    parked: ({ id }) => ({ type: 'withdrawn', of: id }),
    revised: ({ id, event }, earlier, state) => {
      const line = lineOf(state, event.of)
      // What each detail was before: as it was noted or kept for later, or reworded last.
      const before = earlier.flatMap(({ id: other, event: one }): Record<string, unknown>[] => {
        const isAbout = one.type === 'revised' ? one.of === event.of : other === event.of
        return isAbout ? [one.type === 'parked' ? one.line : one] : []
      })
      const changed = DETAILS.filter((detail) => event[detail] !== undefined)
      const back = changed.map((detail) => [
        detail,
        before.find((one) => one[detail] !== undefined)?.[detail],
      ])
      // What was not there before, or was erased since, there is no going back to.
      const isKnown = back.every(([, value]) => value !== undefined && !isErased(value))
      return line && isKnown
        ? {
            type: 'revised',
            of: event.of,
            revision: line.revision,
            ...Object.fromEntries(back),
            takesBack: id,
          }
        : null
    },
  },
  wishes: {
    resumed: (state) => isPhase(state.stage),
    ended: (state, { event }) =>
      state.stage === 'held' &&
      state.endedForToday &&
      (event.day === undefined || event.day === state.followUp.return?.day),
    paused: (state) => state.stage === 'paused',
    joined: (state, { by, event }) =>
      'participant' in by &&
      isPresent(state, by.participant) &&
      participantOf(state, by.participant)?.screen === (event.screen ?? null),
    // Whoever is asked, or was here, comes in without asking.
    knocked: (state, { by }) =>
      'participant' in by &&
      (state.asked.includes(by.participant) ||
        participantOf(state, by.participant) !== undefined ||
        state.knocking[by.participant] !== undefined),
    welcomed: (state, { by, event }) =>
      isPresent(state, event.participant) ||
      (spokenFor(state, by).length > 0 &&
        spokenFor(state, by).every((one) => state.welcomed[event.participant]?.includes(one))),
    left: (state, { by }) => 'participant' in by && participantOf(state, by.participant)?.present === false,
    leadTaken: (state, { by }) => leads(state, by),
    handedOver: (state, { event }) => state.lead === event.to,
    'move.asked': (state, { event }) => isPhase(state.stage) && state.page.includes(event.to),
    'rule.restored': (state, { event }) => state.settings[event.code] === undefined,
    'scribe.taken': (state, { by, event }) =>
      'participant' in by && state.screens[event.screen]?.scribe === by.participant,
    // Nothing waits for their word.
    confirmed: (state, { by, event }) => {
      const line = lineOf(state, event.of)
      const person = personIn(by)
      return (
        line?.status === 'open' &&
        line.revision === event.revision &&
        !(line.unconfirmed && isBy(line.by, person)) &&
        !line.agreements?.some((one) => one.participant === person && one.unconfirmed)
      )
    },
    'agreement.withdrawn': (state, { by, event }) =>
      !lineOf(state, event.of)?.agreements?.some((one) => spokenFor(state, by).includes(one.participant)),
    withdrawn: (state, { event }) => lineOf(state, event.of)?.status === 'withdrawn',
  },
}

/** The kinds that the talk takes itself, whatever the phase. */
export const TALK_KINDS = KINDS.filter((kind) => talk.edges[`noted.${kind}`] !== undefined)

/** Where one can resume: the phase that was left. */
export const RESUMES = PHASES.map((stage) => ({ when: `leftAt.${stage}` as const, stage }))
