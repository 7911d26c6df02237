import { freeze, produce } from 'immer'
import type { Decided, EntryOf, StoredEvents } from './events.ts'
import { noting } from './noting.ts'
import type { Changes } from './room.ts'
import { ROOMS } from './rooms.ts'
import { handBackFor } from './said.ts'
import { EMPTY, type State } from './state.ts'
import { isPhase, PHASES, type Phase, type Stage } from './vocabulary.ts'

type Change = (state: State, entry: EntryOf<keyof StoredEvents>) => void

const CHANGES = Object.assign(
  {},
  noting,
  ...Object.values(ROOMS).map((room) => room.changes ?? {}),
) as Changes

const move = (state: State, to: Stage, opens: readonly Phase[]) => {
  if (isPhase(to)) state.left = null
  else if (isPhase(state.stage)) state.left = state.stage
  state.stage = to
  state.moves++
  state.asksToMove = {}
  if (!isPhase(to)) return
  state.page = [...opens]
  for (const phase of opens) if (!state.reached.includes(phase)) state.reached.push(phase)
  // Whatever waits for a phase that is open now, or that was jumped over on the way here.
  for (const phase of PHASES.slice(0, PHASES.indexOf(opens.at(-1) ?? 'framing') + 1))
    handBackFor(state, phase)
  // Whatever came too late for a phase to which one has gone back.
  for (const phase of opens) handBackFor(state, phase, state.passed)
}

const apply = (state: State, entry: Decided): void => {
  const change = CHANGES[entry.event.type] as Change | undefined
  change?.(state, entry as EntryOf<keyof StoredEvents>)
  const { to, opens } = entry.resolved ?? {}
  if (to) move(state, to, opens ?? [])
  // Only an early end remembers where it left: a talk that was closed is not resumed.
  if (entry.event.type === 'closed') state.left = null
}

/**
 * Applies one entry. Total: it never refuses, consults no table and no guide. The result is frozen and shares what did not
 * change.
 */
export const evolve = (state: State, entry: Decided): State => produce(state, (draft) => apply(draft, entry))

/** Applies many entries at once: the same changes, on a plain copy that is frozen at the end. */
export const replay = (entries: readonly Decided[], from: State = EMPTY): State => {
  const state = structuredClone(from)
  for (const entry of entries) apply(state, entry)
  return freeze(state, true)
}
