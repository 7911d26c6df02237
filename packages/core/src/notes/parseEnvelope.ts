import { describeIssues, OivallusError, pathOf, type Reason } from '../errors.ts'
import { type Decided, PRIVATE_EVENTS } from '../events.ts'
import { isBy } from '../people.ts'
import { ENVELOPE_VERSION, type Envelope, envelope } from './envelope.ts'
import { isObject, type Kept, MIGRATIONS } from './migrations.ts'
import { shapeOf } from './shape.ts'

/** More than any talk has; beyond it a file takes all memory there is before anything can be said of it. */
const MOST = { characters: 32_000_000, levels: 32, values: 300_000 }

const GIVE = 'Give it as toEnvelope() made it; what you gave is untouched.'

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
  const value = parsed(input)
  if (!isObject(value) || value.format !== 'oivallus')
    throw error('expected "oivallus": this is no conversation of ours', 'format')
  const { version } = value
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw error('expected a version, a whole number from 1', 'version')
  if (version > ENVELOPE_VERSION)
    throw error(
      `it is newer, version ${version}; this library reads up to ${ENVELOPE_VERSION}`,
      'version',
      'newer-envelope',
      'Update @oivallus/core and open it again.',
    )
  const newest = MIGRATIONS.reduce<Kept>(
    (kept, { from, migrate }) => (kept.version === from ? migrate(kept) : kept),
    { ...value, version },
  )
  const kept = checked(newest)
  checkStreams(kept)
  return kept
}

const checked = (newest: Kept): Envelope => {
  let result: ReturnType<typeof envelope.safeParse>
  try {
    result = envelope.safeParse(newest)
  } catch {
    // A hundred thousand faults are more than a schema can list.
    throw error('hardly anything in it has the form of a conversation', 'streams')
  }
  if (result.success) return result.data
  throw malformed(newest, result.error.issues)
}

/** Where it is wrong and how. What was found is quoted only where it is one short token: words belong in nobody's error log. */
const malformed = (input: unknown, issues: Parameters<typeof describeIssues>[1]): OivallusError => {
  const { path, message } = describeIssues(input, issues)
  const what = message
    .slice(path.length + 2)
    .replace(/^found (?!"?[\w:.-]{1,40}"?,).*, (?=expected|Invalid|unreadable)/s, '')
  return error(what, path)
}

/** The value of a text, or a plain copy of a value. What engines say of bad JSON quotes it, so they are not quoted. */
const parsed = (input: unknown): unknown => {
  let open = false
  const atMost = (what: keyof typeof MOST, found: number) => {
    if (found > MOST[what]) throw error(`expected at most ${MOST[what]} ${what}, found ${found}`)
  }
  try {
    const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '')
    atMost('characters', text.length)
    const shape = shapeOf(text)
    open = shape.open
    atMost('levels', shape.depth)
    atMost('values', shape.values)
    const value = JSON.parse(text.replace(/^\uFEFF/, ''))
    checkKeys(value, [])
    return value
  } catch (cause) {
    if (cause instanceof OivallusError) throw cause
    throw error(open ? 'it ends in the middle, so it was cut off' : 'it is damaged, for it is no JSON')
  }
}

/** No key that would reach for a prototype. */
const checkKeys = (value: unknown, path: readonly PropertyKey[]): void => {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '__proto__') throw error('expected no such key', pathOf(at))
    checkKeys(inner, at)
  }
}

/** What holds between the parts of an envelope, beyond the form of each. */
const checkStreams = ({ id, series, streams }: Envelope): void => {
  for (const [name, { version, entries, pending = [] }] of Object.entries(streams)) {
    const path = `streams.${name}`
    if (version !== entries.length)
      throw error(`found ${entries.length}, expected ${version}: it was cut off`, `${path}.entries`)
    const owner = name === 'shared' ? undefined : name.slice('private/'.length)
    const ids = new Set<string>()
    ;[...entries, ...pending].forEach((entry: Decided & { at?: string | null }, index) => {
      const isPending = index >= version
      const at = isPending ? `${path}.pending[${index - version}]` : `${path}.entries[${index}]`
      const { type } = entry.event
      if (ids.has(entry.id)) throw error('expected an id of its own', `${at}.id`)
      ids.add(entry.id)
      if (entry.at && Number.isNaN(Date.parse(entry.at))) throw error('expected a time', `${at}.at`)
      if ((PRIVATE_EVENTS as readonly string[]).includes(type) !== (owner !== undefined))
        throw error(`found "${type}", which belongs in another stream`, `${at}.event.type`)
      if ((type === 'opened') !== (owner === undefined && index === 0))
        throw error('expected "opened" at the beginning, and nowhere else', at)
      if (owner !== undefined && !isBy(entry.by, owner)) throw error(`expected "${owner}"`, `${at}.by`)
    })
  }
  const { shared } = streams
  const opened = (shared?.entries[0] ?? shared?.pending?.[0])?.event
  if (opened?.type !== 'opened') throw error('expected entries', 'streams.shared')
  if (opened.conversation !== id || opened.series !== series)
    throw error(`found the log of "${opened.conversation}"`, 'streams.shared', 'foreign-log')
  try {
    new Intl.DateTimeFormat('en', { timeZone: opened.zone })
  } catch {
    throw error(`found "${opened.zone}", expected a time zone`, 'streams.shared.entries[0].event.zone')
  }
}
