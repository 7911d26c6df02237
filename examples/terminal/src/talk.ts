import type { View } from '@oivallus/core'
import { kindsOf, type Moment, sectionsOf, writing } from '@oivallus/screen'
import { perform, send } from './acting.ts'
import { type Item, mainMenu, meant, pageItems, submenu } from './menu.ts'
import { closingOf, pageOf } from './page.ts'
import { belongsElsewhere, readLines, readReminders, reword } from './reading.ts'
import { numbered, picked, pickedSeveral } from './screen/picking.ts'
import { wrapped } from './screen/style.ts'
import { NoMoreInput, type Option } from './screen/terminal.ts'
import { createSitting, menusOf, passOn, type Sitting, type Surroundings, say } from './sitting.ts'

/** How one left: the talk is held, or the program is closed with the talk to go on later. */
export type Left = 'held' | 'later'

/**
 * Holds the talk at this terminal until it is held or one leaves.
 *
 * @throws {NoMoreInput} with the words that stood in the field, which are nowhere else.
 */
export const hold = async (surroundings: Surroundings): Promise<Left> => {
  const sitting = createSitting(surroundings)
  try {
    for (;;) {
      const view = surroundings.conversation.view()
      if (view.stage === 'held') return 'held'
      if (view.stage !== 'paused') await turn(sitting, view)
      else if (!(await rest(sitting, view))) return 'later'
    }
  } catch (error) {
    if (error instanceof NoMoreInput) error.words ||= sitting.field
    throw error
  }
}

/** As many lines as one stops at. */
const MOST = 3

/** Lines to choose among, and those that are chosen. */
interface Choosing {
  moment: Moment
  options: Option[]
  chosen: string[]
}

/** Shows the page, and does the one thing that is answered to it. */
const turn = async (sitting: Sitting, view: View): Promise<void> => {
  arrive(sitting, view)
  const { terminal, words, drawing } = sitting
  const menus = menusOf(sitting, view)
  const { moment } = menus
  const choosing = choosingIn(view, moment)
  const items = choosing ? [] : pageItems(menus)
  const byArrows = terminal.drawn && (moment?.closed ?? true) && sitting.field === '' && !sitting.writes
  const listed = numbered(choosing?.options ?? items)
  terminal.show({
    ...pageOf(view, moment, drawing),
    choices: byArrows ? [] : listed.flatMap((one) => hanging(one, terminal.width)),
    notice: [...sitting.notice, ...nudgeOf(sitting, view)],
  })
  sitting.notice = []
  if (byArrows && choosing) return chooseByArrows(sitting, choosing)
  if (byArrows) return pressByArrows(sitting, items, moment)
  sitting.writes = false
  const { words: line, sent } = await terminal.write({
    label: moment?.field ? labelOf(moment) : words.number,
    hint: items.length > 0 ? `${words.onePress} · ${words.numbers}` : words.onePress,
    initial: sitting.field,
  })
  sitting.field = sent ? '' : line
  // Whoever turns back from the field keeps the words, and finds the menu; from an empty one that they opened, the page again.
  if (sent) return typed(sitting, line, { moment, items, choosing })
  if (line !== '' || moment?.closed !== true) return openMenu(sitting, line)
}

/** A phase begins at its first question. */
const arrive = (sitting: Sitting, { stage }: View): void => {
  if (stage === sitting.stage) return
  sitting.stage = stage
  sitting.at = undefined
  sitting.choosesAgain = false
  sitting.nudged.clear()
}

/** At most one nudge, and each once in a phase. */
const nudgeOf = ({ nudged, terminal }: Sitting, { nudges }: View): string[] => {
  const nudge = nudges.find(({ key }) => !nudged.has(key))
  if (!nudge) return []
  nudged.add(nudge.key)
  return wrapped(`» ${nudge.text}`, terminal.width).map(terminal.style.quiet)
}

/** The lines among which one to three are chosen now. */
const choosingIn = (view: View, moment: Moment | undefined): Choosing | undefined => {
  const section = sectionsOf(view, 'chosen').find(({ choices }) => choices.length > 0)
  if (!section || !moment?.several || moment.answered) return undefined
  return {
    moment,
    options: section.choices.map(({ id, label, text }) => ({ key: id, label: `${label}: ${text}` })),
    chosen: section.lines.map(({ id }) => id),
  }
}

const chooseByArrows = async (sitting: Sitting, { moment, options, chosen }: Choosing): Promise<void> => {
  const { terminal, words } = sitting
  const lines = await terminal.chooseSeveral?.({ hint: words.arrowsSeveral, options }, chosen, MOST)
  return lines ? chooseLines(sitting, moment, lines) : openMenu(sitting)
}

const chooseLines = async (sitting: Sitting, moment: Moment, lines: readonly string[]): Promise<void> => {
  if (await send(sitting, { type: 'lines.chosen', lines: [...lines] })) passOn(sitting, moment, 'choose')
}

/** Answered when one begins to write. */
const WRITES = 'writes'

