import type { Entry } from '../events.ts'
import type { Changed, Slice, StreamName } from './contract.ts'

/** What is written to one stream. */
export interface StreamWrite {
  conversation: string
  stream: StreamName
  /** How many entries the stream must have; if it has another number, nothing of the change is written. */
  version: number
  /** How many erasures there must have been; however many unless given. */
  erasures?: number
  /** Entries that are new or written anew, each with its place in the stream, from 0. */
  entries: readonly (readonly [place: number, entry: Entry])[]
  /** How many entries it has afterwards: those from this place on are deleted. */
  length: number
  /** Whether the erasure count rises by one. */
  erases: boolean
}

/** Under what a conversation is listed: opaque texts, to be compared whole. */
export interface Listed {
  conversation: string
  under: readonly string[]
  /** Instead of what it was listed under. */
  anew: boolean
}

/** Writes that are made together: all of them or none, and nobody reads some without the others. */
export interface Change {
  /** A write that neither has entries nor erases only says where its stream must stand. */
  writes: readonly StreamWrite[]
  /** The talk that is opened, and its series: from now on it is listed. */
  opens?: { conversation: string; series: string }
  /** Under what conversations are listed besides their series: added to what they have, or instead of it. */
  lists?: readonly Listed[]
  /**
   * The conversation that is erased whole: every entry of every stream of it goes, and each private stream, whose name says whose it
   * was. The shared one stays, empty, its erasure count one more. It is listed no more, and from now on no change that writes to it
   * is written. What changed tells of every stream that it had.
   */
  erasesWhole?: string
}

/** What became of a change: the streams that are another now, or nothing, and which of its conversations were erased whole. */
export type Written = { written: true; changed: Changed[] } | { written: false; gone: readonly string[] }

/** Where rows are kept: all that a store needs of memory, of a browser or of a database. It looks into no entry. */
export interface Rows {
  /** Part of a stream, from a version on; an unknown stream is empty. Of one moment: entries and counts belong together. */
  read(conversation: string, stream: StreamName, from: number): Promise<Slice>
  /** The names of all streams of a conversation to which anything was ever written. */
  streams(conversation: string): Promise<StreamName[]>
  /**
   * The conversations that were opened and not erased whole, in the order in which they were opened: those of a series if one is
   * given, and under all of these.
   */
  list(series: string | undefined, under: readonly string[]): Promise<string[]>
  /** Writes all of a change, or nothing of it. */
  write(change: Change): Promise<Written>
}
