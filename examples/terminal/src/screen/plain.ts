import { createInterface } from 'node:readline'
import type { Words } from '../words.ts'
import { numbered, picked } from './picking.ts'
import { PLAIN, visible } from './style.ts'
import { NoMoreInput, type Page, type Terminal } from './terminal.ts'

/** Lines as they come, each waited for. */
const linesFrom = (input: NodeJS.ReadStream) => {
  const ready: string[] = []
  let waiting: { resolve(line: string): void; reject(error: NoMoreInput): void } | undefined
  let over: NoMoreInput | undefined
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  const end = (interrupted: boolean) => {
    over ??= new NoMoreInput(interrupted)
    waiting?.reject(over)
    waiting = undefined
  }
  reader.on('line', (line) => {
    if (waiting) waiting.resolve(line)
    else ready.push(line)
    waiting = undefined
  })
  reader.on('close', () => end(false))
  const interrupt = () => end(true)
  process.once('SIGINT', interrupt)
  return {
    next: (): Promise<string> =>
      new Promise((resolve, reject) => {
        const line = ready.shift()
        if (line !== undefined) resolve(line)
        else if (over) reject(over)
        else waiting = { resolve, reject }
      }),
    close: () => {
      process.off('SIGINT', interrupt)
      reader.close()
    },
  }
}

/** A pipe, or a screen reader: one answer a line, nothing drawn over. */
export const plainTerminal = (words: () => Words): Terminal => {
  const lines = linesFrom(process.stdin)
  const say = (all: readonly string[]) => {
    for (const line of all) process.stdout.write(`${line}\n`)
  }
  /** Asks for a line; what comes from a file is shown, so that the whole reads as a conversation. */
  const ask = async (label: string): Promise<string> => {
    process.stdout.write(label ? `${label} > ` : '> ')
    try {
      const line = await lines.next()
      if (!process.stdin.isTTY) process.stdout.write(`${visible(line)}\n`)
      return line.trim()
    } catch (error) {
      process.stdout.write('\n')
      throw error
    }
  }
  let shown: Page | undefined
  return {
    drawn: false,
    width: 78,
    style: PLAIN,
    say,
    show: (page) => {
      const { header, question, said, choices, notice } = page
      const changed = (part: 'header' | 'said' | 'choices') => page[part].join() !== shown?.[part].join()
      const isElsewhere = page.place !== shown?.place
      for (const [block, isNews] of [
        [notice, true],
        [header, isElsewhere && changed('header')],
        [question, isElsewhere],
        [said, isElsewhere && changed('said')],
        [choices, isElsewhere || changed('choices')],
      ] as const)
        if (isNews && block.length > 0) say(['', ...block])
      shown = page
    },
    write: async ({ label, initial = '', preset = '' }) => {
      if (initial) say([words().stillInField(visible(initial))])
      const line = await ask(preset ? `${label} (${preset})` : label)
      // As at a keyboard, Enter sends what stands in the field.
      return { words: line || initial || preset, sent: true }
    },
    choose: async ({ question, options, takesWords }) => {
      say(['', ...(question ? [question] : []), ...numbered(options)])
      for (;;) {
        const line = await ask(words().number)
        if (line === '') return undefined
        const option = picked(line, options)
        const key = option?.key ?? (/^\d{1,2}$/.test(line) ? undefined : takesWords?.(line))
        if (key !== undefined) return key
        say([words().whichNumber])
      }
    },
    wait: async (hint) => {
      await ask(hint)
    },
    close: () => lines.close(),
  }
}
