import {
  builtIn,
  type Decided,
  type Entry,
  type GuideTexts,
  type Opening,
  type SentEvent,
} from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { momentOfKind, momentsOf } from '@oivallus/screen'
import { actInWords, type Run, run, runSeries, type StepResult, scripts, series } from '@oivallus/testing'

const LANGUAGES = ['fi', 'sv', 'en'] as const
type Language = (typeof LANGUAGES)[number]

/** What the page sends again. */
export interface ReplayedAct extends Pick<Entry, 'id' | 'by' | 'enteredBy' | 'event' | 'at'> {
  /** Somebody's own words, which no other screen sees. */
  own?: true
  /** What nobody sends: that which the last talk left is put into the log before the talk starts. */
  carried?: Entry
}

/** A step as the page tells of it, in each language. */
export interface Told {
  who: string
  what: string
  /** What was answered when it came too early, and what was chosen instead. */
  refused?: { message: string; taken: string }
}

/** One press of the button: what is sent, and what is told of it. */
export interface ReplayedStep {
  acts: ReplayedAct[]
  told: Record<Language, Told>
  /** What was said, in the language of the talk; empty where it is for its author alone. */
  words: string
  /** What happened around the table meanwhile, in the language of the talk. */
  aloud?: string
  /** Who typed it for others. */
  typist?: string
  /** The stage that the talk is in afterwards. */
  stage: string
  /** The question that it answers, so that one sees it there; empty for the one that waits next, null to stay where one is. */
  moment: string | null
}

/** A practice conversation, as a file beside the page. */
export interface ReplayedTalk {
  id: string
  language: Language
  title: string
  form: 'full' | 'short'
  opening: Opening
  /** When it was opened: the replay has the talk's own clock. */
  at: string | null
  cast: {
    lead: string
    people: { id: string; name: string; screen: string | null }[]
    screens: { id: string; scribe: string }[]
  }
  steps: ReplayedStep[]
}

/** What the page offers to choose from. */
export type ListedTalk = Pick<ReplayedTalk, 'id' | 'language' | 'title' | 'form'> & { people: number }

const guide = builtIn({ fi, sv, en })

/** Runs every scripted talk without a screen and writes down what was sent, as files by name; `index` lists them. */
export const talkFiles = async (): Promise<Record<string, ReplayedTalk | ListedTalk[]>> => {
  const inEach = await Promise.all(LANGUAGES.map(everyRun))
  const [first = []] = inEach
  const talks = first.map((_, at) => replayed(inEach.flatMap((runs) => runs[at] ?? [])))
  const listed = talks.map(({ id, language, title, form, cast }) => ({
    id,
    language,
    title,
    form,
    people: cast.people.length,
  }))
  return { index: listed, ...Object.fromEntries(talks.map((talk) => [talk.id, talk])) }
}

/** A talk that was run in one language: the steps with what is told of them. */
interface Telling extends Run {
  language: Language
  told: (Pick<ReplayedStep, 'words' | 'stage' | 'moment'> & { told: Told })[]
}

/** The same acts under the same ids, whatever the language: only what is told of them differs. */
const everyRun = async (language: Language): Promise<Telling[]> => {
  const texts = guide.texts[language]
  if (!texts) return []
  let told: Telling['told'] = []
  const given = {
    devices: 'each',
    guide,
    language,
    onStep: (done: StepResult, device: Run['conversation']) => {
      const { state } = device.getSnapshot()
      const { step, event, refusal, taken } = done
      const { who, what, words } = actInWords(step.as, event, state, texts)
      const refused = refusal && {
        message: refusal.message,
        taken: taken ? actInWords(step.as, taken, state, texts).what : '',
      }
      const moment = momentIn(taken ?? event, device, texts)
      told.push({ told: { who, what, ...(refused && { refused }) }, words, stage: state.stage, moment })
    },
  } as const
  const runs: Telling[] = []
  for (const script of Object.values(scripts)) {
    told = []
    runs.push({ ...(await run(script, given)), language, told })
  }
  for (const one of Object.values(series)) {
    told = []
    // Each talk takes its own steps off what was told of all.
    for (const talk of await runSeries(one, given))
      runs.push({ ...talk, language, told: told.splice(0, talk.steps.length) })
  }
  for (const { dispose } of runs) dispose()
  return runs
}

