import { allLines, type Conversation, type Line, replay, type State, type View } from '@oivallus/core'
import { type Side, timed } from './runner.ts'
import { entriesOf, goes, join, keep, open, saidAt, says, storeOf, talkOf } from './talk.ts'

/** How many acts one batch sends. */
export const BATCH = 10

/** How many views one batch asks for. */
const VIEWS = 3

/** A question: every phase takes one. */
const ASKED = saidAt(3)

type Act = (talk: Conversation, at: number) => void

/** Something is said: parsed, decided, applied, logged. */
export const saying: Act = (talk) => says(talk, saidAt(0))

/** One of the first lines is reworded. */
export const rewording: Act = (talk, at) => {
  const [first = []] = talk.getSnapshot().state.lines
  const { id, revision } = first[at % 4] as Line
  says(talk, { type: 'revised', of: id, revision, text: 'Lista tuli vasta maanantaina' })
}

/** The talk goes back, and on again. */
export const moving: Act = (talk, at) => goes(talk, at % 2 ? 'reality' : 'framing')

/** One batch of acts in a talk of so many lines, each with the new snapshot. */
export const acts = (act: Act, lines: number): Side<State> => {
  const kept = keep(talkOf(lines))
  return () => {
    const talk = open(kept)
    // A restored talk settles into the shape that it has while people talk.
    for (let at = 0; at < 2; at++) act(talk, at)
    const micros = timed(BATCH, (at) => {
      act(talk, at)
      talk.getSnapshot()
    })
    return { micros, left: talk.getSnapshot().state }
  }
}

/** Something is said, until a store in memory keeps it. */
export const storing = (lines: number): Side<State> => {
  const kept = keep(talkOf(lines))
  return async () => {
    const talk = await join(kept.id, await storeOf(kept))
    const began = performance.now()
    for (let at = 0; at < BATCH; at++) {
      saying(talk, at)
      talk.getSnapshot()
      await talk.settled()
    }
    const micros = ((performance.now() - began) * 1000) / BATCH
    talk.dispose()
    return { micros, left: talk.getSnapshot().state }
  }
}

/** The view after each act; the acts themselves are not timed. */
export const viewing = (made: Conversation): Side<View> => {
  const kept = keep(made)
  return () => {
    const talk = open(kept)
    talk.view()
    let micros = 0
    for (let at = 0; at < VIEWS; at++) {
      says(talk, ASKED)
      micros += timed(1, () => talk.view())
    }
    return { micros: micros / VIEWS, left: talk.view() }
  }
}

/** So many entries are applied. */
export const replaying = (entries: number): Side<State> => {
  const kept = entriesOf(keep(talkOf(entries), entries))
  return () => {
    let state: State | undefined
    const micros = timed(1, () => {
      state = replay(kept)
    })
    return { micros, left: state as State }
  }
}

/** A talk of so many entries is opened from its envelope, which is checked as a file is. */
export const reading = (entries: number): Side<State> => {
  const kept = keep(talkOf(entries), entries)
  return () => {
    let state: State | undefined
    const micros = timed(1, () => {
      state = open(kept).getSnapshot().state
    })
    return { micros, left: state as State }
  }
}

/** A talk of so many entries is opened from a store in memory that keeps it. */
export const joining = (entries: number): Side<State> => {
  const kept = keep(talkOf(entries), entries)
  return async () => {
    const store = await storeOf(kept)
    const began = performance.now()
    const talk = await join(kept.id, store)
    const { state } = talk.getSnapshot()
    const micros = (performance.now() - began) * 1000
    talk.dispose()
    return { micros, left: state }
  }
}

/** How many lines a talk has. */
export const linesIn = (state: State): number => allLines(state).length
