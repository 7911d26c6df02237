import { emitKeypressEvents, type Key } from 'node:readline'
import { isCancel } from '@clack/core'
import type { Words } from '../words.ts'
import { choosing, type Drawn, ticking, writing } from './prompts.ts'
import { COLOURED, UNCOLOURED } from './style.ts'
import { NoMoreInput, type Page, type Terminal } from './terminal.ts'

const ALTERNATE = { enter: '\u001B[?1049h\u001B[H', leave: '\u001B[?1049l\u001B[?25h' }
const CLEAR = '\u001B[2J\u001B[H'

/** The widest that is still easy to read. */
const WIDEST = 88

/** Rows that a field takes below the page, with room for words that go over the edge. */
const FIELD_ROWS = 5

/**
 * A keyboard and a screen. The page is drawn on the terminal's other screen, which keeps no history: when the talk is over, what was
 * said stands in the notes and nowhere above the prompt.
 */
export const keyboardTerminal = (
  words: () => Words,
  { stdin, stdout }: Pick<typeof process, 'stdin' | 'stdout'> = process,
): Terminal => {
  const style = process.env.NO_COLOR || !stdout.hasColors?.() ? UNCOLOURED : COLOURED
  let lastKey: Key | undefined
  /** What was typed or pasted while no field was open. */
  let ahead = ''
  let isOpen = false
  /** Rows that are taken by the page. */
  let taken = 0
  const onKey = (text: string | undefined, key: Key) => {
    lastKey = key
    if (isOpen) return
    if (key.name === 'return' || key.name === 'enter') ahead += '\n'
    else if (text && !key.ctrl && !key.meta && text >= ' ') ahead += text
  }
  emitKeypressEvents(stdin)
  stdin.on('keypress', onKey)
  stdout.write(ALTERNATE.enter)
  const leave = () => stdout.write(ALTERNATE.leave)
  process.once('exit', leave)

  const width = () => Math.min(stdout.columns || 80, WIDEST) - 4
  const rows = () => stdout.rows || 24
  const drawn = (): Drawn => ({
    style,
    width: width(),
    rows: Math.max(8, rows() - taken),
    input: stdin,
    output: stdout,
  })

  /** Runs a prompt; Ctrl-C ends the sitting, and leaves the words that stood in the field to be told. */
  const prompting = async <T>(prompt: {
    prompt(): Promise<T | symbol | undefined>
    on(event: 'finalize', then: () => void): void
    userInput: string
  }): Promise<T | undefined> => {
    isOpen = true
    lastKey = undefined
    // At once, not when the promise has been heard of: the rest of what was pasted comes in the same breath.
    prompt.on('finalize', () => {
      isOpen = false
    })
    const answer = await prompt.prompt()
    if (!isCancel(answer)) return answer as T
    if (lastKey && (lastKey as Key).ctrl && (lastKey as Key).name === 'c') {
      const error = new NoMoreInput(true)
      error.words = prompt.userInput.trim()
      throw error
    }
    return undefined
  }

  /** A line that was pasted together with others: it is sent as if it had been typed. */
  const pasted = (): string | undefined => {
    const end = ahead.indexOf('\n')
    if (end < 0) return undefined
    const line = ahead.slice(0, end).trim()
    ahead = ahead.slice(end + 1)
    return line || pasted()
  }

  return {
    drawn: true,
    get width() {
      return width()
    },
    style,
    say: (lines) => {
      taken += lines.length + 1
      stdout.write(`${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n\n`)
    },
    show: (page) => {
      const lines = onOneScreen(page, rows() - FIELD_ROWS)
      taken = lines.length
      stdout.write(`${CLEAR}${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`)
    },
    write: async (field) => {
      const line = pasted()
      if (line) return { words: line, sent: true }
      const prompt = writing({ ...field, initial: field.initial || ahead }, drawn())
      ahead = ''
      const answer = await prompting(prompt)
      const typed = prompt.userInput.trim()
      return {
        words: typed || (answer === undefined ? '' : (field.preset ?? '')),
        sent: answer !== undefined,
      }
    },
    choose: ({ question, hint = words().back, options, writes }) => {
      const begins = (begun: string) => {
        ahead += begun
        return writes ?? ''
      }
      const list = { question, hint, options }
      return prompting<string>(
        choosing(list, drawn(), words().whichNumber, writes === undefined ? undefined : begins),
      )
    },
    chooseSeveral: async ({ question, options, ...list }, chosen, most) => {
      let hint = list.hint ?? words().back
      let ticked = chosen
      for (;;) {
        const answer = await prompting<string[]>(ticking({ question, hint, options }, ticked, drawn()))
        if (!answer || answer.length <= most) return answer
        hint = words().atMost(most)
        ticked = answer
      }
    },
    wait: async (hint) => {
      await prompting(writing({ label: '', hint }, drawn()))
    },
    close: () => {
      stdin.off('keypress', onKey)
      process.off('exit', leave)
      leave()
      stdin.pause()
    },
  }
}

/** A page in so many rows: where it does not fit, the oldest of what was said is left out, each row of it whole. */
const onOneScreen = ({ header, question, said, choices, notice }: Page, most: number): string[] => {
  const laid = (lines: readonly string[]) =>
    [header, question, lines, choices, notice].flatMap((block) => (block.length > 0 ? [...block, ''] : []))
  const fits = (lines: readonly string[]) => laid(lines).length <= most
  if (fits(said)) return laid(said)
  for (let left = 1; left < said.length; left++) {
    const kept = ['…', ...said.slice(left)]
    const isWhole = !/^\s|^$/.test(said[left] ?? '')
    if (isWhole && fits(kept)) return laid(kept)
  }
  return laid([])
}
