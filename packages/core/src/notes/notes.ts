import { participantOf } from '../people.ts'
import { type Platform, systemPlatform } from '../platform.ts'
import type { State } from '../state.ts'
import { inside } from './inside.ts'
import type { Entries } from './leaving.ts'
import { outside } from './outside.ts'
import type { Notes } from './types.ts'

/** Who reads: a participant, those around a shared screen, or somebody outside with the levels they answer for. */
export type Reader = { participant: string } | { screen: string } | { levels: readonly string[] }

/** Who reads the notes, and when. */
export interface NotesOptions {
  reader: Reader
  /** The present moment, ISO 8601: what was entered for somebody is confirmed by time, too. */
  now: string
  /** Which day a moment is, in the talk’s time zone; that of the machine unless given. */
  platform?: Pick<Platform, 'dayOf'>
}

/**
 * What remains after a talk, as one reader may see it: plain JSON, in no language. A participant of the talk, or a shared
 * screen in it, gets the inside; anybody else the outside, whatever they ask for.
 *
 * @param entries The shared stream as it is held, pending entries last.
 * @example
 * const { state } = conversation.getSnapshot()
 * const notes = notesOf(state, conversation.entries(), { reader: { participant: 'anna' }, now: platform.now() })
 */
export const notesOf = (state: State, entries: Entries, options: NotesOptions): Notes => {
  const { reader, now, platform = systemPlatform } = options
  if ('levels' in reader) return outside(state, entries, reader.levels, now)
  const takesPart =
    'participant' in reader
      ? participantOf(state, reader.participant) !== undefined
      : Object.hasOwn(state.screens, reader.screen)
  return takesPart ? inside(state, entries, { reader, now, platform }) : outside(state, entries, [], now)
}
