import * as z from 'zod/mini'
import { id, isReadable, whole } from '../schema.ts'
import { CODES, CONTACTS, LEVELS, OBSERVATIONS, PHASES, QUESTIONS, TAGS } from '../vocabulary.ts'

const minutes = () =>
  z.number().check(z.refine((value) => value > 0 && value <= 480, { error: 'expected minutes, at most 480' }))

const minutesOfPhases = () => z.record(z.enum(PHASES), minutes())

/** A rule's setting: how it stands, and why, in each language of the guide. Those who talk are shown the reason. */
const setting = () =>
  z.strictObject({
    mode: z.enum(['guard', 'nudge']),
    reason: z.record(z.string(), z.string().check(z.refine(isReadable, { error: 'expected words' }))),
  })

export const guideSettings = z.lazy(() =>
  z.strictObject({
    /** Rules that stand otherwise than by default, where the rule may. */
    rules: z.partialRecord(z.enum(CODES), setting()),
    /** Ids of the questions of each phase, in the order in which they are asked. */
    questions: z.record(z.enum(PHASES), z.array(id)),
    /** Ids of those that the short form asks by itself. */
    shortForm: z.array(id),
    /** Which kinds of observation are offered. */
    observations: z.array(z.enum(OBSERVATIONS)),
    /** Ids of the tags that a finding can bear. */
    tags: z.array(id),
    /** Ids of the levels or functions of the organisation that a need can go to. */
    levels: z.array(id),
    /** Ids of the contacts shown where something belongs elsewhere. */
    contacts: z.array(id),
    /** Weeks between the talks of a series, and the weeks offered as days of return. */
    rhythm: z.strictObject({
      weeks: whole(1, 52),
      offered: z.array(whole(1, 52)),
    }),
    /** Suggested minutes of each phase, one-to-one, in a team, and in the short form. */
    minutes: z.strictObject({
      one: minutesOfPhases(),
      team: minutesOfPhases(),
      short: minutesOfPhases(),
    }),
    /** Weeks after which a need without an answer is mentioned. */
    answerWeeks: whole(1, 52),
  }),
)

/** What a guide sets without a word of any language. */
export interface GuideSettings extends z.infer<typeof guideSettings> {}

/** The settings of the built-in guides. */
export const builtInSettings: GuideSettings = {
  rules: {},
  questions: Object.fromEntries(
    PHASES.map((phase) => [phase, [...QUESTIONS[phase]]]),
  ) as unknown as GuideSettings['questions'],
  shortForm: ['success', 'difficulty', 'taught', 'origin', 'needed', 'change', 'whenBack'],
  observations: [...OBSERVATIONS],
  tags: [...TAGS],
  levels: [...LEVELS],
  contacts: [...CONTACTS],
  rhythm: { weeks: 4, offered: [2, 4, 6] },
  minutes: {
    one: { framing: 2, reality: 10, learning: 12, distinction: 6, experiment: 6, followUp: 3, closing: 1 },
    team: { framing: 2, reality: 18, learning: 16, distinction: 10, experiment: 9, followUp: 4, closing: 1 },
    short: { framing: 1, reality: 2, learning: 2, distinction: 1, experiment: 2, followUp: 1, closing: 1 },
  },
  answerWeeks: 6,
}
