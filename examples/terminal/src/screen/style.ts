/** How words are set off. In a pipe all of these leave them as they are. */
export interface Style {
  /** The question, and whatever is read from afar. */
  large(text: string): string
  /** What one may read, and need not. */
  quiet(text: string): string
  /** What can be done. */
  key(text: string): string
  /** A friend's hand on the arm. */
  warm(text: string): string
}

const wrapIn = (on: number, off: number) => (text: string) => `\u001B[${on}m${text}\u001B[${off}m`

export const COLOURED: Style = {
  large: wrapIn(1, 22),
  quiet: wrapIn(2, 22),
  key: wrapIn(36, 39),
  warm: wrapIn(33, 39),
}

/** For terminals whose colours are turned off: weight alone. */
export const UNCOLOURED: Style = { ...COLOURED, key: (text) => text, warm: (text) => text }

const same = (text: string) => text

export const PLAIN: Style = { large: same, quiet: same, key: same, warm: same }

/** What steers a terminal, or turns the order of what is read. */
const STEERING = /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** A text of several lines that came from elsewhere, safe to show. */
export const harmless = (text: string): string => text.replace(STEERING, '')

/** Somebody's words, safe to show on one line. */
export const visible = (text: string): string =>
  text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(STEERING, '')
    .trim()

/** The columns a text takes, as far as letters go. */
export const widthOf = (text: string): number => [...text.normalize('NFC')].length

/** A text in lines of at most so many columns, broken between words where that is possible. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of visible(text).split(/ +/)) {
    let rest = word
    if (line && widthOf(line) + 1 + widthOf(rest) > width) {
      lines.push(line)
      line = ''
    }
    while (widthOf(rest) > width) {
      lines.push([...rest].slice(0, width).join(''))
      rest = [...rest].slice(width).join('')
    }
    line = line ? `${line} ${rest}` : rest
  }
  return line ? [...lines, line] : lines
}

/** A text on one line, cut with an ellipsis where there is no more room. */
export const cut = (text: string, width: number): string => {
  const all = [...visible(text)]
  return all.length <= width ? all.join('') : `${all.slice(0, width - 1).join('')}…`
}
