import { carriedLines } from '../carriers.ts'
import type { Decided, Entry } from '../events.ts'
import { isBy } from '../people.ts'
import { filled } from '../refusal.ts'
import { openLines, takenLine, textOf } from '../said.ts'
import type { Line, Participant, State } from '../state.ts'
import { isPhase, type Nudge, ORIGINS, type Phase } from '../vocabulary.ts'
import type { Context } from './context.ts'
import { mayBeShorter } from './framing.ts'
import type { NudgeView } from './types.ts'

/*
 * Nudges: at most one at a time, never stored. On a shared screen only those marked *all*, which are about no person. Dismissing
 * is the screen's: it remembers the key and passes over it.
 */

interface Rule {
  key: Nudge
  in: readonly Phase[]
  /** Shown on a shared screen too. */
  all?: true
  /** About words: shown to whoever wrote them, and to the facilitator where they are ours. Without it, about nobody's words. */
  about?: (c: Context) => (Line | undefined)[]
  holds: (c: Context) => boolean
}

const SECOND = 1000
const WEEK = 7 * 24 * 3600 * SECOND

const length = (lines: Line[]): number =>
  lines.reduce((sum, { text }) => sum + (textOf(text) ?? '').length, 0)

const taken = ({ state }: Context): Line | undefined => takenLine(state)

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * 3600 * SECOND)

/** How often each origin has been named in this talk and the two before. */
const everyOriginDoing = ({ state }: Context): boolean => {
  const now = Object.values(state.distinction.origins)
  const before = state.carried?.origins ?? []
  return (
    before.length === 2 &&
    now.length > 0 &&
    now.every((origin) => origin === 'doing') &&
    before.every((counts) => counts.doing > 0 && ORIGINS.every((one) => one === 'doing' || counts[one] === 0))
  )
}

const sameTag = ({ state }: Context): boolean => {
  const here = new Set(openLines(state, 'finding').flatMap((line) => line.tags ?? []))
  return (state.carried?.findings ?? []).some(({ tag, count }) => here.has(tag) && count >= 2)
}

const everythingOn = (state: State, person: string | null): boolean => {
  const carried = carriedLines(state)
  return carried.length >= 3 && carried.every((line) => line.carries === person)
}

/** An experiment that is long, holds several steps, or lasts over four weeks. */
const isLarge = (c: Context): boolean => {
  const line = taken(c)
  if (!line) return false
  const text = textOf(line.text) ?? ''
  const far = line.end !== undefined && line.end !== 'next' && days(c.today, line.end) > 28
  return text.length > 160 || (text.match(/[\n;]/g) ?? []).length >= 2 || far
}

const signals = ({ state }: Context): Line[] => openLines(state, 'signal')

const RULES: readonly Rule[] = [
  {
    key: 'framingLong',
    in: ['framing'],
    // On a page of the short form it is not told where the framing ends.
    holds: (c) => c.state.page.length === 1 && Date.parse(c.now) - clockFrom(c) > framingTime(c),
  },
  {
    key: 'framingQuick',
    in: ['reality'],
    holds: (c) => c.state.carried === null && framingTook(c) < 15 * SECOND,
  },
  {
    key: 'shorterFraming',
    in: ['framing'],
    holds: mayBeShorter,
  },
  {
    key: 'onlyDifficulties',
    in: ['reality'],
    all: true,
    holds: ({ state }) => {
      const said = openLines(state, 'observation')
      return said.length >= 3 && said.every((line) => line.under === 'difficulty')
    },
  },
  {
    key: 'learningShort',
    in: ['experiment'],
    holds: ({ state }) => {
      const learned = length(openLines(state, 'learning'))
      return (
        learned > 0 &&
        (learned < length(openLines(state, 'observation')) / 4 ||
          learned < length(openLines(state, 'idea')) / 2)
      )
    },
  },
  {
    key: 'noLearningOfYourOwn',
    in: ['learning', 'distinction'],
    holds: ({ state, me }) =>
      !!state.counts.learning && !openLines(state, 'learning').some((line) => isBy(line.by, me)),
  },
  { key: 'everyOriginDoing', in: ['distinction'], all: true, holds: everyOriginDoing },
  { key: 'sameTagThirdTime', in: ['distinction'], all: true, holds: sameTag },
  {
    key: 'everythingOnYou',
    in: ['experiment', 'followUp'],
    holds: ({ state, me }) => everythingOn(state, me ?? null),
  },
  { key: 'experimentLarge', in: ['experiment'], about: (c) => [taken(c)], holds: isLarge },
  {
    key: 'noSituation',
    in: ['experiment'],
    about: (c) => [taken(c)],
    holds: (c) => taken(c) !== undefined && taken(c)?.situation === undefined,
  },
  {
    key: 'nothingLightened',
    in: ['experiment', 'followUp'],
    holds: (c) => taken(c) !== undefined && !c.state.counts.stop && !c.state.counts.lighten,
  },
  {
    key: 'noSignal',
    in: ['followUp', 'closing'],
    holds: (c) => taken(c) !== undefined && !c.state.counts.signal,
  },
  {
    key: 'numbersOnly',
    in: ['followUp'],
    about: signals,
    holds: (c) =>
      signals(c).length > 0 &&
      signals(c).every(
        ({ text }) =>
          /\d/.test(textOf(text) ?? '') && !/\p{L}{4,}.*\p{L}{4,}.*\p{L}{4,}/u.test(textOf(text) ?? ''),
      ),
  },
  {
    key: 'returnFar',
    in: ['followUp'],
    holds: ({ state, today }) =>
      state.followUp.return !== null && days(today, state.followUp.return.day) > 42,
  },
  {
    key: 'noNextQuestion',
    in: ['followUp', 'closing'],
    holds: ({ state }) => state.followUp.return !== null && !state.counts.nextQuestion,
  },
  {
    key: 'needUnanswered',
    in: ['reality'],
    holds: ({ state, guide, now }) =>
      (state.carried?.needs ?? []).some(
        (need) =>
          need.forwarded !== null &&
          need.answers.length === 0 &&
          !openLines(state, 'answer').some((line) => line.need === need.id) &&
          Date.parse(now) - Date.parse(need.forwarded) > guide.settings.answerWeeks * WEEK,
      ),
  },
  {
    key: 'rhythmSlipping',
    in: ['reality', 'followUp'],
    holds: ({ state, today, guide }) =>
      state.carried?.return != null &&
      days(state.carried.return, today) > (guide.settings.rhythm.weeks * 7) / 2,
  },
]

