import { describe, expect, it } from 'vitest'
import { createConversation, joinConversation, restoreConversation } from '../src/create.ts'
import { OivallusError, type Reason } from '../src/errors.ts'
import type { Entry } from '../src/events.ts'
import { replay } from '../src/evolve.ts'
import { ENVELOPE_VERSION, type Envelope, toEnvelope } from '../src/notes/envelope.ts'
import { parseEnvelope } from '../src/notes/parseEnvelope.ts'
import type { Store } from '../src/store/contract.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import older from './fixtures/first-log.v1.json' with { type: 'json' }
import { guide, heldMeeting } from './fixtures/meeting.ts'
import { steadyPlatform } from './platform.ts'

const platform = steadyPlatform()

/** A conversation over a store that takes nothing any more once it is cut off. */
const overStore = async () => {
  const memory = createMemoryStore(platform)
  let reachable = true
  const store: Store = {
    ...memory,
    append: (...all) => (reachable ? memory.append(...all) : Promise.reject(new Error('no network'))),
  }
  const conversation = createConversation(
    { asked: ['anna'], lead: 'anna' },
    { viewer: { participant: 'anna' }, guide, language: 'fi', platform, store },
  )
  conversation.send({ type: 'joined', name: 'Anna' })
  conversation.send({ type: 'drafted', text: 'Oma huomio' })
  await conversation.settled()
  return {
    conversation,
    store,
    cutOff: () => {
      reachable = false
    },
  }
}

/** Plain JSON, to be broken. */
const loose = (envelope: Envelope) =>
  JSON.parse(JSON.stringify(envelope)) as {
    [key: string]: unknown
    streams: Record<string, { version: number; erasures: number; entries: Record<string, unknown>[] }>
  }

const broken = (change: (envelope: ReturnType<typeof loose>) => void): unknown => {
  const envelope = loose(toEnvelope(heldMeeting()))
  change(envelope)
  return envelope
}

const entriesOf = (envelope: ReturnType<typeof loose>) => envelope.streams.shared?.entries ?? []

/** The error of what cannot be opened. */
const errorOf = (input: unknown): OivallusError => {
  try {
    parseEnvelope(input)
  } catch (error) {
    if (error instanceof OivallusError) return error
    throw error
  }
  throw new Error('it was opened')
}

