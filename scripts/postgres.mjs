// Where PostgreSQL's programs are that the tests run; run as a command, it prints their folder.
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { argv, env } from 'node:process'
import { fileURLToPath } from 'node:url'

/** Debian keeps them by version, and off the path. */
const DEBIAN = '/usr/lib/postgresql'

const NAMES = ['postgres', 'initdb', 'pg_isready', 'pg_dump']

const isThere = (folder) =>
  NAMES.every((name) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

const versions = () => {
  try {
    return readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one))
  } catch {
    return []
  }
}

/** The folder with all of them: what the environment names, Debian's newest, or one on the path. */
export const findPostgres = () => {
  const named = env.OIVALLUS_POSTGRES_PROGRAMS
  if (named) return isThere(named) ? named : undefined
  const debians = versions().map((version) => join(DEBIAN, version, 'bin'))
  return [...debians, ...(env.PATH ?? '').split(delimiter)].find(isThere)
}

export const HOW_TO_GET_POSTGRES =
  'PostgreSQL is missing. On Debian: apt-get install postgresql. Elsewhere: set OIVALLUS_POSTGRES_PROGRAMS to the folder of its programs.'

if (argv[1] === fileURLToPath(import.meta.url)) {
  const found = findPostgres()
  console.log(found ?? HOW_TO_GET_POSTGRES)
  process.exitCode = found ? 0 : 1
}
