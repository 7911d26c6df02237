import type { Readable, Writable } from 'node:stream'
import { Prompt, SelectPrompt, settings, TextPrompt } from '@clack/core'
import { cut, type Style, widthOf, wrapped } from './style.ts'
import type { Field, List, Option } from './terminal.ts'

// Letters are words here, and never arrows.
for (const letter of 'hjkl') settings.aliases.delete(letter)

/** What the prompts are drawn with, and in. */
export interface Drawn {
  style: Style
  /** The most columns and rows that a prompt takes. */
  width: number
  rows: number
  input: Readable
  output: Writable
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
type Listing = Pick<List, 'question'> & { all: readonly Listed[] }

/** A list under the page, with the option at the cursor set off; how to choose stands below. */
const list = (
  { question, all }: Listing,
  hint: string,
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
  return [...asked, ...lines, ...more, '', `  ${hint}`].join('\n')
}

/**
 * Hears the words that are typed over a list. They neither move nor tick nor choose; where the page has a field, the first letter
 * opens it.
 */
class Typing {
  /** Somebody is typing words: nothing is ticked, and Enter chooses nothing. */
  isOn = false
  /** Enter has just come after words. */
  private isStopped = false
  /** Figures may choose, or begin a sentence. */
  private figures = ''

  /** What Enter is answered with: nothing when it may choose. */
  readonly enter = (): string | undefined => {
    this.isStopped = this.isOn
    this.isOn = false
    return this.isStopped ? ' ' : undefined
  }

  /** How to choose; warmly when somebody did otherwise. */
  hint(usual: string, stray: string, { warm, quiet }: Style): string {
    return this.isOn || this.isStopped ? warm(stray) : quiet(usual)
  }

  /** @param begins Takes the words that were begun, and says what the list is answered with; absent where there is no field. */
  over<T>(prompt: Pick<Prompt<T>, 'on' | 'state' | 'value'>, begins?: (words: string) => T): void {
    prompt.on('key', (text, { name, ctrl, meta }) => {
      this.isStopped = false
      if (name === 'return') return
      const isText = text !== undefined && text >= ' ' && text !== '\u007F' && !ctrl && !meta
      if (!isText) {
        this.figures = ''
        this.isOn = false
      } else if (/^[\d ]$/.test(text)) this.figures += text
      else if (begins) {
        prompt.value = begins(this.figures + text)
        prompt.state = 'submit'
      } else this.isOn = true
    })
  }
}

/**
 * One of a list: by arrows or by its number, and Enter.
 *
 * @param stray Said when words are typed where there is no field for them.
 * @param begins Takes the words with which a sentence begins, and says what the list is answered with.
 */
export const choosing = (
  { options, question, hint = '' }: List,
  drawn: Drawn,
  stray: string,
  begins?: (words: string) => string,
) => {
  const all = listed(options)
  const typing = new Typing()
  const prompt = new SelectPrompt({
    options: all,
    input: drawn.input,
    output: drawn.output,
    validate: typing.enter,
    render() {
      const below = typing.hint(hint, stray, drawn.style)
      return list({ question, all }, below, this.cursor, drawn, 8, (_, at) =>
        drawn.style.quiet(String(at + 1).padStart(2)),
      )
    },
  })
  typing.over(prompt, begins)
  // A number goes to its option and Enter takes it, as in a field: nobody presses twice by habit.
  let digits = ''
  prompt.on('key', (key) => {
    if (typing.isOn || !/^\d$/.test(key ?? '')) {
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

/** Several of a list: by arrows or by their numbers, ticked one by one with the space bar. */
export const ticking = ({ options, question, hint = '' }: List, chosen: readonly string[], drawn: Drawn) => {
  const all = listed(options)
  let cursor = 0
  const ticked = new Set(chosen)
  const typing = new Typing()
  const prompt = new Prompt<string[]>(
    {
      input: drawn.input,
      output: drawn.output,
      initialValue: [...chosen],
      validate: typing.enter,
      render() {
        const below = typing.hint(hint, hint, drawn.style)
        return list({ question, all }, below, cursor, drawn, 7, ({ value }) =>
          ticked.has(value) ? drawn.style.key('◼') : '◻',
        )
      },
    },
    false,
  )
  prompt.value = [...chosen]
  typing.over(prompt)
  const move = (by: number) => {
    cursor = (cursor + by + all.length) % all.length
  }
  const tick = () => {
    const { value = '' } = all[cursor] ?? {}
    if (!ticked.delete(value)) ticked.add(value)
    prompt.value = all.map((one) => one.value).filter((one) => ticked.has(one))
  }
  prompt.on('cursor', (key) => {
    if (key === 'up' || key === 'left') move(-1)
    else if (key === 'down' || key === 'right') move(1)
    else if (key === 'space' && !typing.isOn) tick()
  })
  prompt.on('key', (key) => {
    if (!typing.isOn && /^\d$/.test(key ?? '') && all[Number(key) - 1]) cursor = Number(key) - 1
  })
  return prompt
}

/** A text in rows of so many columns that hold every character of it, the spaces too. */
const rowsHolding = (text: string, width: number): string[] => {
  const rows: string[] = []
  let rest = text
  while (rest.length > width) {
    const at = rest.slice(0, width).lastIndexOf(' ') + 1 || width
    rows.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...rows, rest]
}

const inverse = (text: string) => `\u001B[7m${text}\u001B[27m`

/** The fewest columns that a field takes. */
const NARROWEST = 16

/** A field of one line; what goes over the edge goes on under its beginning. */
export const writing = (
  { label, hint, initial = '', preset = '' }: Field,
  { style, width, input, output }: Drawn,
) =>
  new TextPrompt({
    initialValue: initial,
    input,
    output,
    render() {
      const isDone = this.state === 'submit' || this.state === 'cancel'
      const lead = label ? `${label} ›` : '›'
      const indent = ' '.repeat(widthOf(lead) + 3)
      // The cursor after the last letter takes a column of its own.
      const room = Math.max(NARROWEST, width - indent.length)
      const rows = rowsHolding(isDone ? this.userInput : `${this.userInput} `, room)
      let left = isDone ? -1 : this.cursor
      const shown = rows.map((row) => {
        const at = left
        left -= row.length
        return at < 0 || at >= row.length
          ? row
          : `${row.slice(0, at)}${inverse(row[at] ?? ' ')}${row.slice(at + 1)}`
      })
      const beside = this.userInput === '' && preset ? style.quiet(preset) : ''
      return `  ${style.key(lead)} ${shown.join(`\n${indent}`)}${beside}\n\n  ${style.quiet(hint)}`
    },
  })
