// Installs what the tests need besides Node and npm: Debian's packages, and only those that are missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { close, root } from './workspace.mjs'

/** Debian's own Python sees Debian's packages; another one on the path does not. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/**
 * What is needed, what shows that it is there (a command that ends well), and Debian's packages that bring it; for an older Debian,
 * which has no such, others.
 */
const NEEDS = [
  { what: 'git', works: ['git', '--version'], packages: ['git'] },
  { what: 'Finnish spelling', works: ['voikkospell', '-d', 'fi'], packages: ['libvoikko-dev', 'voikko-fi'] },
  {
    what: 'Swedish spelling',
    works: ['hunspell', '-d', 'sv_SE', '-l'],
    packages: ['hunspell', 'hunspell-sv'],
  },
  {
    what: 'English spelling',
    works: ['hunspell', '-d', 'en_GB', '-l'],
    packages: ['hunspell', 'hunspell-en-gb'],
  },
  { what: 'calendar reader', works: [python, '-c', 'import icalendar'], packages: ['python3-icalendar'] },
  { what: 'XML schemas', works: ['xmllint', '--version'], packages: ['libxml2-utils'] },
  {
    what: 'browser',
    works: [process.execPath, 'scripts/chromium.mjs'],
    packages: ['chromium-headless-shell'],
    older: ['chromium'],
  },
  { what: 'database', works: [process.execPath, 'scripts/postgres.mjs'], packages: ['postgresql'] },
]

const run = ([tool, ...args]) => spawnSync(tool, args, { input: '', encoding: 'utf8', cwd: root })
const missing = () => NEEDS.filter(({ works }) => run(works).status !== 0)

/** How to become root: nothing to add, sudo without a password, or not at all. */
const asRoot = () => {
  if (process.getuid?.() === 0) return []
  return run(['sudo', '-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

const wanted = missing()
const become = asRoot()

if (wanted.length > 0 && become && existsSync('/usr/bin/apt-get')) {
  const apt = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q']
  const carryOut = (...step) => {
    const { status, stdout, stderr } = run([...apt, ...step])
    if (status !== 0) console.error(stdout + stderr)
  }
  carryOut('update')
  const isKnown = (name) => run(['apt-cache', 'show', name]).status === 0
  const packages = wanted.flatMap(({ packages, older }) =>
    packages.every(isKnown) ? packages : (older ?? packages),
  )
  console.log(`Installing ${packages.join(' ')}`)
  carryOut('install', '-y', '--no-install-recommends', ...new Set(packages))
}

close(
  missing().map(
    ({ what, packages }) => `${what} is missing. On Debian: apt-get install ${packages.join(' ')}`,
  ),
  `There: ${NEEDS.map(({ what }) => what).join(', ')}.`,
)
