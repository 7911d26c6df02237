import * as z from 'zod/mini'

/** The most characters that one text may hold. */
export const LONGEST_TEXT = 20_000

/**
 * Whether a text can be kept as it is: at most {@link LONGEST_TEXT} characters, no NUL (stores refuse it) and no lone surrogate
 * (it changes when written as UTF-8).
 */
const isKeepable = (text: string): boolean => text.length <= LONGEST_TEXT && !/\0|\p{Cs}/u.test(text)

/** Whether a person's text can be kept: as any text, and not blank. */
export const isReadable = (text: string): boolean => isKeepable(text) && text.trim() !== ''

/** The message of an issue that a person's text caused, as against a programmer's mistake. */
export const UNREADABLE = 'unreadable'

/** Any other text, from the host or a guide: a name, an address, a reason. */
export const text = z.string().check(z.refine(isKeepable, { error: UNREADABLE }))

/** A person's words as they are sent. */
export const sentWords = z.string().check(z.refine(isReadable, { error: UNREADABLE }))

/** The empty mark that stays where words were taken back, discarded or erased. */
const erased = z.strictObject({ erased: z.literal(true) })

/** A person's words as they are stored: words, or the mark of words erased. */
export const storedWords = z.union([sentWords, erased])

/**
 * A person's words as they are kept: words, or the mark of words erased.
 *
 * @useDeclaredType
 */
export type Words = z.infer<typeof storedWords>

/**
 * An opaque identifier from the host or from the platform: 1 to 200 characters, no white space, and not the name of a property
 * that every object has (`constructor`, `__proto__`).
 */
export const id = z.string().check(
  z.regex(/^[^\s\p{Cs}\p{Cc}]{1,200}$/u, { error: 'expected an id: 1 to 200 characters, no white space' }),
  // Ids are keys of plain records: a name that every object has cannot be one.
  z.refine((value) => !(value in Object.prototype), {
    error: 'expected an id that is no name of a property',
  }),
)

/** A day of the calendar, `YYYY-MM-DD`, in the talk's time zone. */
export const day = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/),
  z.refine((value) => new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true, {
    error: 'expected a day of the calendar',
  }),
)

/** A moment, ISO 8601 in UTC. */
export const moment = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
  // What is no moment of the calendar is taken for another one, or for none.
  z.refine((value) => new Date(value).toJSON()?.startsWith(value.slice(0, 19)) === true, {
    error: 'expected a moment of the calendar',
  }),
)

/** A whole number within bounds. */
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z
    .number()
    .check(z.gte(least), z.lte(most), z.refine(Number.isInteger, { error: 'expected a whole number' }))

/** A time of the day, `HH:MM`, in the talk's time zone. */
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const revision = whole(0)

export const ids = z.array(id)