/** The questions that acts without words belong to, by the beginning of their names. */
const MOMENTS = { 'lines.': 'chosen', 'origin.': '', 'need.': 'needed', 'experiment.': 'change' }

const momentIn = (event: SentEvent, device: Run['conversation'], texts: GuideTexts): string | null => {
  const { type } = event
  const found = Object.entries(MOMENTS).find(([start]) => type.startsWith(start))
  if (found || !type.startsWith('noted.')) return found?.[1] ?? null
  const key =
    'under' in event ? event.under : 'finding' in event ? event.finding : type.slice('noted.'.length)
  return momentOfKind(String(key), momentsOf(device.view(), texts))?.id ?? null
}

const replayed = (runs: Telling[]): ReplayedTalk => {
  const [first] = runs
  const [opened] = first?.log ?? []
  if (!first || opened?.event.type !== 'opened') throw new Error('A scripted talk begins by being opened.')
  const { script } = first
  const { asked, lead, zone, notice } = opened.event
  return {
    id: script.id,
    language: script.language,
    title: script.title,
    form: script.form,
    opening: {
      asked,
      lead,
      zone,
      notice,
      ...(script.discloses !== undefined && { discloses: script.discloses }),
    },
    at: momentOf(opened),
    cast: {
      lead: script.lead,
      people: script.people.map(({ id, name, screen = null }) => ({ id, name, screen })),
      screens: script.screens ?? [],
    },
    steps: stepsOf(runs, first),
  }
}

const stepsOf = (runs: Telling[], { script, steps, log }: Telling): ReplayedStep[] => {
  const nameOf = (id: string) => script.people.find((one) => one.id === id)?.name
  const found: ReplayedStep[] = []
  // What no step wrote, such as what the last talk left, goes before the step that it was written with.
  let next = 1
  for (const [index, { step, entry }] of steps.entries()) {
    const place = entry ? log.findIndex(({ id }) => id === entry.id) : -1
    const shared = place < 0 ? [] : log.slice(next, place + 1).map(actOf)
    next = Math.max(next, place + 1)
    const own = entry && place < 0 ? [{ ...actOf(entry), own: true as const }] : []
    const acts = [...shared, ...own]
    const first = runs[0]?.told[index]
    const last = found.at(-1)
    // What goes along with the press before it is no step of its own.
    if (step.keyboard === false && last) {
      last.acts.push(...acts)
      for (const { language, told } of step.event.type === 'joined' ? runs : [])
        last.told[language].who += `, ${told[index]?.told.who ?? ''}`
      last.stage = first?.stage ?? last.stage
      continue
    }
    const typist = entry?.enteredBy === undefined ? undefined : nameOf(entry.enteredBy)
    found.push({
      acts,
      told: Object.fromEntries(
        runs.map(({ language, told }) => [language, told[index]?.told]),
      ) as ReplayedStep['told'],
      words: own.length > 0 ? '' : (first?.words ?? ''),
      ...(step.aloud !== undefined && { aloud: step.aloud }),
      ...(typist !== undefined && { typist }),
      stage: first?.stage ?? '',
      moment: first?.moment ?? null,
    })
  }
  return found
}

const momentOf = (entry: Entry | Decided): string | null => ('at' in entry ? entry.at : null)

const actOf = (entry: Entry | Decided): ReplayedAct => {
  const { id, by, enteredBy, event } = entry
  const isCarried = event.type === 'carried' && 'at' in entry
  return {
    id,
    by,
    ...(enteredBy !== undefined && { enteredBy }),
    event,
    at: momentOf(entry),
    ...(isCarried && { carried: entry }),
  }
}
