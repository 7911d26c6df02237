import { formatDay, tellDay } from '../days.ts'
import type { Decided, Entry, EventType, Sender } from '../events.ts'
import type { Guide, GuideTexts } from '../guides/guide.ts'
import type { Both } from '../guides/texts.ts'
import { isUnconfirmed } from '../notes/leaving.ts'
import { howMany, participantOf, personIn } from '../people.ts'
import type { Platform } from '../platform.ts'
import type { Mine } from '../private.ts'
import { type EventTemplate, filled, type Refusal } from '../refusal.ts'
import { allLines, seen, textOf } from '../said.ts'
import type { Words } from '../schema.ts'
import type { Line, Participant, State } from '../state.ts'
import type { Code, Kind, Phase, QuestionId } from '../vocabulary.ts'
import type { Action, Goal, LineView, OfferedDay } from './types.ts'

/** What a view is computed from. */
export interface ViewInput {
  state: State
  mine: Mine
  entries: readonly (Entry | Decided)[]
  guide: Guide
  texts: GuideTexts
  /** Who looks: a participant on a screen of their own, or those around a shared one. */
  as: Omit<Sender, 'id'>
  now: string
  /** Goals of the work that the host knows, to which the topic can be linked. */
  goals: readonly Goal[]
  platform: Pick<Platform, 'dayOf' | 'addDays'>
  /** Whether an act would hold now; not when its wish is already true. */
  holds: (event: EventTemplate, missing: readonly string[], as?: Omit<Sender, 'id'>) => boolean
  /** Why an act would not hold now; null when it would, or when its wish is already true. */
  why: (event: EventTemplate, missing: readonly string[]) => Refusal | null
  /** The rules that are nudges in this talk and would have something to say about an act. */
  nudges: (event: EventTemplate, missing: readonly string[]) => readonly Code[]
}

/** A row of a table of actions: its key, its label, the type of its event, and the fields to fill in. */
type Act = [key: string, label: string, type: EventType, ...missing: string[]]

/** The input, with what every section asks of it. */
export interface Context extends ViewInput {
  /** The participant on a screen of their own; undefined on a shared screen. */
  me: string | undefined
  isLead: boolean
  /** Those present around this shared screen; none on an own one. */
  around: readonly Participant[]
  address: 'one' | 'team'
  today: string
  say: (both: Both) => string
  words: (text: Words | undefined | null) => string | null
  /** The day as it is told in the viewer's language. */
  day: (day: string) => string
  /** The lines filed under a phase, with the marks of those withdrawn. */
  lines: (phase: Phase) => Line[]
  /** The open lines of some kinds, wherever they are filed. */
  kinds: (...kinds: Kind[]) => Line[]
  line: (line: Line) => LineView
  /** An action, with why it would not hold now. */
  act: (key: string, label: string, event: EventTemplate, ...missing: string[]) => Action
  /** What the first rule that is only a nudge has to say about an act. */
  nudge: (event: EventTemplate, missing: readonly string[]) => string | null
  /** An action that holds now, or none: what is not to be chosen is not shown. */
  may: (key: string, label: string, event: EventTemplate, ...missing: string[]) => Action[]
  /** The same, said by one of those around this screen and entered by its scribe. */
  mayAs: (who: string, key: string, label: string, event: EventTemplate, ...missing: string[]) => Action[]
  /** Several acts, those that hold now. */
  mayAll: (...acts: Act[]) => Action[]
  /** Several acts on a line as it is worded now, those that hold. */
  mayOn: (line: Line, ...acts: Act[]) => Action[]
  /** An action with a place of its own, where it holds now; else null. */
  maybe: (key: string, label: string, event: EventTemplate, ...missing: string[]) => Action | null
  /** One of the built-in questions, as it is asked here. */
  question: (id: QuestionId) => string
}

/** So many weeks from now, in words. */
export const inWeeks = ({ texts }: Pick<ViewInput, 'texts'>, weeks: number): string =>
  weeks === 1 ? texts.followUp.oneWeek : filled(texts.followUp.weeks, { weeks })

/** The days that the series' rhythm offers, each with its label. */
export const daysOffered = (c: Context): OfferedDay[] =>
  c.guide.settings.rhythm.offered.map((weeks) => {
    const day = c.platform.addDays(c.today, weeks * 7)
    return { weeks, day, label: `${inWeeks(c, weeks)} · ${c.day(day)}` }
  })

/** The word for an id in the viewer's language; the id itself where a guide has none. */
export const wordFor = (words: Record<string, string>, id: string): string => words[id] ?? id

export const nameOf = ({ state, texts }: ViewInput, id: string): string =>
  textOf(participantOf(state, id)?.name) ?? texts.labels.someone

/** Whose a line is, as it is read. */
export const whoSaid = (input: ViewInput, { by }: Pick<Line, 'by'>): string => {
  if ('participant' in by) return nameOf(input, by.participant)
  return 'level' in by ? wordFor(input.texts.levels, by.level) : input.texts.labels.ours
}

/** Who sees to a line, by name; null where nobody was named, or somebody of an earlier talk who is not in this one. */
export const carrierOf = (input: ViewInput, carries: string | undefined): string | null => {
  if (carries === 'us') return input.texts.experiment.us
  return carries !== undefined && participantOf(input.state, carries) ? nameOf(input, carries) : null
}

