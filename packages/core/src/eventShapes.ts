import * as z from 'zod/mini'
import { carriedDetailsOf, detailsOf, linesOf, takingOf, waitsFor } from './lines.ts'
import { day, id, ids, revision, text, whole } from './schema.ts'
import {
  CODES,
  FATES,
  FORMS,
  KINDS,
  type Kind,
  ORIGINS,
  PHASES,
  type Phase,
  STAGES,
  TOPICS,
} from './vocabulary.ts'

export const by = z.union([
  z.strictObject({ participant: id }),
  z.strictObject({ screen: id }),
  z.strictObject({ level: id }),
])
/**
 * Who acts: a participant, those around a shared screen together (*ours*), or a level of the organisation that answers a need.
 *
 * @useDeclaredType
 */
export type By = z.infer<typeof by>

export const settings = z.lazy(() =>
  z.partialRecord(
    z.enum(CODES),
    z.strictObject({ mode: z.enum(['guard', 'nudge']), reason: z.optional(z.record(text, text)) }),
  ),
)

const notice = z.lazy(() =>
  z.strictObject({
    /** The organisation that is responsible. */
    controller: text,
    /** Whom to ask about the data. */
    contact: text,
    /** What the data is for, in words for those who talk. */
    purpose: text,
    /** Legal basis of the processing, in words. Agreement in a talk is none. */
    legalBasis: text,
    /** Months after which all but the notes go; 12 at the most. */
    retentionMonths: z.optional(whole(0, 12)),
    /** Days in which one may object to what was entered for one; 7 unless said otherwise. */
    objectionDays: z.optional(whole(0, 365)),
    /** Address of the whole notice. */
    link: z.optional(text),
  }),
)

/** Who is responsible for the data of the talk, given by the host. Without it the talk is marked practice. */
export interface Notice extends z.infer<typeof notice> {}

/** The fields of what is carried that hold people's words. */
const CARRIED_WORDS = ['text', 'situation'] as const

/** What the last talk of a series leaves to the next, and nothing else. */
const carriedOf = <W extends z.ZodMiniType>(words: W) => ({
  /** The number of the talk that is being carried from; the first talk of a series is 1. */
  number: whole(1),
  participants: ids,
  return: z.nullable(day),
  experiment: z.nullable(
    z.strictObject({
      id,
      text: words,
      situation: z.optional(words),
      end: z.optional(z.union([z.literal('next'), day])),
      signals: z.array(z.strictObject({ id, text: words })),
    }),
  ),
  needs: z.array(
    z.strictObject({
      id,
      text: words,
      level: z.optional(id),
      forwarded: z.nullable(day),
      answers: z.array(z.strictObject({ id, text: words })),
    }),
  ),
  question: z.nullable(z.strictObject({ id, text: words })),
  /** Ideas not taken, and what was parked for the next talk or whose phase was not reached. */
  parked: z.array(
    z.strictObject({
      id,
      kind: z.enum(KINDS),
      text: z.optional(words),
      by,
      until: waitsFor,
      details: z.optional(z.strictObject(carriedDetailsOf(words))),
    }),
  ),
  /** Origins of the last two talks, the latest first. */
  origins: z.array(
    z.strictObject({
      structures: revision,
      doing: revision,
      both: revision,
      notYetKnown: revision,
    }),
  ),
  findings: z.array(z.strictObject({ tag: id, count: revision })),
  /** Who brought these words, and by which entry of which talk, so that they go with whoever or whatever is erased. */
  sources: z.optional(z.array(z.strictObject({ of: id, field: z.enum(CARRIED_WORDS), entry: id, by }))),
})

const of = { of: id, revision }
const stage = z.enum(STAGES)
const moves = () => ({ of: stage, revision })

/**
 * Every event, as one description of which both schemas are made: what may be sent (`words` is text), and what is stored
 * (`words` may have been erased). What deciding adds stands apart, in `resolved`: nobody can send it. Each event is described when
 * it is asked for: describing them all is most of what it costs to load this package.
 */
