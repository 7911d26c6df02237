import type { GuideTexts } from '../guides/guide.ts'
import { type Item, outlineOf, type Section } from './outline.ts'
import type { Notes } from './types.ts'

/**
 * The notes as Markdown (CommonMark, and safe in GitHub's), in the language of the texts. Whatever somebody wrote stands in them
 * as text.
 */
export const toMarkdown = (notes: Notes, texts: GuideTexts): string => {
  const { title, lead, sections } = outlineOf(notes, texts)
  const blocks = [`# ${escaped(title, ' ')}`, ...lead.map((text) => escaped(text, breakAt(0)))]
  return `${[...blocks, ...sections.flatMap(blocksOf)].join('\n\n')}\n`
}

/** A section; what is alone in it is a paragraph. */
const blocksOf = ({ heading, items }: Section): string[] => {
  const head = `## ${escaped(heading, ' ')}`
  const [only, ...others] = items
  if (!only || others.length > 0)
    return [head, items.map((item) => [bullet(item.text, 0), ...bullets(item, 2)].join('\n')).join('\n')]
  return [
    head,
    escaped(only.text, breakAt(0)),
    ...(only.details.length > 0 ? [bullets(only, 0).join('\n')] : []),
  ]
}

const bullets = ({ details }: Item, indent: number): string[] =>
  details.map((detail) => bullet(detail, indent))

const bullet = (text: string, indent: number): string =>
  `${' '.repeat(indent)}- ${escaped(text, breakAt(indent + 2))}`

/** A line break that Markdown keeps, going on at an indent. */
const breakAt = (indent: number): string => `\\\n${' '.repeat(indent)}`

/** Characters that mean something anywhere in a line; and an address, which some renderers make a link of. */
const ANYWHERE = /[\\`*_[\]<>&#|~$@^]|:(?=\/\/)|(?<=www)\./gi

/** What means something only where a line begins: a list, a rule, a heading's underline, a table's. */
const AT_START = /^(?:[-+=:]|\d+(?=[.)]))/

const escapedLine = (line: string): string =>
  line
    .trim()
    .replace(ANYWHERE, '\\$&')
    .replace(AT_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))

/** Text that renders as itself, whatever stands in it. */
const escaped = (text: string, lineBreak: string): string => text.split('\n').map(escapedLine).join(lineBreak)
