import type { Decided, Entry } from '../events.ts'
import type { OutsideNotes } from '../notes/types.ts'
import type { Code, Form } from '../vocabulary.ts'

/** The name of a stream: `shared`, or `private/<participant>`. */
export type StreamName = 'shared' | `private/${string}`

/** Part of a stream, from a version on. */
export interface Slice {
  entries: Entry[]
  /** The number of entries in the whole stream. */
  version: number
  /** How many erasures there have been: a reader that is behind reads the stream anew. */
  erasures: number
}

/** What appending came to: the entries as stamped, or the version that was expected is no longer the head. */
export type Appended =
  | {
      appended: true
      /** From the expected version on: what was appended, and where a store decides, what came between. */
      slice: Slice
      /** Of a store that decides, as a server does: which entries it did not take, by their ids. They come back to their authors. */
      refused?: readonly { id: string; code: Code }[]
    }
  | {
      appended: false
      version: number
      /** The conversation was erased whole, and takes nothing more. */
      gone?: true
    }

/** That a stream of a conversation has grown, or that words in it were erased. */
export interface Changed {
  conversation: string
  stream: StreamName
  version: number
  erasures: number
}

/** What somebody outside a talk sees of it, and may do. */
export interface OutsideSight {
  notes: OutsideNotes
  form: Form
  /** Whether they may ask to be let in. */
  mayKnock: boolean
  /** When time alone changes it: ISO 8601; null when it does not. */
  wakeAt: string | null
}

/** A way to speak to the other programs that have a store open: nothing of it is kept, and what is said while one is away is lost. */
export interface Bus {
  /** @param message Plain JSON, of some thousand characters at most. */
  say(message: unknown): void
  /** Calls the listener with what other programs say, until the returned function is called. */
  listen(listener: (message: unknown) => void): () => void
}

/** Which conversations are listed: those that fit all that is given; all, if nothing is. */
export interface Listing {
  /** The id of a series. */
  series?: string
  /** Somebody who was asked or let in, or who came. */
  participant?: string
  /** A level of the organisation to which a need was addressed there, also if it never left the room. */
  level?: string
}

/**
 * Where conversations are kept. Append-only streams with an expected version, in the terms of event sourcing; the order of
 * appending is the only order, and whoever appends stamps the time.
 */
export interface Store {
  /** Appends at the expected version, erasing in the same transaction what the entries take along. */
  append(
    conversation: string,
    stream: StreamName,
    expected: number,
    entries: readonly Decided[],
  ): Promise<Appended>
  /** Reads from a version on; 0 is the whole stream. An unknown stream is empty. */
  read(conversation: string, stream: StreamName, from?: number): Promise<Slice>
  /**
   * What whoever asks sees from outside the talk. Of a store that decides who reads, and rejects the others' reading with
   * `store-refused`; absent where whoever has the store may read all. Outside, one appends an answer to a need, or a knock.
   */
  outside?(conversation: string): Promise<OutsideSight>
  /** The conversations kept here, in the order in which they were opened. */
  list(of?: Listing): Promise<string[]>
  /** Tells of every change of a conversation until the returned function is called. */
  subscribe(conversation: string, listener: (changed: Changed) => void): () => void
  /**
   * Erases a conversation whole, the words of a line, or a person, here and in what later talks of the series carried. The
   * erasure count of every stream that changed rises, and its readers are told.
   */
  erase(conversation: string, what: Erasure): Promise<void>
  /**
   * Lets go of what has been kept long enough: of every talk whose next one has been held, and of every talk older than its
   * retention. When a talk is held a store does it by itself for that talk's series, and one that outlives the program for all when it
   * is opened; a host calls it daily, and may at any time.
   *
   * @param now The present moment, ISO 8601.
   */
  purge(now: string): Promise<void>
  /** Absent where there are no other programs, or no way to speak to them. */
  bus?: Bus
}

/** What is erased: a whole conversation, the words of a line or draft, or a person. By id. */
export type Erasure = { conversation: true } | { line: string } | { person: string }
