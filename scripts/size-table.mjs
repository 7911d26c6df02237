// A table of figures in docs/size.md, between marks of its name: written with `--write`, and else held against what is measured.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, root } from './workspace.mjs'

const DOCUMENT = 'docs/size.md'

/**
 * Answers what is out of date.
 *
 * @param head The columns: what is measured, its kB, and what else is said of it.
 * @param rows The same: a name, bytes, words.
 * @param within Bytes by which a figure may be off.
 */
export const keepTable = ({ name, head, rows, within }) => {
  const text = read(DOCUMENT)
  const table = [
    `| ${head.join(' | ')} |`,
    '| --- | ---: | --- |',
    ...rows.map(([what, bytes, words]) => `| ${what} | ${(bytes / 1000).toFixed(1)} | ${words} |`),
  ].join('\n')
  const marks = new RegExp(`(<!-- measured: ${name} -->\n)([\\s\\S]*)(<!-- /measured: ${name} -->)`)
  const [, , written = ''] = marks.exec(text) ?? []
  if (process.argv.includes('--write')) {
    writeFileSync(
      join(root, DOCUMENT),
      text.replace(marks, (_, from, _before, to) => `${from}\n${table}\n\n${to}`),
    )
    return []
  }
  return rows.flatMap(([what, bytes]) => {
    const quoted = written.split(`| ${what} | `)[1]?.split(' ')[0]
    return quoted !== undefined && Math.abs(Number(quoted) * 1000 - bytes) <= within
      ? []
      : [
          `${DOCUMENT} says ${quoted ?? 'nothing'} for ${what}, which is ${(bytes / 1000).toFixed(1)} kB. Run: node ${process.argv[1]?.slice(root.length)} --write`,
        ]
  })
}