const pressByArrows = async (
  sitting: Sitting,
  items: readonly Item[],
  moment: Moment | undefined,
): Promise<void> => {
  const { terminal, words } = sitting
  // Beside the first and the last words there is nothing else; Esc opens the menu there too.
  const isScript = ['framing', 'closing'].includes(sitting.stage)
  const menu: Option[] = isScript ? [] : [{ key: 'menu', label: `${words.menu}…` }]
  const key = await terminal.choose({
    hint: words.arrows,
    options: [...items, ...menu],
    writes: moment?.field ? WRITES : undefined,
  })
  sitting.writes = key === WRITES
  if (sitting.writes) return
  const item = items.find((one) => one.key === key)
  return item ? does(sitting, item) : openMenu(sitting)
}

const openMenu = (sitting: Sitting, given = ''): Promise<void> =>
  pick(sitting, mainMenu(menusOf(sitting)), given)

/** A line that was typed: a command after a slash, a number of the page, or words to note. */
const typed = async (
  sitting: Sitting,
  line: string,
  on: { moment: Moment | undefined; items: readonly Item[]; choosing: Choosing | undefined },
): Promise<void> => {
  const { words } = sitting
  const { moment, items, choosing } = on
  const command = /^\/(\S*)\s*([\s\S]*)$/.exec(line)
  if (line === '' || command?.[1] === '') return openMenu(sitting)
  if (command) return commanded(sitting, command[1] ?? '', command[2] ?? '')
  const several = choosing && pickedSeveral(line, choosing.options)
  if (several && several.length > MOST) return say(sitting, words.atMost(MOST))
  if (choosing && several) {
    const lines = several.map(({ key }) => key)
    return chooseLines(sitting, choosing.moment, lines)
  }
  const isNumber = /^\d{1,2}$/.test(line)
  const item = isNumber || !moment?.field ? picked(line, items) : undefined
  if (item) return does(sitting, item)
  if (moment?.field && !isNumber) return perform(sitting, moment.field, line)
  say(sitting, words.whichNumber)
  if (!isNumber) sitting.field = line
}

const commanded = async (sitting: Sitting, word: string, rest: string): Promise<void> => {
  const item = meant(word, menusOf(sitting))
  if (item) return does(sitting, item, rest)
  say(sitting, sitting.words.unknown(word))
  sitting.field = rest
}

/** Does what was chosen. Words that came with it and have no place there go into the field. */
const does = async (sitting: Sitting, { deed }: Item, given = ''): Promise<void> => {
  if ('act' in deed) return perform(sitting, deed.act, given)
  sitting.field = given
  if ('ask' in deed) {
    sitting.at = deed.ask
    sitting.choosesAgain = deed.again === true
    return
  }
  if ('open' in deed) return pick(sitting, submenu(deed.open, menusOf(sitting)), given)
  switch (deed.go) {
    case 'reminders':
      return readReminders(sitting)
    case 'lines':
      return readLines(sitting)
    case 'reword':
      return reword(sitting)
    case 'elsewhere':
      return belongsElsewhere(sitting)
    case 'keep':
      sitting.field = ''
      return pick(sitting, keeping(sitting.conversation.view()), given)
  }
}

/** Whatever can be kept for later here, in one press. */
const keeping = (view: View): Item[] =>
  kindsOf(view)
    .filter(({ keep }) => keep)
    .map((kind) => ({ key: kind.key, label: kind.label, deed: { act: writing(kind) } }))

/** A choice among items; when one turns back, the words that came with it stand in the field. */
const pick = async (sitting: Sitting, items: readonly Item[], given = ''): Promise<void> => {
  const { terminal, conversation, drawing } = sitting
  const view = conversation.view()
  if (terminal.drawn)
    terminal.show({ ...pageOf(view, menusOf(sitting, view).moment, drawing), said: [], notice: [] })
  const key = items.length > 0 ? await terminal.choose({ options: items }) : undefined
  const item = items.find((one) => one.key === key)
  if (item) return does(sitting, item, given)
  sitting.field = given || sitting.field
}

/** A pause, or the end for today: one goes on, or closes the program. */
const rest = async (sitting: Sitting, view: View): Promise<boolean> => {
  const { terminal, words, drawing } = sitting
  const actions = sectionsOf(view, 'closing').flatMap((one) => one.actions)
  const question = closingOf(view, drawing)
  const { notice } = sitting
  terminal.show({ place: view.stage, header: [], question, said: [], choices: [], notice })
  sitting.notice = []
  const later: Option = { key: 'later', label: words.stopForNow }
  const key = await terminal.choose({ options: [...actions, later] })
  const action = actions.find((one) => one.key === key)
  if (action) await perform(sitting, action, '')
  return action !== undefined
}

/** What stands before the field: the word for what is noted, or nothing where the question says it all. */
const labelOf = ({ field, question }: Moment): string =>
  field?.label === question ? '' : (field?.label ?? '')

/** A numbered line that goes over the edge goes on under its text. */
const hanging = (line: string, width: number): string[] => {
  const [, number = '', text = ''] = /^(\s*\d+ {2})(.*)$/s.exec(line) ?? []
  return wrapped(text, width - number.length).map((one, at) =>
    at === 0 ? `${number}${one}` : `${' '.repeat(number.length)}${one}`,
  )
}
