// Finds what must not stay in the repository: paths of one machine, tests that are focused or left out, notes to self.
import { close, files, read } from './workspace.mjs'

const LEFT_BEHIND = {
  'a path of one machine': /(^|[\s'"`(=:])(\/(home|Users)\/\w|\/root\/|\/work\/|[A-Z]:\\Users\\)/,
  'a focused or left-out test': /\b(describe|it|test|suite|bench)(\.\w+)*\.(only|skip|todo)\b/,
  'a note to self': /\b(TODO|FIXME|XXX|HACK|WIP|TEMP|TEMPORARY)\b/,
}

const BINARY = /\.(png|jpe?g|ico|woff2?|zip|pdf)$/
/** Written by tools, and this file, which names what it looks for. */
const EXCEPT = ['pnpm-lock.yaml', 'scripts/left-behind.mjs']

const looked = files().filter((file) => !BINARY.test(file) && !EXCEPT.includes(file))

const problems = looked.flatMap((file) =>
  read(file)
    .split('\n')
    .flatMap((line, index) =>
      Object.entries(LEFT_BEHIND)
        .filter(([, pattern]) => pattern.test(line))
        .map(([what]) => `${file}:${index + 1}: ${what}: ${line.trim().slice(0, 100)}`),
    ),
)

close(problems, `${looked.length} files looked through.`)