export const eventsOf = <W extends z.ZodMiniType>(words: W) => {
  const events = {
    // before the talk
    'topic.set': () => ({
      text: words,
      kind: z.optional(z.enum(TOPICS)),
      why: z.optional(words),
      serves: z.optional(
        z.strictObject({
          text: words,
          goal: z.optional(z.strictObject({ id, label: text, link: z.optional(text) })),
        }),
      ),
    }),
    joined: () => ({
      name: words,
      screen: z.optional(id),
      supervisor: z.optional(z.literal(true)),
      guest: z.optional(z.literal(true)),
      /** The levels of the organisation that they answer for, as the host says. */
      answersFor: z.optional(ids),
    }),
    carried: () => carriedOf(words),
    started: () => ({ form: z.enum(FORMS) }),

    // the talk itself
    left: () => ({}),
    /** Somebody new asks to be let in: their name, for those who are there. */
    knocked: () => ({ name: words }),
    welcomed: () => ({ participant: id }),
    'scribe.taken': () => ({ screen: id }),
    handedOver: () => ({ to: id }),
    leadTaken: () => ({}),
    'move.asked': () => ({ to: z.enum(PHASES) }),
    paused: () => ({}),
    resumed: () => ({}),
    /** End here for today: the day on which the talk goes on, or none yet. */
    ended: () => ({ day: z.optional(day) }),
    elsewhere: () => ({}),
    'rule.restored': () => ({ code: z.enum(CODES) }),
    // The line is described once a line is read.
    parked: () => ({ line: z.lazy(() => lineOf(words)) }),
    revised: () => ({
      ...of,
      ...detailsOf(words),
      /** The rewording that this one takes back: its words go from the log. */
      takesBack: z.optional(id),
    }),
    withdrawn: () => ({ of: id }),
    confirmed: () => of,
    'agreement.withdrawn': () => ({ of: id }),

    // framing
    'framing.presented': () => ({ softened: z.array(z.enum(CODES)) }),
    'framing.acknowledged': () => ({ nothingFromMe: z.optional(z.literal(true)) }),

    // reality
    'turn.taken': () => ({}),
    'everyone.spoken': () => ({}),
    'lines.chosen': () => ({
      lines: ids.check(z.refine((lines) => lines.length <= 3, { error: 'expected at most 3 lines' })),
    }),

    // learning
    'learning.notKnownYet': () => ({}),

    // distinction
    'origin.named': () => ({ ...of, origin: z.enum(ORIGINS) }),
    'origin.seenDifferently': () => of,
    'organisation.nothingNow': () => ({}),
    'need.agreed': () => ({ ...of, except: z.optional(ids) }),
    'need.forwarded': () => of,
    'need.keptHere': () => of,

    // experiment
    'experiment.asked': () => ({ ...of, except: z.optional(ids) }),
    'experiment.agreed': () => of,
    'experiment.objected': () => of,
    'experiment.taken': () => ({ ...of, ...takingOf(words) }),
    'experiment.replaced': () => ({ ...of, ...takingOf(words) }),
    'experiment.released': () => of,
    'experiment.none': () => ({ needFirst: z.optional(words) }),
    'experiment.continued': () => ({
      of: id,
      fate: z.enum(FATES),
      /** How it is worded from now on, when it changes. */
      text: z.optional(words),
    }),
    'support.none': () => ({}),

    // follow-up
    'return.none': () => ({ because: words }),
    'sharing.agreed': () => ({ ...of, except: z.optional(ids) }),
    'learning.shared': () => ({ ...of, withoutName: z.optional(z.literal(true)) }),

    // closing, and after
    'closing.presented': () => ({}),
    closed: moves,
    followed: () => ({ by: id }),

    // a private stream
    drafted: () => ({ text: words, kind: z.optional(z.enum(KINDS)) }),
    redrafted: () => ({ of: id, text: words }),
    discarded: () => ({ of: id }),
    cameBack: () => ({ kind: z.enum([...KINDS, 'other']), text: words }),
  } as const
  return { ...events, ...goEvents(), ...notedEvents(words) }
}

/** The entry `opened` is written by the maker of a conversation and cannot be sent. */
export const openedOf = <W extends z.ZodMiniType>(words: W) => ({
  conversation: id,
  series: id,
  /** IANA time zone, in which days are meant. */
  zone: text,
  /** The talk before in the series; absent in the first. */
  follows: z.optional(id),
  guide: z.strictObject({ id, version: text }),
  /** The version of the rules under which the log was decided. */
  rules: whole(1),
  settings,
  discloses: z.optional(words),
  asked: ids,
  lead: id,
  notice: z.nullable(notice),
})

type KindFields<W extends z.ZodMiniType> = ReturnType<typeof linesOf<W>>

type LineSchema<W extends z.ZodMiniType> = {
  [K in Kind]: z.ZodMiniObject<
    { kind: z.ZodMiniLiteral<K> } & Extract<ReturnType<KindFields<W>[K]>, z.core.$ZodShape>,
    z.core.$strict
  >
}[Kind]

const lineOf = <W extends z.ZodMiniType>(words: W) => {
  const kinds = linesOf(words)
  const lines = KINDS.map((kind) => z.strictObject({ kind: z.literal(kind), ...kinds[kind]() }))
  return z.discriminatedUnion('kind', lines as unknown as [LineSchema<W>, ...LineSchema<W>[]])
}

const notedEvents = <W extends z.ZodMiniType>(words: W) => {
  const kinds = linesOf(words)
  return Object.fromEntries(KINDS.map((kind) => [`noted.${kind}`, kinds[kind]])) as {
    [K in Kind as `noted.${K}`]: KindFields<W>[K]
  }
}

/** Moving names the stage one saw and how many moves there had been: two people pressing it move once. */
const goEvents = () =>
  Object.fromEntries(PHASES.map((phase) => [`go.${phase}`, moves])) as {
    [P in Phase as `go.${P}`]: typeof moves
  }
