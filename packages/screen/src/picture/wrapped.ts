/**
 * Lines of a text, none wider than so many characters; what does not fit in so many lines is cut. Nothing is measured: letters
 * count by how wide they usually are, so that it comes out the same on a server.
 */
export const wrapped = (text: string, width: number, most: number): string[] => {
  const parts = wordsIn(text, width * most).flatMap((word) => partsOf(word, width))
  const lines = filledLines(parts, width)
  if (lines.length > most) return [...lines.slice(0, most - 1), cut(lines[most - 1] as string, width)]
  const last = lines.length > 1 && widthOf(lines.at(-1) as string)
  return last !== false && last < width / 3 ? evened(parts, width, lines) : lines
}

/** Lines as full as they go. */
const filledLines = (parts: readonly string[], width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    const longer = line === '' ? part : `${line} ${part}`
    if (widthOf(longer) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = part
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** As many lines, all of them shorter: no word is left alone on the last one where it can be helped. */
const evened = (parts: readonly string[], width: number, lines: string[]): string[] => {
  const narrower = filledLines(parts, width - 1)
  const fits = narrower.length <= lines.length && narrower.every((line) => widthOf(line) <= width - 1)
  return fits ? evened(parts, width - 1, narrower) : lines
}

/** How wide a text is, in letters. */
const widthOf = (text: string): number => lettersOf(text).reduce((sum, one) => sum + weightOf(one), 0)

/** The text, if it is no longer than so many letters; else its beginning. */
export const shortened = (text: string, width: number): string => wrapped(text, width, 1)[0] ?? ''

let segmenter: Intl.Segmenter | undefined

/** The platform's own tables are loaded for the first text, not before a page has shown its first question. */
const lettersOf = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** No more of a long text than could be shown. A letter of several characters may be long by itself. */
const wordsIn = (text: string, letters: number): string[] =>
  text
    .slice(0, 8 * letters)
    .replace(/[\uD800-\uDBFF]$/, '')
    .split(/\s+/u)
    .filter(Boolean)

/** A word that is wider than a line, in pieces. */
const partsOf = (word: string, width: number): string[] => {
  const parts: string[] = []
  let part = ''
  for (const letter of lettersOf(word)) {
    if (part !== '' && widthOf(part) + weightOf(letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

const cut = (line: string, width: number): string => {
  const letters = lettersOf(line)
  while (letters.length > 0 && widthOf(letters.join('')) > width - 1) letters.pop()
  return `${letters.join('').replace(/[\s.,;:–-]+$/u, '')}…`
}

const NARROW = /^[ .,:;!'’|()[\]ijlIftr-]/u
const CAPITAL = /^\p{Lu}/u
const BROAD = /^[mwMW@%—…]/u
const DOUBLE =
  /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]/u
const NOTHING = /^[\p{Mn}\p{Cc}\p{Cf}]+$/u

const weightOf = (letter: string): number => {
  if (NOTHING.test(letter)) return 0
  if (NARROW.test(letter)) return 0.65
  if (BROAD.test(letter)) return 1.65
  if (DOUBLE.test(letter)) return 2.2
  return CAPITAL.test(letter) ? 1.25 : 1
}
