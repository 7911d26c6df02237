// Checks every relative link and anchor of the README and the docs. Addresses on the web are left alone.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import Slugger from 'github-slugger'
import { documents, nodesOf, textOf } from './markdown.mjs'
import { close, files, root } from './workspace.mjs'

/** Made by `pnpm reference`, hence ignored by git, but linked to. The test command makes it before it follows links. */
const MADE = 'docs/reference'

const tracked = files()

const exists = (target) =>
  target === '.' ||
  tracked.some((file) => file === target || file.startsWith(`${target}/`)) ||
  (posix.join(target, '/').startsWith(`${MADE}/`) && existsSync(join(root, target)))

const ATTRIBUTE = /\b(href|src|id|name)="([^"]*)"/g
const attributes = (nodes, wanted) =>
  nodes
    .filter(({ type }) => type === 'html')
    .flatMap((node) =>
      [...node.value.matchAll(ATTRIBUTE)]
        .filter(([, name]) => wanted.includes(name))
        .map(([, , value]) => ({ value, line: node.position.start.line })),
    )

const anchorsOf = (file) => {
  const slugger = new Slugger()
  const nodes = nodesOf(file)
  const headings = nodes.filter(({ type }) => type === 'heading').map((node) => slugger.slug(textOf(node)))
  return [...headings, ...attributes(nodes, ['id', 'name']).map(({ value }) => value)]
}

const linksOf = (file) => {
  const nodes = nodesOf(file)
  const written = nodes
    .filter(({ type }) => ['link', 'image', 'definition'].includes(type))
    .map(({ url, position }) => ({ value: url, line: position.start.line }))
  return [...written, ...attributes(nodes, ['href', 'src'])]
}

const problemOf = (file, link) => {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return
  const [path, anchor] = decodeURI(link).split('#')
  const target = path ? posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '') : file
  if (path.startsWith('/')) return 'is absolute; write it relative to this file.'
  if (!exists(target))
    return `leads to ${target}, which ${target.startsWith(`${MADE}/`) ? '`pnpm reference` makes' : 'does not exist'}.`
  if (anchor && target.endsWith('.md') && !anchorsOf(target).includes(anchor))
    return `names an anchor that ${target} does not have.`
}

let count = 0
const problems = documents().flatMap((file) =>
  linksOf(file).flatMap(({ value, line }) => {
    count += 1
    const problem = problemOf(file, value)
    return problem ? `${file}:${line}: ${value} ${problem}` : []
  }),
)

if (!documents().includes('README.md')) problems.push('README.md is missing.')
close(problems, `${count} links in ${documents().length} documents checked.`)
