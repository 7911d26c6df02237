// Reads the Markdown of the repository, for the gates over its links and its samples.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { files, read } from './workspace.mjs'

/** Every Markdown file that somebody writes; changelogs and changesets are the tool's. */
export const documents = () =>
  files().filter((file) => file.endsWith('.md') && !/CHANGELOG|^\.changeset/.test(file))

/** Every node of a document, in reading order. */
export const nodesOf = (file) => {
  const walk = (node) => [node, ...(node.children ?? []).flatMap(walk)]
  return walk(fromMarkdown(read(file)))
}

export const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('')
