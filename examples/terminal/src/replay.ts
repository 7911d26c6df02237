import type { Conversation, GuideTexts, LineView, SentEvent, State, View } from '@oivallus/core'
import { linesOn, type Moment, momentOfKind, momentsOf } from '@oivallus/screen'
import { run, runSeries, type StepResult, scripts, series } from '@oivallus/testing'
import { describeAct } from './acts.ts'
import type { Drawing } from './drawing.ts'
import { type Options, UsageError } from './options.ts'
import { pageOf } from './page.ts'
import { wrapped } from './screen/style.ts'
import { NoMoreInput, type Terminal } from './screen/terminal.ts'
import { guide } from './starting.ts'
import { type Language, WORDS, type Words } from './words.ts'

/** So wide that no row is broken. */
const WHOLE = 30_000

const NAMES = [...Object.keys(scripts), ...Object.keys(series)]

/**
 * Replays a script of `@oivallus/testing` in its own language or another: what each act does to the page, what it is answered
 * when it comes too early, and what comes back.
 *
 * @returns what is said last.
 */
export const replayScript = async (options: Options, terminal: Terminal): Promise<readonly string[]> => {
  const name = options.name ?? (await askName(options, terminal))
  const [script, several] = [find(scripts, name), find(series, name)]
  const first = script ?? several?.talks[0]
  if (!first) throw new UsageError(WORDS[options.language ?? 'fi'].noSuchScript(name, NAMES.join(', ')))
  const language = options.language ?? first.language
  const titles = (several?.talks ?? [first]).map(({ title }) => title)
  const showing = createShowing(terminal, language, titles, options.all)
  const given = {
    devices: 'one',
    guide,
    language,
    onStep: (done: StepResult, conversation: Conversation) => showing.step(done, conversation),
  } as const
  const runs = several ? await runSeries(several, given) : script ? [await run(script, given)] : []
  for (const one of runs) one.dispose()
  return ['', WORDS[language].acts(runs.reduce((sum, { acts }) => sum + acts, 0))]
}

const find = <T>(all: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined

const askName = async ({ language = 'fi' }: Options, terminal: Terminal): Promise<string> => {
  const all: { id: string; title: string }[] = [...Object.values(scripts), ...Object.values(series)]
  const chosen = await terminal.choose({
    question: WORDS[language].whichScript,
    options: all.map(({ id, title }) => ({ key: id, label: `${id} · ${title}` })),
  })
  if (chosen === undefined) throw new NoMoreInput(false)
  return chosen
}

/** Shows the steps one after another, on the page itself where it is drawn. */
const createShowing = (terminal: Terminal, language: Language, titles: readonly string[], all: boolean) => {
  const words: Words = WORDS[language]
  const texts: GuideTexts = guide.texts[language]
  const { style } = terminal
  const drawing: Drawing = {
    texts,
    style,
    get width() {
      return terminal.width
    },
  }
  let talk = ''
  let number = 0
  let place = ''
  let known: readonly string[] = []
  let before: readonly string[] = []
  let shown = ''
  let isHurrying = all

  /** Thoughts that were kept and have just come back. */
  const back = (view: View): LineView[] => {
    const fresh = linesOn(view).filter(({ id, handedBack }) => handedBack && !known.includes(id))
    known = [...known, ...fresh.map(({ id }) => id)]
    return fresh
  }

  const hanging = (lead: string, text: string, paint: (line: string) => string) =>
    wrapped(text, terminal.width - 4).map((line, at) => paint(at === 0 ? `${lead} ${line}` : `    ${line}`))

  const refused = ({ refusal, taken }: StepResult, state: State): string[] => {
    if (!refusal) return []
    const offers = refusal.offers.map(({ label }) => label).join(' · ')
    return [
      ...wrapped(refusal.message, terminal.width - 6).map((line) => style.warm(`  ▌ ${line}`)),
      ...hanging('   ', `${words.offered}: ${offers}`, style.quiet),
      ...(taken ? hanging('  →', `${words.taken}: ${describeAct(taken, state, texts)}`, style.key) : []),
    ]
  }

  /** What was done, by whom, what was answered, and what came back. */
  const told = (done: StepResult, state: State, view: View): string[] => {
    const { step, event } = done
    return [
      ...(step.aloud ? hanging('   ', step.aloud, style.quiet) : []),
      ...wrapped(describeAct(event, state, texts, step.as), terminal.width - 2).map((line, at) =>
        at === 0 ? `• ${line}` : `  ${line}`,
      ),
      ...refused(done, state),
      ...back(view).flatMap(({ label, text }) =>
        hanging('  ↩', `${words.cameBack}: ${label}: ${text ?? ''}`, style.warm),
      ),
    ]
  }

  /** What stands on the page, each row whole. */
  const rowsOn = (view: View, moment: Moment | undefined): string[] =>
    pageOf(view, moment, { ...drawing, width: WHOLE })
      .said.map((line) => line.replace(/ +/g, ' ').trim())
      .filter(Boolean)

  const pause = async () => {
    if (isHurrying) return
    try {
      await terminal.wait(words.step)
    } catch (error) {
      // The end of a pipe is no reason to stop in the middle.
      if (!(error instanceof NoMoreInput) || error.interrupted) throw error
      isHurrying = true
    }
  }

  return {
    step: async (done: StepResult, conversation: Conversation) => {
      const { state } = conversation.getSnapshot()
      const view = conversation.view()
      if (conversation.id !== talk) {
        talk = conversation.id
        known = []
        place = ''
        if (!terminal.drawn) terminal.say(['', style.large(titles[number] ?? '')])
        number++
      }
      const moment = momentShown(done.taken ?? done.event, shown, view, texts)
      shown = moment?.id ?? ''
      const page = pageOf(view, moment, drawing)
      const now = rowsOn(view, moment)
      const notice = told(done, state, view)
      if (terminal.drawn) terminal.show({ ...page, notice })
      else {
        terminal.say(notice)
        if (view.stage !== place && view.stage !== 'called') {
          const rule = style.quiet('─'.repeat(terminal.width))
          terminal.say(['', rule, ...page.header, '', ...page.question, ''])
        } else if (!isTold(done.event)) {
          const news = now.filter((row) => !before.includes(row))
          terminal.say(news.flatMap((row) => hanging('  +', row, style.quiet)))
        }
      }
      place = view.stage
      before = now
      await pause()
    },
  }
}

/** What has been told with its words need not be shown again. */
const isTold = ({ type }: SentEvent): boolean =>
  ['noted.', 'origin.', 'lines.', 'topic.'].some((start) => type.startsWith(start))

/** The moment to which an act belongs, so that one sees what it did; or the one that was shown before. */
const momentShown = (event: SentEvent, before: string, view: View, texts: GuideTexts): Moment | undefined => {
  const moments = momentsOf(view, texts)
  const kind = event.type.startsWith('noted.') ? event.type.slice('noted.'.length) : ''
  const key = 'under' in event ? event.under : 'finding' in event ? event.finding : kind
  const id =
    event.type === 'lines.chosen'
      ? 'chosen'
      : event.type.startsWith('origin.') && 'of' in event
        ? `origin.${event.of}`
        : event.type.startsWith('experiment.')
          ? 'change'
          : event.type.startsWith('need.')
            ? 'needed'
            : kind === 'return' || event.type === 'return.none'
              ? 'whenBack'
              : ''
  return (
    moments.find((one) => one.id === id) ??
    (key ? momentOfKind(String(key), moments) : undefined) ??
    moments.find((one) => one.id === before) ??
    moments[0]
  )
}
