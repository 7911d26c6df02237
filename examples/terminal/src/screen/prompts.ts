import { MultiSelectPrompt, SelectPrompt, TextPrompt } from '@clack/core'
import { cut, type Style, wrapped } from './style.ts'
import type { Field, List, Option } from './terminal.ts'

/** What the prompts are drawn with, and in. */
export interface Drawn {
  style: Style
  /** The most columns and rows that a prompt takes. */
  width: number
  rows: number
}

type Listed = Option & { value: string }

const listed = (options: readonly Option[]): Listed[] => options.map((one) => ({ ...one, value: one.key }))

/** The options around the cursor, as many as there is room for. */
const windowed = <T>(
  all: readonly T[],
  cursor: number,
  rows: number,
): { first: number; shown: readonly T[] } => {
  const first = Math.max(0, Math.min(cursor - Math.floor(rows / 2), all.length - rows))
  return { first, shown: all.slice(first, first + rows) }
}

/** What a list needs to be drawn: its options with their values. */
type Listing = Omit<List, 'options'> & { all: readonly Listed[] }

/** A list under the page, with the option at the cursor set off; how to choose stands below. */
const list = (
  { question, hint = '', all }: Listing,
  cursor: number,
  { style, width, rows }: Drawn,
  indent: number,
  mark: (option: Listed, at: number) => string,
): string => {
  const asked = question ? wrapped(question, width).map((line) => `  ${style.large(line)}`) : []
  const room = Math.max(3, rows - asked.length - 2)
  // Whole where there is room, each on a line of its own where there is not.
  const labels = all.map(({ label }) => wrapped(label, width - 8))
  const isRoomy = labels.flat().length <= room
  const { first, shown } = windowed(all, cursor, all.length <= room ? room : room - 1)
  const lines = shown.map((option, index) => {
    const at = first + index
    const isHere = at === cursor
    const label = (isRoomy ? (labels[at] ?? []) : [cut(option.label, width - 8)])
      .map((line) => (isHere ? style.key(line) : line))
      .join(`\n${' '.repeat(indent)}`)
    const beside = isHere && option.hint ? `  ${style.quiet(cut(option.hint, width))}` : ''
    const text = `${isHere ? style.key('❯') : ' '} ${mark(option, at)}  ${label}`
    return beside ? `  ${text}\n       ${beside}` : `  ${text}`
  })
  const more = shown.length < all.length ? ['       …'] : []
  return [...asked, ...lines, ...more, '', `  ${style.quiet(hint)}`].join('\n')
}

/** One of a list: by arrows or by its number, and Enter. */
export const choosing = ({ options, ...asked }: List, drawn: Drawn) => {
  const all = listed(options)
  const listing = { ...asked, all }
  const prompt = new SelectPrompt({
    options: all,
    render() {
      return list(listing, this.cursor, drawn, 8, (_, at) => drawn.style.quiet(String(at + 1).padStart(2)))
    },
  })
  // A number goes to its option and Enter takes it, as in a field: nobody presses twice by habit.
  let digits = ''
  prompt.on('key', (key) => {
    if (!/^\d$/.test(key ?? '')) {
      digits = ''
      return
    }
    digits = all[Number(digits + key) - 1] ? digits + key : (key ?? '')
    const at = Number(digits) - 1
    const option = all[at]
    if (!option) return
    prompt.cursor = at
    prompt.value = option.value
  })
  return prompt
}

/** Several of a list, ticked one by one. */
export const ticking = ({ options, ...asked }: List, chosen: readonly string[], drawn: Drawn) => {
  const all = listed(options)
  const listing = { ...asked, all }
  return new MultiSelectPrompt({
    options: all,
    initialValues: [...chosen],
    render() {
      return list(listing, this.cursor, drawn, 7, ({ value }) =>
        (this.value ?? []).includes(value) ? drawn.style.key('◼') : '◻',
      )
    },
  })
}

/** A field of one line, which may go on over the edge. */
export const writing = ({ label, hint, initial = '', preset = '' }: Field, { style }: Drawn) =>
  new TextPrompt({
    initialValue: initial,
    render() {
      const isDone = this.state === 'submit' || this.state === 'cancel'
      const typed = isDone ? this.userInput : this.userInputWithCursor
      const beside = this.userInput === '' && preset ? style.quiet(preset) : ''
      return `  ${style.key(label ? `${label} ›` : '›')} ${typed}${beside}\n\n  ${style.quiet(hint)}`
    },
  })
