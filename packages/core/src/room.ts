import type { ActType, Decided, EntryOf, SentEvent, StoredEvents } from './events.ts'
import type { WaitsFor } from './lines.ts'
import type { Rules } from './rules/rule.ts'
import type { State } from './state.ts'
import type { Code, Kind, Phase, Stage } from './vocabulary.ts'

/** What a phase does with a kind of line: takes it, files it under another phase, or keeps it for later. */
export type Taking = 'open' | { files: Phase } | { parks: WaitsFor }

/** Facts about the state by which an edge chooses where it leads. They refuse nobody. */
export type Condition = 'leadLeaves' | 'endsHeld' | `leftAt.${Phase}`

/** An edge of the statechart: the rules that guard it, in the order in which they speak, and where it leads. */
export interface Edge {
  rules: readonly Code[]
  /** Where it leads: the first destination whose condition holds. Without a stage, or without destinations, one stays. */
  to?: readonly { when?: Condition; stage?: Stage }[]
}

export type Edges = { [T in ActType]?: Edge }

/** What each entry changes. Total: it never refuses, and asks no table and no guide. */
export type Changes = { [T in keyof StoredEvents]?: (state: State, entry: EntryOf<T>) => void }

/** Whether the wish of an act is already true, so that it is dropped silently. */
export type Wishes = {
  [T in ActType]?: (state: State, entry: EntryOf<T>) => boolean
}

/**
 * The counter-entry of each kind of entry that can be taken back. `earlier` are the entries before it, the latest first. Null when
 * there is nothing to go back to.
 */
export type CounterEntries = {
  [T in ActType]?: (entry: EntryOf<T>, earlier: readonly Decided[], state: State) => SentEvent | null
}

/**
 * A room of the conversation, whole: the acts it takes, what guards them, what they change. The seven phases are rooms; so
 * are the time before, the time after, and the talk around them.
 */
export interface Room {
  edges: Edges
  changes?: Changes
  wishes?: Wishes
  takesBack?: CounterEntries
  /** Rules that belong to this room. Those that hold everywhere stand in `rules/everywhere.ts`. */
  rules?: Rules
}

/** One of the seven phases. */
export interface PhaseRoom extends Room {
  /** This phase's column of the table of kinds. */
  takes: Record<Kind, Taking>
  /** The rules that ask something before one goes on from here. */
  gates: readonly Code[]
}

export const open = 'open'
export const files = (phase: Phase): Taking => ({ files: phase })
export const parks = (until: WaitsFor): Taking => ({ parks: until })

/** Kinds that every phase takes, and that are never refused to anyone present. */
export const ALWAYS = { question: open, wondering: open, heard: open, answer: open } as const
