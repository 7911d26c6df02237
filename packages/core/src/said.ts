import { isDraft, original } from 'immer'
import { withoutLine } from './forgetting.ts'
import type { Words } from './schema.ts'
import type { Line, State } from './state.ts'
import type { Kind, Phase } from './vocabulary.ts'

/*
 * The lines of a talk. Chunks of 32 keep the cost of one more line flat: copying a chunk is cheap, and the index of a
 * chunk stands beside the state, since an index inside would be copied with every line.
 */
const CHUNK = 32
const indexes = new WeakMap<Line[], Map<string, number>>()

const positionIn = (chunk: Line[], id: string): number | undefined => {
  let index = indexes.get(chunk)
  if (!index) {
    index = new Map()
    indexes.set(chunk, index)
  }
  // A chunk only ever grows, so the index catches up where it stopped.
  for (let at = index.size; at < chunk.length; at++) index.set((chunk[at] as Line).id, at)
  return index.get(id)
}

const locate = (lines: Line[][], id: string): [number, number] | undefined => {
  for (let at = lines.length - 1; at >= 0; at--) {
    const position = positionIn(lines[at] as Line[], id)
    if (position !== undefined) return [at, position]
  }
  return undefined
}

/** The line with this id, or undefined. Takes a state, or a draft of one. */
export const lineOf = (state: State, id: string): Line | undefined => {
  const base = isDraft(state.lines) ? (original(state.lines) as Line[][]) : state.lines
  const place = locate(base, id)
  if (place) return state.lines[place[0]]?.[place[1]]
  // Added in this very draft: it stands at the end.
  return base === state.lines ? undefined : state.lines.at(-1)?.find((line) => line.id === id)
}

/** A line in the wording that one sees, as an act names it. */
export const seen = ({ id, revision }: Pick<Line, 'id' | 'revision'>) => ({ of: id, revision })

/** The words as text; undefined where there are none, or where they were erased. */
export const textOf = (words: Words | null | undefined): string | undefined =>
  typeof words === 'string' ? words : undefined

/** The line taken as the one experiment. */
export const takenLine = (state: State): Line | undefined =>
  state.experiment.taken === null ? undefined : lineOf(state, state.experiment.taken)

/** Thirty times faster than `flat()`. */
const joined = (lines: Line[][]): Line[] => ([] as Line[]).concat(...lines)

const flattened = new WeakMap<Line[][], Line[]>()

/** All lines in the order in which they were said: the same array as long as they are the same, unless they are still being applied. */
export const allLines = ({ lines }: State): readonly Line[] => {
  if (!Object.isFrozen(lines)) return joined(lines)
  const all = flattened.get(lines) ?? joined(lines)
  flattened.set(lines, all)
  return all
}

export const openLines = (state: State, kind: Kind): Line[] =>
  allLines(state).filter((line) => line.kind === kind && line.status === 'open')

const count = (state: State, kind: Kind, by: number) => {
  state.counts[kind] = (state.counts[kind] ?? 0) + by
}

/** Adds a line; an open one is counted and takes its effect, and one that waits for a phase is remembered for it. */
export const addLine = (state: State, line: Line): void => {
  const last = state.lines.at(-1)
  if (last && last.length < CHUNK) last.push(line)
  else state.lines.push([line])
  if (line.status === 'open') admit(state, line)
  else if (line.back) remember(state.passed, line.back, line.id)
  else if (line.until && line.until !== 'next') remember(state.waiting, line.until, line.id)
}

const remember = (ids: State['waiting'], phase: Phase, id: string) => {
  const others = ids[phase]
  if (others) others.push(id)
  else ids[phase] = [id]
}

/** The day of return that was agreed last. */
export const lastReturn = (state: State): State['followUp']['return'] => {
  const line = lastOf(state, 'return')
  return line?.day ? { line: line.id, day: line.day, ...(line.time && { time: line.time }) } : null
}

/** The last open line of a kind. */
const lastOf = (state: State, kind: Kind): Line | undefined => openLines(state, kind).at(-1)

/** Hands back what waits for a phase, and has not been withdrawn: it is open from now on, in its own phase. */
export const handBackFor = (state: State, phase: Phase, ids: State['waiting'] = state.waiting): void => {
  const due = ids[phase]
  if (!due) return
  delete ids[phase]
  for (const id of due) handBack(state, phase, lineOf(state, id))
}

const handBack = (state: State, phase: Phase, line: Line | undefined) => {
  if (!line?.until) return
  line.status = 'open'
  line.phase = phase
  line.handedBack = true
  delete line.until
  delete line.back
  admit(state, line)
}

const admit = (state: State, line: Line) => {
  count(state, line.kind, 1)
  if (line.kind === 'outcome') state.reality.outcome = line.id
  // What comes back from earlier does not undo a day that was agreed meanwhile.
  if (line.kind === 'return' && line.day && !(line.handedBack && state.followUp.return)) {
    state.followUp.return = { line: line.id, day: line.day, ...(line.time && { time: line.time }) }
    state.followUp.noReturn = null
  }
}

/** Withdraws a line: the words go, an empty mark stays, and what stood on it falls away. */
export const withdrawLine = (state: State, line: Line): void => {
  if (line.status === 'open') count(state, line.kind, -1)
  line.status = 'withdrawn'
  if (line.carried && state.carried) state.carried = withoutLine(state.carried, line.id)
  line.text = { erased: true }
  if (line.situation) line.situation = { erased: true }
  if (line.question?.wording) line.question = { ...line.question, wording: { erased: true } }
  delete line.until
  delete line.back
  delete line.forwarded
  delete line.shared
  state.reality.chosen = state.reality.chosen.filter((id) => id !== line.id)
  delete state.distinction.origins[line.id]
  delete state.distinction.seenDifferently[line.id]
  if (state.reality.outcome === line.id) state.reality.outcome = lastOf(state, 'outcome')?.id ?? null
  if (state.experiment.taken === line.id) state.experiment.taken = null
  const before = state.carried?.experiment
  if (state.carried && before?.id === line.id) {
    // Put in its place: what was carried is the entry's own, and no state writes into the log.
    state.carried.experiment = {
      ...before,
      text: { erased: true },
      ...(before.situation && { situation: { erased: true } }),
    }
    state.experiment.fate = 'stopHere'
  }
  if (state.followUp.return?.line === line.id) {
    state.followUp.return = lastReturn(state)
  }
}
