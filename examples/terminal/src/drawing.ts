import type { GuideTexts, LineView } from '@oivallus/core'
import { type Style, visible, widthOf, wrapped } from './screen/style.ts'

/** How and in whose words a page is drawn. */
export interface Drawing {
  texts: GuideTexts
  style: Style
  width: number
}

export const large = (text: string, { style, width }: Drawing): string[] =>
  wrapped(text, width).map(style.large)

export const quiet = (text: string, { style, width }: Drawing): string[] =>
  wrapped(text, width).map(style.quiet)

/** A title with what stands under it; nothing when nothing does. */
export const titled = (title: string, lines: readonly string[], { style }: Drawing): string[] =>
  lines.length > 0 ? [style.quiet(title), ...lines] : []

/** Blocks with an empty line between those that have something. */
export const spaced = (...blocks: readonly (readonly string[])[]): string[] =>
  blocks.filter((block) => block.length > 0).flatMap((block, at) => (at > 0 ? ['', ...block] : [...block]))

/** A word and a text. */
export type Row = readonly [string, string]

/** The widest word that stands beside its text, and not above it. */
const WIDEST_WORD = 28

/** Rows of a word and a text, the texts under each other. */
export const rows = (all: readonly Row[], { style, width }: Drawing): string[] => {
  const gap = all.every(([word]) => word === MARK) ? 1 : 2
  const widest = Math.min(Math.max(0, ...all.map(([word]) => widthOf(word))), WIDEST_WORD)
  const indent = ' '.repeat(widest + gap)
  return all.flatMap(([word, text]) => {
    const isLong = widthOf(word) > widest
    const beside = isLong ? '' : word
    const lead = `${style.quiet(beside)}${' '.repeat(widest + gap - widthOf(beside))}`
    return [
      ...(isLong ? [style.quiet(word)] : []),
      ...wrapped(text, width - indent.length).map((line, at) => `${at === 0 ? lead : indent}${line}`),
    ]
  })
}

/** Lines as they were said: the word for each kind, and the words. Ours bear no name. */
export const rowsOf = (lines: readonly LineView[], { texts }: Drawing): Row[] =>
  lines.map(({ label, text, mark, who, kind, tags, carries }) => {
    const name = who === texts.labels.ours ? '' : `${visible(who)}: `
    const isWordless = kind === 'outcome' || kind === 'return'
    const words = text ? visible(text) : isWordless ? '' : `(${mark ?? ''})`
    const carrier = carries === null ? '' : `${texts.experiment.carries}: ${visible(carries)}`
    return [label, [`${name}${words}`, tags.join(', '), carrier].filter(Boolean).join(' · ')]
  })

export const linesAsSaid = (lines: readonly LineView[], drawing: Drawing): string[] =>
  rows(rowsOf(lines, drawing), drawing)

/** Stands before a matter. */
const MARK = '›'

/** What the questions are about: each matter behind a mark. */
export const matterRows = (texts: readonly (string | null)[], drawing: Drawing): string[] =>
  rows(
    texts.map((text) => [MARK, text ?? ''] as const),
    drawing,
  )
