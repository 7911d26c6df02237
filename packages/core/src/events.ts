import * as z from 'zod/mini'
import { type By, by, eventsOf, openedOf, settings } from './eventShapes.ts'
import { waitsFor } from './lines.ts'
import { day, id, ids, moment, sentWords, storedWords } from './schema.ts'
import { type Kind, PHASES, STAGES } from './vocabulary.ts'

/** What the library writes by itself: these are entries like all others, and nobody sends them. */
const WRITTEN = ['carried', 'followed', 'cameBack'] as const

/** The type of an event that can be decided: one that can be sent, or that the library writes by itself. */
export type ActType = keyof SentShapes

/** An event that the library writes by itself, and nobody sends. */
export type WrittenEvent = SentEvents[(typeof WRITTEN)[number]]

/** Of its own, since declarations lose what stands inside an instantiation. */
type EventsOf<W extends z.ZodMiniType> = ReturnType<typeof eventsOf<W>>

/** The fields of each event, once described. */
type ShapesOf<W extends z.ZodMiniType> = { [T in keyof EventsOf<W>]: ReturnType<EventsOf<W>[T]> }

/**
 * The type of an event that a participant, a screen or a level can send.
 *
 * @useDeclaredType
 */
export type EventType = Exclude<ActType, (typeof WRITTEN)[number]>

type Typed<Shapes extends Record<string, z.core.$ZodShape>> = {
  [T in keyof Shapes & string]: z.infer<
    z.ZodMiniObject<{ type: z.ZodMiniLiteral<T> } & Shapes[T], z.core.$strict>
  >
}

type SentShapes = ShapesOf<typeof sentWords>
type StoredShapes = ShapesOf<typeof storedWords> & { opened: ReturnType<typeof openedOf<typeof storedWords>> }

/** Every event as it is sent, by type; `carried`, `followed` and `cameBack` the library writes by itself. `of` and `revision` are what one saw: a line and how often it was reworded; of a move, the stage and `State.moves`. */
export interface SentEvents extends Typed<SentShapes> {}

/** An event as it is sent. Build one from a template of `allowed()` or an action of the view, or by hand. */
export type SentEvent = SentEvents[EventType]

/** Every event as it is stored, by type: the same, in which words may have been erased, and `opened`. */
export interface StoredEvents extends Typed<StoredShapes> {}

/** An event as it is stored. */
export type StoredEvent = StoredEvents[keyof StoredEvents]

type Shapes = Record<string, () => z.core.$ZodShape>

const schemaOf = (type: string, shape: () => z.core.$ZodShape) =>
  z.strictObject({ type: z.literal(type), ...shape() })

const union = (shapes: Shapes) =>
  z.discriminatedUnion(
    'type',
    Object.entries(shapes).map(([type, shape]) => schemaOf(type, shape)) as unknown as [
      z.ZodMiniObject,
      ...z.ZodMiniObject[],
    ],
  )

const shapes: Shapes = eventsOf(sentWords)

/** The types of all events that can be decided. */
export const ACT_TYPES = Object.keys(shapes) as ActType[]

/** The types of all events that can be sent. */
export const EVENT_TYPES = ACT_TYPES.filter(
  (type) => !(WRITTEN as readonly string[]).includes(type),
) as EventType[]

const sentShapes = Object.fromEntries(EVENT_TYPES.map((type) => [type, shapes[type]])) as Shapes

/** What may be sent. It is made when something is: a page shows its first question without it. */
export const sentEvent = z.lazy(() => union(sentShapes)) as unknown as z.ZodMiniType<SentEvent>

const made = new Map<string, z.ZodMiniObject>()

/** What one event may hold when it is sent: the same as {@link sentEvent} has for it, without describing the others. */
export const sentEventOf = (type: unknown): z.ZodMiniType<SentEvent> => {
  if (typeof type !== 'string' || !Object.hasOwn(sentShapes, type)) return sentEvent
  const schema = made.get(type) ?? schemaOf(type, sentShapes[type] as Shapes[string])
  made.set(type, schema)
  return schema as unknown as z.ZodMiniType<SentEvent>
}

/** What is stored: made when a log is read, for a page that begins a talk needs none of it. */
export const storedEvent = z.lazy(() =>
  union({ ...eventsOf(storedWords), opened: () => openedOf(storedWords) }),
) as unknown as z.ZodMiniType<StoredEvent>

/** The schema of {@link Resolved}, of which the JSON Schema is made. @public */
export const resolved = z.lazy(() =>
  z.strictObject({
    /** The stage that the chart's edge leads to. */
    to: z.optional(z.enum(STAGES)),
    /** The phases that this move opens: one, or those of a page of the short form. */
    opens: z.optional(z.array(z.enum(PHASES))),
    /** Where a line was filed. */
    filed: z.optional(z.enum(PHASES)),
    /** The phase a parked line waits for. */
    until: z.optional(waitsFor),
    /** The phase whose time has passed, in which a parked line comes back should one go back there. */
    back: z.optional(z.enum(PHASES)),
    /** For whom this was said or entered. */
    for: z.optional(ids),
    /** Who was present when it was asked. */
    asked: z.optional(ids),
    /** The day on which it was decided, in the talk's time zone. */
    day: z.optional(day),
    /** At the start: the rules' settings for this talk, and the first page. */
    settings: z.optional(settings),
  }),
)

/** What deciding adds to an event, so that applying an entry consults no table and no guide. */
export interface Resolved extends z.infer<typeof resolved> {}

const senderShape = { id, by, enteredBy: z.optional(id) }

/** Who sends. */
export const sender = z.strictObject(senderShape)

const decidedShape = () => ({
  ...senderShape,
  event: storedEvent,
  resolved: z.optional(resolved),
})

/** What opens a talk: of what is stored, this alone, so that a page need not read the description of every event first. */
export const opening = z.lazy(() =>
  z.strictObject({
    ...senderShape,
    event: z.strictObject({ type: z.literal('opened'), ...openedOf(storedWords) }),
  }),
)

/** What was decided and not yet appended. */
export const decided = z.lazy(() => z.strictObject(decidedShape()))

/** One entry of a stream. `at` is ISO 8601 in UTC, stamped by whoever appends; null once purged. */
export const entry = z.lazy(() => z.strictObject({ ...decidedShape(), at: z.nullable(moment) }))

/** The kind of line that an event of this type notes. */
export const kindNoted = (type: string): Kind | undefined =>
  type.startsWith('noted.') ? (type.slice('noted.'.length) as Kind) : undefined

/** Who acts, with whose hand, and under which id: what is sent beside the event. */
export interface Sender {
  /** Unique; also the id of the line that the act makes. The same id with the same content is a resend. */
  id: string
  by: By
  /** The scribe, when somebody types for others. */
  enteredBy?: string
}

/** An act: what somebody wants to do. */
export interface Act extends Sender {
  event: SentEvent
}

/** An act that was accepted, not yet appended. */
export interface Decided extends Sender {
  event: StoredEvent
  resolved?: Resolved
}

/** An entry of a stream. */
export interface Entry extends Decided {
  at: string | null
}

/** An entry whose event is of one type. */
export type EntryOf<T extends keyof StoredEvents> = Omit<Entry, 'event' | 'at'> & { event: StoredEvents[T] }

/** Events that go into the private stream of who sends them; nobody else ever receives these. */
export const PRIVATE_EVENTS: readonly ActType[] = ['drafted', 'redrafted', 'discarded', 'cameBack']
