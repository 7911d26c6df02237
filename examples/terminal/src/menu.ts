import { type Action, type GuideTexts, KINDS, PHASES, type SentEvent, type View } from '@oivallus/core'
import {
  type Choice,
  kindsOf,
  type Moment,
  momentsOf,
  moreMoments,
  nextQuestion,
  sectionOf,
  sectionsOf,
  writing,
} from '@oivallus/screen'
import { picked, plainWord } from './screen/picking.ts'
import { cut } from './screen/style.ts'
import type { Option } from './screen/terminal.ts'
import type { Words } from './words.ts'

/** What a choice of the menu does. */
export type Deed =
  | { act: Action }
  /** Another question, or one that was answered, again. */
  | { ask: string; again?: boolean }
  | { open: Submenu }
  | { go: 'reminders' | 'lines' | 'elsewhere' | 'reword' | 'keep' }

type Submenu = 'writing' | 'questions' | 'about' | 'more'

export interface Item extends Option {
  deed: Deed
}

/** What a menu is made from. */
export interface Menus {
  view: View
  moment: Moment | undefined
  texts: GuideTexts
  words: Words
  /** The last act here, in words. */
  lastAct: string
}

const act = (action: Action, label = action.label): Item => ({
  key: action.key,
  label,
  ...(action.nudge && { hint: action.nudge }),
  deed: { act: action },
})

/** The most columns that a line takes beside what can be done with it. */
const LONGEST = 48

/** An answer says what it is about, where there are several such lines. */
const answerItem = (one: Choice): Item =>
  act(one, one.about === undefined ? one.label : `${one.label} · ${cut(one.about, LONGEST)}`)

/** The one thing that comes next: the following question that waits, or moving on. */
const nextItem = ({ view, moment, texts, words }: Menus): Item | undefined => {
  const next = nextQuestion(view, texts, moment)
  if (next) return { key: 'next', label: `${words.next}: ${next.name}`, deed: { ask: next.id } }
  const { moveOn } = view
  if (!moveOn) return undefined
  const to = view.progress.find(({ phase }) => moveOn.event.type === `go.${phase}`)
  return { ...act(moveOn, to ? `${moveOn.label}: ${to.name}` : moveOn.label), key: 'next' }
}

/** What can be pressed where the moment is: its answers, and whatever comes next. */
export const pageItems = (menus: Menus): Item[] => {
  const { moment, view, words } = menus
  const next = nextItem(menus)
  const answers = (moment?.choices ?? []).map(answerItem)
  if (view.stage === 'closing') return answers
  // What has been answered is left behind; what has not comes first.
  if (moment?.closed && moment.answered)
    return [
      ...(next ? [next] : []),
      { key: 'again', label: words.chooseAgain, deed: { ask: moment.id, again: true } },
    ]
  // What only waits for an answer here is not offered beside it.
  const isGate = next && 'act' in next.deed && next.deed.act.refusal !== null
  if (moment?.closed && isGate) return answers
  return [...answers, ...(next ? [next] : [])]
}

/** The small menu: what comes next first. */
export const mainMenu = (menus: Menus): Item[] => {
  const { view, words, texts, lastAct } = menus
  const next = nextItem(menus)
  return unique([
    ...(next ? [next] : []),
    ...pageItems(menus),
    ...turnItems(view),
    ...(kindsOf(view).length > 0
      ? [{ key: 'write', label: `${words.writeElse}…`, deed: { open: 'writing' } } as const]
      : []),
    ...(momentsOf(view, texts).length + moreMoments(view, texts).length > 1
      ? [{ key: 'questions', label: `${words.questions}…`, deed: { open: 'questions' } } as const]
      : []),
    ...(view.takeBack ? [act(view.takeBack, `${view.takeBack.label}: ${cut(lastAct, LONGEST)}`)] : []),
    ...(sectionOf(view, 'checklist')
      ? [{ key: 'reminders', label: texts.screen.reminders, deed: { go: 'reminders' } } as const]
      : []),
    { key: 'more', label: `${words.more}…`, deed: { open: 'more' } },
  ])
}

const turnItems = (view: View): Item[] =>
  sectionsOf(view, 'turns').flatMap(({ actions }) => actions.map((one) => act(one)))

/** Every kind of line that the page takes, or keeps for later. */
const writingMenu = ({ view }: Menus): Item[] => kindsOf(view).map((kind) => act(writing(kind)))

const questionMenu = ({ view, texts }: Menus): Item[] =>
  [...momentsOf(view, texts), ...moreMoments(view, texts)]
    .filter(({ question }) => question !== '')
    .map(({ id, name, closed }) => ({
      key: `ask.${id}`,
      label: name,
      deed: { ask: id, again: closed },
    }))

/** What one seldom needs: whatever else the page offers, going back, and the foot. */
const moreMenu = ({ view, texts, words }: Menus): Item[] => [
  ...(lineItems(view).length > 0
    ? [{ key: 'about', label: `${words.aboutLines}…`, deed: { open: 'about' } } as const]
    : []),
  ...behind(view).map((go) => act(go, `${texts.labels.goBack}: ${go.label}`)),
  { key: 'reword', label: texts.labels.reword, deed: { go: 'reword' } },
  { key: 'lines', label: words.lines, deed: { go: 'lines' } },
  ...view.foot
    // Those around this screen leave it together by closing the program.
    .filter(({ key }) => key !== 'leave' && (key !== 'elsewhere' || sectionOf(view, 'elsewhere')))
    .map((one) => (one.key === 'elsewhere' ? elsewhereItem(one) : act(one))),
]