/** How long the framing may take before the clock speaks, in milliseconds: the guide's time for it. */
export const framingTime = ({ guide, address }: Context): number =>
  guide.settings.minutes[address].framing * 60 * SECOND

/** When an entry was appended; not a number while it is pending, or once its time was purged. */
const timeOf = (entry: Decided | Entry): number => {
  const at = 'at' in entry ? (entry as Entry).at : null
  return at ? Date.parse(at) : Number.NaN
}

/** When the stage we are in began, in milliseconds. */
const since = ({ entries, state }: Pick<Context, 'entries' | 'state'>): number => {
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (entry?.resolved?.to === state.stage) return timeOf(entry)
  }
  return Number.NaN
}

/** From when the framing's clock counts, in milliseconds: anew whenever somebody asks about the purpose. */
export const clockFrom = (c: Context): number => {
  const asked = c.entries.findLast(({ event }) => ASKING.includes(event.type))
  const from = since(c)
  return asked ? Math.max(from, timeOf(asked) || from) : from
}

const ASKING: readonly string[] = ['noted.question', 'noted.wondering']

const framingTook = ({ entries }: Context): number => {
  const time = (stage: Phase): number => {
    const entry = entries.find((one) => one.resolved?.to === stage)
    return entry ? timeOf(entry) : Number.NaN
  }
  return time('reality') - time('framing')
}

/** To the writer alone, on a screen of their own; what is about nobody's words is the facilitator's. */
const isFor = (c: Context, { about }: Rule): boolean =>
  c.me !== undefined &&
  (about?.(c) ?? [undefined]).some((line) =>
    line && 'participant' in line.by ? isBy(line.by, c.me) : c.isLead,
  )

/** The nudges that hold now for this viewer, the first to be shown first. */
export const nudgesFor = (c: Context): NudgeView[] => {
  const { state, texts } = c
  if (!isPhase(state.stage)) return []
  return RULES.filter(
    (rule) =>
      rule.in.some((phase) => state.page.includes(phase)) && (rule.all || isFor(c, rule)) && rule.holds(c),
  ).map((rule): NudgeView => ({ key: rule.key, text: texts.nudges[rule.key] }))
}

const nameParts = ({ name }: Participant): string[] =>
  (textOf(name) ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part.length > 2)

/** A participant's name in a text that is about to be sent outside: one line on the preview, and never a refusal. */
export const nameIn = (
  { state, texts, me }: Pick<Context, 'state' | 'texts' | 'me'>,
  text: string,
): string | null => {
  // A screen that several see says nothing about a person.
  if (me === undefined) return null
  const words = new Set(text.toLowerCase().split(/[^\p{L}]+/u))
  const named = state.participants.find((one) => nameParts(one).some((part) => words.has(part)))
  const name = textOf(named?.name)
  return name !== undefined ? filled(texts.nudges.nameInText, { name }) : null
}