describe('an envelope', () => {
  it('holds the shared stream and the viewer’s own, each with its version and its erasures', async () => {
    const { conversation } = await overStore()
    const { version, streams } = toEnvelope(conversation)
    expect(version).toBe(ENVELOPE_VERSION)
    expect(Object.keys(streams)).toEqual(['shared', 'private/anna'])
    expect(streams.shared).toMatchObject({ version: 2, erasures: 0 })
    expect(streams['private/anna']).toMatchObject({ version: 1, erasures: 0 })
  })

  it('tells how many erasures there have been when the conversation says so', async () => {
    const { conversation } = await overStore()
    const { streams } = toEnvelope({ ...conversation, erasures: (name) => (name === 'shared' ? 3 : 0) })
    expect(streams.shared?.erasures).toBe(3)
  })

  it('holds no private stream on a shared screen, and none but the viewer’s own', async () => {
    const { conversation, store } = await overStore()
    const other = await joinConversation(conversation.id, {
      viewer: { screen: 'table', scribe: 'anna' },
      guide,
      language: 'fi',
      platform,
      store,
    })
    expect(Object.keys(toEnvelope(other).streams)).toEqual(['shared'])
  })

  it('keeps what no store has taken yet apart, so that it is not mistaken for a purged entry', async () => {
    const { conversation, cutOff } = await overStore()
    cutOff()
    conversation.send({ type: 'topic.set', text: 'Kesän vuorot' })
    await conversation.settled()
    const { shared } = toEnvelope(conversation).streams
    expect(shared?.entries.every((entry) => entry.at !== null)).toBe(true)
    expect(shared?.pending).toMatchObject([{ event: { type: 'topic.set' } }])
    expect(shared?.pending?.[0]).not.toHaveProperty('at')
    expect(parseEnvelope(JSON.stringify(toEnvelope(conversation)))).toEqual(toEnvelope(conversation))
  })

  it('is read back as it was written, from text, from a value, and behind a byte order mark', () => {
    const envelope = toEnvelope(heldMeeting())
    const text = JSON.stringify(envelope)
    expect(parseEnvelope(text)).toEqual(envelope)
    expect(parseEnvelope(`\uFEFF${text}`)).toEqual(envelope)
    expect(parseEnvelope(envelope)).toEqual(envelope)
    expect(replay(parseEnvelope(text).streams.shared?.entries ?? [])).toEqual(heldMeeting().state())
  })

  it('opens to the same state, byte for byte, in whatever order a host named the fields of its notice', () => {
    const notice = {
      legalBasis: 'Oikeutettu etu',
      purpose: 'Työn kehittäminen',
      contact: 'tietosuoja@esimerkki.example',
      controller: 'Esimerkki Oy',
    }
    const around = { viewer: { participant: 'anna' }, guide, language: 'fi', platform }
    const conversation = createConversation({ asked: ['anna'], lead: 'anna', notice }, around)
    const again = restoreConversation(JSON.stringify(toEnvelope(conversation)), around)
    expect(JSON.stringify(again.getSnapshot().state)).toBe(JSON.stringify(conversation.getSnapshot().state))
  })

  it('takes entries whose words were erased and whose times were purged', () => {
    const input = broken((envelope) => {
      for (const entry of entriesOf(envelope)) entry.at = null
      const learning = entriesOf(envelope).find(
        ({ event }) => (event as Entry['event']).type === 'noted.learning',
      )
      if (learning) learning.event = { ...(learning.event as object), text: { erased: true } }
    })
    expect(parseEnvelope(input)).toEqual(input)
  })
})

describe('an older envelope', () => {
  it('is migrated step by step, and stays untouched itself', () => {
    const before = JSON.stringify(older)
    const newer = parseEnvelope(older)
    expect(newer.version).toBe(ENVELOPE_VERSION)
    expect(newer.streams.shared).toMatchObject({ version: 14, erasures: 0 })
    expect(newer.streams.shared?.entries).toEqual(older.streams.shared.entries)
    expect(newer.streams['private/ville']?.version).toBe(1)
    expect(JSON.stringify(older)).toBe(before)
    expect(replay(newer.streams.shared?.entries ?? [])).toMatchObject({ stage: 'held', left: 'reality' })
  })

  const first = (change: (entries: Record<string, unknown>[]) => void) => {
    const copy = JSON.parse(JSON.stringify(older)) as typeof older
    change(copy.streams.shared.entries as unknown as Record<string, unknown>[])
    return parseEnvelope(copy).streams.shared
  }

  it('had unsent acts among its entries without a time: these are pending', () => {
    const shared = first((entries) => {
      for (const entry of entries.slice(-2)) entry.at = null
    })
    expect(shared?.entries).toHaveLength(12)
    expect(shared?.pending?.map(({ id }) => id)).toEqual(['old-15', 'old-16'])
    expect(shared?.pending?.[0]).not.toHaveProperty('at')
  })

  it('whose times were purged has no pending acts: a purge takes the earliest times first', () => {
    const shared = first((entries) => {
      for (const entry of entries.slice(1))
        if ((entry.event as { type: string }).type !== 'started') entry.at = null
    })
    expect(shared?.entries).toHaveLength(14)
    expect(shared?.pending).toBeUndefined()
  })

  it('that no store ever took is pending as a whole', () => {
    const shared = first((entries) => {
      for (const entry of entries) entry.at = null
    })
    expect([shared?.version, shared?.pending?.length]).toEqual([0, 14])
  })

  it('gave the reason for a changed rule in one language: it is shown in all', () => {
    const shared = first(([opened]) => {
      const event = opened?.event as Record<string, unknown>
      event.settings = { 'others-first': { mode: 'guard', reason: 'Kuunnellaan ensin' } }
      event.durations = { framing: 2 }
    })
    expect(shared?.entries[0]?.event).toMatchObject({
      settings: { 'others-first': { reason: { fi: 'Kuunnellaan ensin', en: 'Kuunnellaan ensin' } } },
    })
    expect(shared?.entries[0]?.event).not.toHaveProperty('durations')
  })
})

