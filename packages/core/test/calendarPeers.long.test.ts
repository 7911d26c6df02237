import { spawnSync } from 'node:child_process'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { fi } from '../src/guides/fi.ts'
import { fileOf, iso, returning } from './fixtures/returning.ts'

/*
 * The calendar entry, as those read it who made other calendars. One of them comes from Debian, by `scripts/system.mjs`: hence not in
 * the inner loop.
 */

interface Read {
  uid: string
  sequence: number
  status: string | undefined
  summary: string
  description: string
  /** ISO day, or moment in UTC. */
  start: string
}

const PEERS: Record<string, (file: string) => Read> = {
  'ical.js': (file) => {
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent') ?? undefined,
    )
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: event.component.getFirstPropertyValue('status')?.toString(),
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
    }
  },
  'node-ical': (file) => {
    const events = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT')
    const [event] = events
    if (event?.type !== 'VEVENT' || events.length !== 1) throw new Error(`${events.length} events`)
    const { start } = event
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      status: event.status,
      summary: String(event.summary),
      description: String(event.description),
      start:
        event.datetype === 'date'
          ? [start.getFullYear(), start.getMonth() + 1, start.getDate()]
              .map((part) => String(part).padStart(2, '0'))
              .join('-')
          : iso(start),
    }
  },
  'python3-icalendar': (file) => {
    const program = `
import sys, json, icalendar
from datetime import datetime
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
[event] = calendar.walk('VEVENT')
start = event['DTSTART'].dt
print(json.dumps({
  'uid': str(event['UID']), 'sequence': int(event['SEQUENCE']), 'status': str(event['STATUS']) if 'STATUS' in event else None,
  'summary': str(event['SUMMARY']), 'description': str(event['DESCRIPTION']),
  'start': start.strftime('%Y-%m-%dT%H:%M:%SZ') if isinstance(start, datetime) else start.isoformat(),
}))`
    const { status, stdout, stderr, error } = spawnSync('/usr/bin/python3', ['-c', program], {
      input: file,
      encoding: 'utf8',
    })
    if (error || /No module named|ImportError/.test(stderr))
      throw new Error('python3-icalendar is missing. Install it: apt-get install python3-icalendar')
    if (status !== 0) throw new Error(stderr)
    const { status: said, ...read } = JSON.parse(stdout)
    return { ...read, status: said ?? undefined }
  },
}

/** Peers that undo escapes one kind after another, so that an escaped backslash and what follows it make another escape. */
const KNOWN_GAPS: Record<string, readonly string[]> = {
  'node-ical': ['a backslash before n'],
  'python3-icalendar': ['a backslash before n', 'a backslash before a comma'],
}

describe.each(Object.entries(PEERS))('the calendar entry, read by %s', (peer, read) => {
  it('is a day when no time was said', () => {
    expect(read(fileOf(returning({ day: '2026-10-01' })))).toEqual({
      uid: 'talk@oivallus',
      sequence: 0,
      status: undefined,
      summary: fi.calendar.summary,
      description: fi.calendar.description,
      start: '2026-10-01',
    })
  })

  it('is a moment in UTC when a time was said, in summer and in winter', () => {
    expect(read(fileOf(returning({ day: '2026-10-01', time: '09:00' }))).start).toBe('2026-10-01T06:00:00Z')
    expect(read(fileOf(returning({ day: '2026-11-02', time: '09:00' }))).start).toBe('2026-11-02T07:00:00Z')
  })

  it('keeps its UID and raises its SEQUENCE with every move', () => {
    const moved = read(
      fileOf(returning({ day: '2026-10-01' }, { day: '2026-10-08' }, { day: '2026-10-08', time: '10:00' })),
    )
    expect([moved.uid, moved.sequence]).toEqual(['talk@oivallus', 2])
  })

  it('is cancelled when there is no return any more', () => {
    const talk = returning({ day: '2026-10-01' })
    talk.does({ type: 'return.none', because: 'Hanke päättyy' })
    expect(read(fileOf(talk))).toMatchObject({
      status: 'CANCELLED',
      sequence: 1,
      start: '2026-10-01',
      summary: fi.calendar.cancelled,
    })
  })

  describe.each([
    ['commas, semicolons and backslashes', 'a, b; c \\ d: "e"'],
    ['a backslash before a comma', 'a \\, b \\; c'],
    ['a backslash before n', 'C:\\new\\north'],
    ['line breaks', 'yksi\nkaksi\n\nneljä'],
    ['emoji', '🙂 👩‍👩‍👧‍👦 🏳️‍🌈'.repeat(12)],
    ['a long run of umlauts', 'äöåÄÖÅ'.repeat(100)],
    ['a hostile line', 'x\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VALARM'],
    ['property-like text', 'DTSTART:19700101\nATTENDEE;CN=x:mailto:a@example.org'],
  ])('with %s', (what, text) => {
    const test = KNOWN_GAPS[peer]?.includes(what) ? it.fails : it
    test('comes back exactly', () => {
      const file = fileOf(returning({ day: '2026-10-01' }), { summary: text, description: text })
      expect(read(file)).toMatchObject({ summary: text, description: text })
    })
  })
})
