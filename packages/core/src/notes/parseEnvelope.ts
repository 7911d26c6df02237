import { describeIssues, OivallusError, pathOf, type Reason } from '../errors.ts'
import { type Decided, PRIVATE_EVENTS } from '../events.ts'
import { ENVELOPE_VERSION, type Envelope, envelope } from './envelope.ts'
import { isObject, type Kept, MIGRATIONS } from './migrations.ts'
import { depthOf } from './nesting.ts'

/** The most characters that a file may have: a thousand of the longest texts, and more than a series of talks ever has. */
const LONGEST = 32_000_000

/** How deep an envelope's objects and lists stand in each other at most, and some room. */
const DEEPEST = 32

const GIVE = 'Give what toEnvelope() made, unchanged; what you gave is untouched.'

const error = (what: string, path = '', reason: Reason = 'malformed-envelope', then = GIVE) =>
  new OivallusError(reason, `This file cannot be opened${path ? `. ${path}` : ''}: ${what}. ${then}`, path)

/**
 * Reads an envelope of this or any older version: a file's text, or the value parsed from it. Every entry is checked against its
 * schema; whether it would be accepted today is for {@link checkLog} to say.
 *
 * @returns a new envelope of the newest version; what was given stays as it was.
 * @throws {OivallusError} `malformed-envelope` (damaged, cut off, no envelope, or hostile), `newer-envelope`, or `foreign-log`
 *   when the log inside is another conversation's; each says what was wrong, where, and what to do.
 */
export const parseEnvelope = (input: unknown): Envelope => {
  const value = typeof input === 'string' ? parsed(input) : input
  checkPlain(value, [])
  if (!isObject(value) || value.format !== 'oivallus')
    throw error('expected "oivallus": this is no conversation of ours', 'format')
  const { version } = value
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw error('expected a version, a whole number from 1', 'version')
  if (version > ENVELOPE_VERSION)
    throw error(
      `it was written by a newer version of this library: ${version}, and this one reads up to ${ENVELOPE_VERSION}`,
      'version',
      'newer-envelope',
      'Update @oivallus/core and open it again.',
    )
  const newest = MIGRATIONS.reduce<Kept>(
    (kept, { from, migrate }) => (kept.version === from ? migrate(kept) : kept),
    { ...value, version },
  )
  const result = envelope.safeParse(newest)
  if (!result.success) throw malformed(newest, result.error.issues)
  checkStreams(result.data)
  return result.data
}

/** Where it is wrong and how. What was found is quoted only where no words can stand: these belong in nobody's error log. */
const malformed = (input: unknown, issues: Parameters<typeof describeIssues>[1]): OivallusError => {
  const { path, message } = describeIssues(input, issues)
  const expected = message.lastIndexOf('expected ')
  const mayQuote = expected >= 0 && !/another form$/.test(message) && !/: found [[{]/.test(message)
  const what = mayQuote
    ? message.slice(path.length + 2)
    : expected >= 0
      ? message.slice(expected)
      : 'expected another name'
  return error(what, path)
}

/** The text's value. What engines say of bad JSON quotes it, so they are not quoted. */
const parsed = (text: string): unknown => {
  if (text.length > LONGEST) throw error(`it has ${text.length} characters, expected at most ${LONGEST}`)
  // Looked at before parsing: nested deep enough, a few megabytes take all memory there is.
  const { deepest, open } = depthOf(text)
  if (deepest > DEEPEST) throw error(`it is nested ${deepest} deep, expected at most ${DEEPEST}`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw error(
      open
        ? 'it ends in the middle, so it was cut off when it was copied or sent'
        : 'it is damaged, for it is no JSON',
    )
  }
}

/** Plain JSON, not too deep, and no key that would reach for a prototype. */
const checkPlain = (value: unknown, path: PropertyKey[]): void => {
  if (path.length > DEEPEST) throw error(`expected at most ${DEEPEST} levels`, pathOf(path.slice(0, 4)))
  if (['bigint', 'function', 'symbol'].includes(typeof value))
    throw error(`found a ${typeof value}, expected JSON`, pathOf(path))
  if (typeof value !== 'object' || value === null) return
  const isList = Array.isArray(value)
  for (const key of Object.keys(value)) {
    path.push(isList ? Number(key) : key)
    if (key === '__proto__') throw error('expected no such key', pathOf(path))
    checkPlain((value as Record<string, unknown>)[key], path)
    path.pop()
  }
}

/** What holds between the parts of an envelope, beyond the form of each. */
const checkStreams = ({ id, series, streams }: Envelope): void => {
  const shared = streams.shared
  if (!shared) throw error('found nothing, expected the shared stream', 'streams.shared')
  for (const [name, { version, entries, pending = [] }] of Object.entries(streams)) {
    const path = `streams.${name}`
    if (version !== entries.length)
      throw error(`found ${entries.length} entries, expected ${version}: it was cut off`, `${path}.entries`)
    const owner = name === 'shared' ? undefined : name.slice('private/'.length)
    const ids = new Set<string>()
    const check = (entry: Decided, at: string) => {
      if (ids.has(entry.id)) throw error(`the id "${entry.id}" stands twice`, `${at}.id`)
      ids.add(entry.id)
      const { type } = entry.event
      const isPrivate = (PRIVATE_EVENTS as readonly string[]).includes(type)
      if (isPrivate === (owner === undefined))
        throw error(`found "${type}", which belongs in another stream`, `${at}.event.type`)
      if (owner !== undefined && !('participant' in entry.by && entry.by.participant === owner))
        throw error(`expected an entry by "${owner}"`, `${at}.by`)
      if ((type === 'opened') !== (owner === undefined && ids.size === 1))
        throw error(`found "${type}"; the shared stream, and nothing else, begins with "opened"`, at)
    }
    entries.forEach((entry, at) => {
      check(entry, `${path}.entries[${at}]`)
      if (entry.at !== null && Number.isNaN(Date.parse(entry.at)))
        throw error(`"${entry.at}" is no time`, `${path}.entries[${at}].at`)
    })
    pending.forEach((entry, at) => {
      check(entry, `${path}.pending[${at}]`)
    })
  }
  const opened = (shared.entries[0] ?? shared.pending?.[0])?.event
  if (opened?.type !== 'opened') throw error('found no entry', 'streams.shared.entries')
  if (opened.conversation !== id || opened.series !== series)
    throw error(
      `the log inside is that of the conversation "${opened.conversation}"`,
      'streams.shared',
      'foreign-log',
      'Give the file whose id is that of its log; nothing was merged.',
    )
  try {
    new Intl.DateTimeFormat('en', { timeZone: opened.zone })
  } catch {
    throw error(`"${opened.zone}" is no time zone`, 'streams.shared.entries[0].event.zone')
  }
}
