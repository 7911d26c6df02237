import { createBook } from './book.ts'
import type { Conversation, Opening, Surroundings, Viewer } from './conversation.ts'
import { converse } from './converse.ts'
import { describeIssues, OivallusError } from './errors.ts'
import { type Decided, opening } from './events.ts'
import type { Envelope } from './notes/envelope.ts'
import { checkLog, type StopsAt } from './notes/foreign.ts'
import { parseEnvelope } from './notes/parseEnvelope.ts'
import { type Platform, systemPlatform } from './platform.ts'

/** The version of the rules that this library decides by; each log says under which it was decided. */
const RULES_VERSION = 1

const ownerOf = (viewer: Viewer) => ('participant' in viewer ? viewer.participant : undefined)

const handOf = (viewer: Viewer): string => {
  if ('levels' in viewer)
    throw new OivallusError(
      'malformed-options',
      'Somebody outside the talk cannot open it. Give the viewer of a participant, or of a shared screen.',
      'viewer',
    )
  return 'participant' in viewer ? viewer.participant : viewer.scribe
}

/**
 * Opens a new talk. It begins `called`: people join, the topic is set, and the facilitator starts it.
 *
 * @example
 * const conversation = createConversation(
 *   { asked: ['anna', 'ville'], lead: 'anna' },
 *   { viewer: { participant: 'anna' }, guide: builtIn({ fi }), language: 'fi' },
 * )
 */
export const createConversation = (opening: Opening, surroundings: Surroundings): Conversation =>
  create(opening, surroundings)

/** A time zone that this platform knows; what it does not know would break every later look at a day. */
const zoneOf = (zone: string, platform: Pick<Platform, 'now' | 'dayOf'>): string => {
  try {
    platform.dayOf(platform.now(), zone)
    return zone
  } catch (cause) {
    throw new OivallusError(
      'malformed-options',
      `The time zone "${zone}" is not known here. Give an IANA name such as "Europe/Helsinki".`,
      'zone',
      { cause },
    )
  }
}

/** Opens a talk, the first of its series or one that follows another. */
export const create = (
  opening: Opening,
  surroundings: Surroundings,
  previous?: Conversation,
): Conversation => {
  const { viewer, guide, platform = systemPlatform, store } = surroundings
  const conversation = opening.id ?? platform.id()
  const zone = zoneOf(opening.zone ?? 'UTC', platform)
  const opened: Decided = checkedOpening({
    id: platform.id(),
    by: { participant: handOf(viewer) },
    event: {
      type: 'opened',
      conversation,
      series: opening.series ?? conversation,
      ...(previous && { follows: previous.id }),
      zone,
      guide: { id: guide.id, version: guide.version },
      rules: RULES_VERSION,
      settings: { ...guide.settings.rules },
      asked: [...opening.asked],
      lead: opening.lead,
      notice: opening.notice ?? null,
      ...(opening.discloses !== undefined && { discloses: opening.discloses }),
    },
  })
  const book = createBook({ conversation, owner: ownerOf(viewer), platform, store })
  book.add('shared', opened)
  return converse(book, surroundings, { ...(previous && { previous }) })
}

/** What a conversation is opened with is what opens it again: the same description checks both, and puts fields in the same order. */
const checkedOpening = (opened: Decided): Decided => {
  const result = opening.safeParse(opened)
  if (result.success) return result.data as Decided
  const { path, message } = describeIssues(opened, result.error.issues)
  throw new OivallusError('malformed-options', `This conversation cannot be opened. ${message}.`, path)
}

/** Where a conversation is opened again. */
export interface Reopening extends Surroundings {
  /**
   * The talk before in the series, when this one was opened as the next and has not started. Unless given it is looked for in the
   * store; while it is not at hand, `getSnapshot().trouble` says so.
   */
  previous?: Conversation
}

/** The talk that this one follows, as given or as the store keeps it, until what it left has been carried over. */
const previousOf = (
  book: ReturnType<typeof createBook>,
  { previous, ...surroundings }: Reopening,
): { previous?: Conversation; own?: true; found?: Promise<void> } => {
  const { started, conversation } = book.state()
  const follows = book.follows()
  if (previous) {
    if (previous.id === follows) return { previous }
    throw new OivallusError(
      'malformed-options',
      `The talk "${conversation}" follows ${follows === undefined ? 'no other' : `"${follows}"`}, not "${previous.id}". Give the one it follows, or none.`,
      'previous',
    )
  }
  const { viewer, platform = systemPlatform, store } = surroundings
  if (follows === undefined || started || !store) return {}
  const before = createBook({ conversation: follows, owner: ownerOf(viewer), platform, store })
  return { previous: converse(before, surroundings), own: true, found: before.settled() }
}

/**
 * Opens a conversation again from our own envelope, of this or an older version: its entries are applied, never decided again.
 *
 * @param envelope What toEnvelope() made, or the JSON text of it.
 * @throws {OivallusError} `malformed-envelope`, `newer-envelope` or `foreign-log`: what was wrong, where, and what to do;
 *   `malformed-options` when `previous` is another talk than the one before.
 */
export const restoreConversation = (envelope: unknown, surroundings: Reopening): Conversation =>
  restore(parseEnvelope(envelope), surroundings)

const restore = (kept: Envelope, surroundings: Reopening, readOnly = false): Conversation => {
  const { viewer, platform = systemPlatform } = surroundings
  // What does not hold is read here, and brought into no store.
  const store = readOnly ? undefined : surroundings.store
  const owner = ownerOf(viewer)
  const book = createBook({
    conversation: kept.id,
    owner,
    platform,
    store,
    shared: kept.streams.shared,
    strays: kept.returned,
    ...(owner !== undefined && { mine: kept.streams[`private/${owner}`] }),
  })
  const before = readOnly ? {} : previousOf(book, surroundings)
  // What came meanwhile is read at once.
  void book.settled()
  return converse(book, surroundings, { readOnly, ...before })
}

/**
 * Opens a conversation from a file that came from elsewhere: every entry is decided again. Where one does not hold, or its words were
 * erased, the conversation opens for reading only, and `stopsAt` says where.
 *
 * @throws {OivallusError} as restoreConversation.
 */
export const importConversation = (
  file: unknown,
  surroundings: Reopening,
): { conversation: Conversation; stopsAt: StopsAt | null } => {
  const kept = parseEnvelope(file)
  const { entries = [], pending = [] } = kept.streams.shared ?? {}
  const { stopsAt } = checkLog([...entries, ...pending])
  return { conversation: restore(kept, surroundings, stopsAt !== null), stopsAt }
}

/**
 * Opens a conversation that a store keeps, on another device or later.
 *
 * @throws {OivallusError} `malformed-options` when the store keeps none of this id, or `previous` is another talk than the one
 *   before.
 */
export const joinConversation = async (
  conversation: string,
  surroundings: Reopening & { store: NonNullable<Surroundings['store']> },
): Promise<Conversation> => {
  const { viewer, platform = systemPlatform, store } = surroundings
  const book = createBook({ conversation, owner: ownerOf(viewer), platform, store })
  await book.load()
  if (book.state().conversation !== conversation && !book.outside()) {
    book.dispose()
    throw new OivallusError(
      'malformed-options',
      `The store keeps no conversation "${conversation}". Look ids up with store.list().`,
      'conversation',
    )
  }
  const { found, ...before } = previousOf(book, surroundings)
  await found
  return converse(book, surroundings, before)
}