const labelOf = (texts: GuideTexts, line: Line): string => {
  if (line.under) return texts.observations[line.under]
  if (line.finding) return texts.findings[line.finding]
  if (line.kind === 'outcome' && line.outcome) return texts.outcomes[line.outcome]
  // The same word as in the field.
  return line.kind === 'learning' ? texts.learnings[line.as ?? 'insight'] : texts.kinds[line.kind]
}

/** A day of return is read as a day. */
const wordsOf = ({ texts }: ViewInput, { text, day, time }: Line): string | null => {
  const words = textOf(text)
  if (words === undefined) return null
  return day === undefined ? words : [formatDay(day, texts.language, time), words].filter(Boolean).join(' · ')
}

const viewLine = (input: ViewInput, me: string | undefined, line: Line): LineView => {
  const { texts, state, entries, now } = input
  const text = wordsOf(input, line)
  return {
    id: line.id,
    kind: line.kind,
    label: labelOf(texts, line),
    text,
    mark: text === null ? (line.status === 'withdrawn' ? texts.labels.withdrawn : texts.labels.erased) : null,
    who: whoSaid(input, line),
    carries: carrierOf(input, line.carries),
    mine: 'participant' in line.by ? line.by.participant === me : me === undefined && 'screen' in line.by,
    revision: line.revision,
    phase: line.phase,
    chosen: state.reality.chosen.includes(line.id),
    handedBack: line.handedBack === true,
    unconfirmed: isUnconfirmed(line, line.id, entries, state, now),
    tags: (line.tags ?? []).map((tag) => wordFor(texts.tags, tag)),
  }
}

/** What is asked aloud around a shared screen, and entered in one act for all of them, exceptions unticked. */
const AGREED_ALOUD: readonly EventType[] = ['need.agreed', 'experiment.asked', 'sharing.agreed']

const presentAround = ({ participants }: State, screen: string): Participant[] =>
  participants.filter((one) => one.present && one.screen === screen)

/** Line views live as long as their line does, for one reader of one moment of names and choices. */
const caches = new WeakMap<
  State['participants'],
  Map<string, { chosen: string[]; texts: GuideTexts; views: WeakMap<Line, LineView> }>
>()

const cacheFor = ({ state, texts }: ViewInput, me: string | undefined): WeakMap<Line, LineView> => {
  const byReader = caches.get(state.participants) ?? new Map()
  caches.set(state.participants, byReader)
  const key = me ?? ''
  const known = byReader.get(key)
  if (known && known.chosen === state.reality.chosen && known.texts === texts) return known.views
  const views = new WeakMap<Line, LineView>()
  byReader.set(key, { chosen: state.reality.chosen, texts, views })
  return views
}

export const contextOf = (input: ViewInput): Context => {
  const { state, texts, as, platform, now } = input
  const me = as.enteredBy === undefined ? personIn(as.by) : undefined
  const cache = cacheFor(input, me)
  const address = howMany(state) > 2 ? 'team' : 'one'
  const today = platform.dayOf(now, state.zone)
  const all = allLines(state)
  const say: Context['say'] = (both) => both[address]
  const nudge: Context['nudge'] = (event, missing) => {
    const [code] = input.nudges(event, missing)
    return code ? texts.rules[code].says : null
  }
  const around = 'screen' in as.by ? presentAround(state, as.by.screen) : []
  const except = around.map(({ id }) => ({ id, name: nameOf(input, id) }))
  const made = (key: string, label: string, event: EventTemplate, missing: readonly string[]): Action => ({
    key,
    label,
    event,
    missing,
    refusal: null,
    nudge: nudge(event, missing),
    ...(AGREED_ALOUD.includes(event.type) && except.length > 1 && { except }),
  })
  const may: Context['may'] = (key, label, event, ...missing) =>
    input.holds(event, missing) ? [made(key, label, event, missing)] : []
  const mayWith = (of: object, [key, label, type, ...missing]: Act) =>
    may(key, label, { type, ...of }, ...missing)
  return {
    ...input,
    me,
    around,
    isLead:
      state.lead !== null &&
      (me !== undefined
        ? state.lead === me
        : 'screen' in as.by && participantOf(state, state.lead)?.screen === as.by.screen),
    address,
    today,
    say,
    question: (id) => (texts.questions[id] ? say(texts.questions[id]) : ''),
    words: (text) => textOf(text) ?? null,
    day: (day) => tellDay(day, texts.language, today),
    lines: (phase) => all.filter((line) => line.status !== 'parked' && line.phase === phase),
    kinds: (...kinds) => all.filter((line) => line.status === 'open' && kinds.includes(line.kind)),
    line: (line) => {
      const known = cache.get(line)
      if (known) return known
      const view = viewLine(input, me, line)
      // What was entered for somebody stands with time alone.
      if (!view.unconfirmed) cache.set(line, view)
      return view
    },
    nudge,
    act: (key, label, event, ...missing) => {
      const refusal = input.why(event, missing)
      return refusal ? { key, label, event, missing, refusal, nudge: null } : made(key, label, event, missing)
    },
    may,
    mayAs: (who, key, label, event, ...missing) => {
      const sender = { by: { participant: who }, ...(who !== as.enteredBy && { enteredBy: as.enteredBy }) }
      return input.holds(event, missing, sender)
        ? [{ key, label, event, missing, refusal: null, nudge: null, as: sender }]
        : []
    },
    mayAll: (...acts) => acts.flatMap((one) => mayWith({}, one)),
    mayOn: (line, ...acts) => acts.flatMap((one) => mayWith(seen(line), one)),
    maybe: (...action) => may(...action)[0] ?? null,
  }
}