/** Moves to the phases before this one. */
const behind = ({ progress }: View): Action[] =>
  progress
    .slice(
      0,
      progress.findIndex(({ at }) => at === 'now'),
    )
    .flatMap(({ go }) => (go ? [go] : []))

const elsewhereItem = ({ key, label }: Action): Item => ({ key, label, deed: { go: 'elsewhere' } })

/** What can be done about single lines, beyond what the page shows. */
const lineItems = (view: View): Item[] => {
  const needs = sectionsOf(view, 'needs').flatMap((one) => one.needs)
  const learnings = sectionsOf(view, 'sharing').flatMap((one) => one.learnings)
  const experiment = sectionOf(view, 'experiment')
  const carried = [...sectionsOf(view, 'lines'), ...sectionsOf(view, 'support')].flatMap((one) => one.lines)
  const lines = [
    ...needs,
    ...learnings,
    ...(experiment?.ideas ?? []),
    ...(experiment?.taken ? [experiment.taken] : []),
    ...carried,
  ]
  const answers = sectionsOf(view, 'lastTime').flatMap((one) =>
    one.needs.flatMap(({ id, text, answer }) =>
      answer ? [{ ...act(answer, `${answer.label} · ${text}`), key: `${answer.key}.${id}` }] : [],
    ),
  )
  return [
    ...lines.flatMap(({ id, text, actions = [] }) =>
      actions.map((one) => ({ ...act(one, `${one.label} · ${text ?? ''}`), key: `${one.key}.${id}` })),
    ),
    ...answers,
  ]
}

export const submenu = (which: Submenu, menus: Menus): Item[] =>
  ({
    writing: writingMenu,
    questions: questionMenu,
    about: ({ view }: Menus) => lineItems(view),
    more: moreMenu,
  })[which](menus)

/** One of a label, the first. */
const unique = (items: readonly Item[]): Item[] =>
  items.filter(({ label }, at) => items.findIndex((other) => other.label === label) === at)

/** Everything that can be typed after a slash: what the menus hold, and any kind of line one may wish to write. */
const everything = (menus: Menus): Item[] => {
  const { view, texts, words } = menus
  const back = behind(view).at(-1)
  return [
    ...(view.moveOn ? [act(view.moveOn)] : []),
    ...(back ? [{ ...act(back), key: 'goBack', label: texts.labels.goBack }] : []),
    ...mainMenu(menus),
    ...writingMenu(menus),
    { key: 'keep', label: texts.labels.keepForLater, deed: { go: 'keep' } },
    ...moreMenu(menus),
    ...lineItems(view),
    ...(momentsOf(view, texts).some(({ several }) => several)
      ? [{ key: 'choose', label: texts.labels.chosen, deed: { ask: 'chosen', again: true } } as const]
      : []),
    ...wishes(texts),
    { key: 'more', label: words.more, deed: { open: 'more' } },
  ]
}

/** A line of any kind. Where its time has not come, the refusal says so, and keeps it. */
const wishes = ({ kinds, observations, findings }: GuideTexts): Item[] => {
  const wish = (key: string, label: string, event: Action['event']) =>
    act({ key, label, event, missing: ['text'], refusal: null, nudge: null })
  const several = ['observation', 'finding', 'outcome', 'answer', 'return']
  return [
    ...Object.entries(observations).map(([under, label]) =>
      wish(under, label, { type: 'noted.observation', under }),
    ),
    ...Object.entries(findings).map(([finding, label]) =>
      wish(finding, label, { type: 'noted.finding', finding }),
    ),
    ...KINDS.filter((kind) => !several.includes(kind)).map((kind) =>
      wish(kind, kinds[kind], { type: `noted.${kind}` }),
    ),
  ]
}

/** What was meant by a word after a slash: a word of this language, a key, or the beginning of a label. */
export const meant = (word: string, menus: Menus): Item | undefined => {
  const all = everything(menus)
  const typed = plainWord(word)
  const byWord = Object.entries(menus.words.commands).find(([, said]) =>
    said.some((one) => plainWord(one) === typed),
  )
  return (
    (byWord && all.find(({ key }) => key === byWord[0])) ??
    all.find(({ key }) => plainWord(key) === typed) ??
    picked(
      word,
      all.filter(({ label }, at) => all.findIndex((one) => one.label === label) === at),
    )
  )
}

/** The key of the kind of line that an event notes; undefined when it notes none. */
export const keyOf = (event: SentEvent): string | undefined => {
  if (!event.type.startsWith('noted.')) return undefined
  if ('under' in event && event.under) return event.under
  return 'finding' in event ? event.finding : event.type.slice('noted.'.length)
}

/** What one types after a slash for a key. */
export const commandFor = (key: string, { commands }: Words): string => commands[key]?.[0] ?? key

/** Phases by name, for a word about where something was filed. */
export const nameOfPhase = (phase: string, { stages }: GuideTexts): string =>
  PHASES.some((one) => one === phase) ? stages[phase as keyof typeof stages] : phase
