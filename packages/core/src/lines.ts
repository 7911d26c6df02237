import * as z from 'zod/mini'
import { day, id, ids, time } from './schema.ts'
import { FINDINGS, type Kind, LEARNINGS, OBSERVATIONS, OUTCOMES, PHASES } from './vocabulary.ts'

/** The day, or no day, on which an experiment is looked at. */
const end = z.union([z.literal('next'), day])

/** A participant, or all together. */
const carries = z.union([z.literal('us'), id])

/**
 * What a line of each kind holds. One description serves what is sent (`words` is text) and what is stored (`words` may have
 * been erased). Each kind is described when it is asked for: a talk uses few of them, and a page begins without any.
 */
export const linesOf = <W extends z.ZodMiniType>(words: W) => {
  /** A question that an organisation added: its wording is logged once, when it is first answered. */
  const describeQuestion = () => z.optional(z.strictObject({ id, wording: z.optional(words) }))
  let question: ReturnType<typeof describeQuestion> | undefined
  const common = () => {
    question ??= describeQuestion()
    return { text: words, question }
  }
  const from = () => z.optional(ids)
  const carried = () => ({ ...common(), carries: z.optional(carries) })
  return {
    question: common,
    wondering: common,
    heard: () => ({ ...common(), about: z.optional(id) }),
    observation: () => ({ ...common(), under: z.enum(OBSERVATIONS) }),
    perspective: () => ({ ...common(), about: z.optional(id) }),
    interpretation: common,
    explanation: common,
    learning: () => ({ ...common(), as: z.optional(z.enum(LEARNINGS)), from: from() }),
    finding: () => ({ ...common(), finding: z.enum(FINDINGS), tags: z.optional(ids), from: from() }),
    need: () => ({ ...common(), level: z.optional(id), from: from() }),
    idea: () => ({ ...common(), situation: z.optional(words), from: from() }),
    continue: carried,
    stop: carried,
    lighten: carried,
    support: carried,
    decision: common,
    outcome: () => ({ text: z.optional(words), outcome: z.enum(OUTCOMES) }),
    answer: () => ({ text: words, need: id }),
    signal: common,
    return: () => ({ day, time: z.optional(time), text: z.optional(words) }),
    nextQuestion: common,
  } satisfies Record<Kind, () => Record<string, z.ZodMiniType>>
}

/** What can be set on a line when it is revised, besides its words. */
export const detailsOf = <W extends z.ZodMiniType>(words: W) => ({
  text: z.optional(words),
  under: z.optional(z.enum(OBSERVATIONS)),
  as: z.optional(z.enum(LEARNINGS)),
  finding: z.optional(z.enum(FINDINGS)),
  tags: z.optional(ids),
  level: z.optional(id),
  situation: z.optional(words),
  carries: z.optional(carries),
})

/** What a line keeps when it is carried into the next talk, besides its words. */
export const carriedDetailsOf = <W extends z.ZodMiniType>(words: W) => {
  const { text, ...details } = detailsOf(words)
  return { ...details, outcome: z.optional(z.enum(OUTCOMES)) }
}

/** How an experiment is taken. */
export const takingOf = <W extends z.ZodMiniType>(words: W) => ({
  end: z.optional(end),
  situation: z.optional(words),
  carries: z.optional(carries),
})

/** Where a parked line waits: a phase, or the next talk. */
export const waitsFor = z.enum([...PHASES, 'next'])
export type WaitsFor = z.infer<typeof waitsFor>