describe('a file that cannot be opened', () => {
  const text = JSON.stringify(toEnvelope(heldMeeting()))
  const proto = (where: string) => text.replace(where, `"__proto__":{"polluted":true},${where}`)

  const files: [string, unknown, Reason, string][] = [
    ['empty', '', 'malformed-envelope', 'no JSON'],
    ['no JSON', 'Hei!', 'malformed-envelope', 'no JSON'],
    ['damaged', text.replace(':', ';'), 'malformed-envelope', 'no JSON'],
    ['cut off', text.slice(0, text.length / 2), 'malformed-envelope', 'cut off'],
    ['of another kind', '{"format":"docx","version":1}', 'malformed-envelope', 'format'],
    ['a number', '7', 'malformed-envelope', 'format'],
    ['nothing', undefined, 'malformed-envelope', 'no JSON'],
    ['a list', [], 'malformed-envelope', 'format'],
    ['without a version', { format: 'oivallus' }, 'malformed-envelope', 'version'],
    ['of version 0', { format: 'oivallus', version: 0 }, 'malformed-envelope', 'version'],
    ['of a newer version', { format: 'oivallus', version: 99 }, 'newer-envelope', 'Update @oivallus/core'],
    ['with a hostile key', proto('"format"'), 'malformed-envelope', '__proto__'],
    ['with a hostile stream', proto('"shared"'), 'malformed-envelope', 'streams.__proto__'],
    ['with a hostile event', proto('"type":"joined"'), 'malformed-envelope', '__proto__'],
    ['with a function', { format: 'oivallus', version: 2, id: () => 'x' }, 'malformed-envelope', 'id'],
    ['with a big number', { format: 'oivallus', version: 2, id: 2n ** 70n }, 'malformed-envelope', 'no JSON'],
  ]

  it.each(files)('because it is %s: says why', (_, input, reason, part) => {
    const error = errorOf(input)
    expect(error.reason).toBe(reason)
    expect(error.message).toContain(part)
    expect(error.message).toMatch(/^This file cannot be opened[.:] .+\. .+\.$/)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  /** A change of what stands at a place. */
  const at =
    (path: string, value: unknown) =>
    (envelope: ReturnType<typeof loose>): void => {
      const keys = path.split('.')
      const last = keys.pop() ?? ''
      const parent = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], envelope)
      ;(parent as Record<string, unknown>)[last] = value
    }
  const entry = (index: number, field: string, value: unknown) =>
    at(`streams.shared.entries.${index}.${field}`, value)
  const draft = { id: 'p', at: null, by: { participant: 'ville' }, event: { type: 'drafted', text: 'x' } }
  const stream = (...entries: unknown[]) => ({ version: entries.length, erasures: 0, entries })
  const opened = entriesOf(loose(toEnvelope(heldMeeting())))[0]?.event

  const places: [string, (envelope: ReturnType<typeof loose>) => void, string][] = [
    ['an event of an unknown type', entry(3, 'event.type', 'rated'), 'streams.shared.entries[3].event.type'],
    ['a time that is none', entry(2, 'at', 'eilen'), 'streams.shared.entries[2].at'],
    ['a thirteenth month', entry(2, 'at', '2026-13-01T06:00:00Z'), 'streams.shared.entries[2].at'],
    ['an id with a space', entry(2, 'id', 'a b'), 'streams.shared.entries[2].id'],
    ['an id twice', entry(5, 'id', 'talk-3'), 'streams.shared.entries[5].id'],
    ['a surplus field', entry(2, 'score', 5), 'streams.shared.entries[2]'],
    ['words that are a number', entry(1, 'event.name', 5), 'streams.shared.entries[1].event.name'],
    ['no shared stream', at('streams', {}), 'streams.shared'],
    ['fewer entries than it says', at('streams.shared.version', 99), 'streams.shared.entries'],
    ['no beginning', at('streams.shared', stream()), 'streams.shared'],
    ['another beginning', entry(0, 'event', { type: 'left' }), 'streams.shared.entries[0]'],
    ['a second beginning', entry(4, 'event', opened), 'streams.shared.entries[4]'],
    [
      'a draft among what is shared',
      entry(3, 'event', { type: 'drafted', text: 'Oma' }),
      'streams.shared.entries[3].event.type',
    ],
    ['a stream of an unknown name', at('streams.public', stream()), 'streams.public'],
    ['a zone that is none', entry(0, 'event.zone', 'Mars/Base'), 'streams.shared.entries[0].event.zone'],
    ['less than no erasures', at('streams.shared.erasures', -1), 'streams.shared.erasures'],
    [
      'somebody else’s entry in a private stream',
      at('streams.private/anna', stream(draft)),
      'streams.private/anna.entries[0].by',
    ],
  ]

  it.each(places)('because of %s: says where', (_, change, path) => {
    const error = errorOf(broken(change))
    expect([error.reason, error.path]).toEqual(['malformed-envelope', path])
    expect(error.message).toContain(path)
  })

  it('because its log is another conversation’s: says whose', () => {
    const error = errorOf(broken(at('id', 'something-else')))
    expect([error.reason, error.path]).toEqual(['foreign-log', 'streams.shared'])
    expect(error.message).toContain('"talk"')
  })

  it.each([
    ['100 MB of brackets', '['.repeat(100_000_000)],
    ['31 MB of brackets', '['.repeat(31_000_000)],
    ['objects in objects', '{"a":'.repeat(1_000_000)],
    ['brackets that close', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['30 MB of empty lists', `[${'[],'.repeat(10_000_000)}[]]`],
    [
      'a stream of nothings',
      `{"format":"oivallus","version":1,"streams":{"shared":{"erasures":0,"entries":[${'0,'.repeat(15_000_000)}0]}}}`,
    ],
    [
      'as many wrong entries as may be',
      `{"format":"oivallus","version":1,"streams":{"shared":{"erasures":0,"entries":[${'0,'.repeat(290_000)}0]}}}`,
    ],
    ['one endless text', `{"format":"oivallus","version":2,"id":"${'\\\\'.repeat(15_000_000)}"}`],
  ])('because it is %s: an error, no crash', (_, input) => {
    expect(errorOf(input).reason).toBe('malformed-envelope')
  })

  it('because a value is nested too deep, or holds itself: an error, no crash', () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 1_000; depth++) deep = [deep]
    expect(errorOf({ format: 'oivallus', version: 2, id: deep }).message).toContain('levels')
    for (let depth = 0; depth < 1_000_000; depth++) deep = [deep]
    expect(errorOf({ format: 'oivallus', version: 2, id: deep }).reason).toBe('malformed-envelope')
    const round: Record<string, unknown> = { format: 'oivallus', version: 1 }
    round.streams = round
    expect(errorOf(round).reason).toBe('malformed-envelope')
  })

  it.each([
    ['in bad JSON', text.replace('"Kesän vuorot"', 'Kesän vuorot')],
    ['in words that are too long', text.replace('Kesän vuorot', `Kesän ${'x'.repeat(30_000)}`)],
    ['beside a surplus field', text.replace('"text":"Kesän vuorot"', '"text":"Kesän vuorot","score":5')],
  ])('does not quote what was said, %s: it belongs in nobody’s error log', (_, input) => {
    expect(errorOf(input).message).not.toContain('Kesän')
  })

  it('stays as it was', () => {
    const input = broken(entry(2, 'at', 'eilen'))
    const before = JSON.stringify(input)
    errorOf(input)
    expect(JSON.stringify(input)).toBe(before)
  })
})
