import { spawnSync } from 'node:child_process'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type CalendarOptions, toCalendar } from '../src/entry/calendar.ts'
import type { SentEvent } from '../src/events.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { sv } from '../src/guides/sv.ts'
import { momentOf } from '../src/zonedTime.ts'
import { heldMeeting, meeting } from './fixtures/meeting.ts'
import { closes, comesTo, gathered } from './talk.ts'

const NOW = '2026-09-01T10:00:00.000Z'

/** A talk that is to return, and has moved its return so. */
const returning = (...returns: { day: string; time?: string }[]) => {
  const talk = meeting()
  talk.does({ type: 'organisation.nothingNow' })
  talk.goes('experiment')
  talk.does({ type: 'experiment.none' })
  talk.goes('followUp')
  for (const comesBack of returns) talk.does({ type: 'noted.return', ...comesBack })
  return talk
}

const fileOf = (
  talk: { entries: ReturnType<typeof meeting>['entries'] },
  given: Partial<CalendarOptions> = {},
) => {
  const file = toCalendar(talk.entries(), { texts: fi, now: NOW, ...given })
  if (file === null) throw new Error('no return')
  return file
}

interface Read {
  uid: string
  sequence: number
  status: string | undefined
  summary: string
  description: string
  /** ISO day, or moment in UTC. */
  start: string
}

const iso = (date: Date) => date.toISOString().replace('.000', '')

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

describe('the calendar entry', () => {
  it('has no line longer than 75 octets, and breaks none with less than CR LF', () => {
    const file = fileOf(returning({ day: '2026-10-01' }), {
      summary: 'ä🙂'.repeat(200),
      description: 'x'.repeat(500),
    })
    const lines = file.split('\r\n')
    expect(lines.map((line) => Buffer.byteLength(line)).filter((length) => length > 75)).toEqual([])
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
  })

  it('has no METHOD and no organizer', () => {
    expect(fileOf(heldMeeting())).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE)/m)
  })

  it.each([
    ['fi', fi],
    ['sv', sv],
    ['en', en],
  ])('tells nothing of the talk, in %s', (_, texts) => {
    const file = fileOf(heldMeeting(), { texts }).replaceAll('\r\n ', '')
    expect(file).toContain(`SUMMARY:${texts.calendar.summary}`)
    for (const word of ['Kesän', 'Anna', 'Varalista', 'vajaalla', 'Kunta']) expect(file).not.toContain(word)
  })

  it('is none while there has been no return', () => {
    expect(toCalendar(meeting().entries(), { texts: fi, now: NOW })).toBeNull()
  })

  it('can be cancelled by the host, after every move of the log', () => {
    const file = fileOf(returning({ day: '2026-10-01' }), { cancelled: true })
    expect(file).toContain('SEQUENCE:1\r\n')
    expect(file).toContain('STATUS:CANCELLED\r\n')
  })

  it('stays as it is when a talk that ended early is taken up again', () => {
    const talk = meeting()
    talk.does({ type: 'ended', day: '2026-10-01' })
    const before = fileOf(talk)
    talk.does({ type: 'resumed' })
    talk.does({ type: 'noted.question', text: 'Missä olimme?' } as SentEvent)
    expect(fileOf(talk)).toBe(before)
  })

  it('is cancelled when such a talk ends without a return, and comes again with a later one', () => {
    const talk = gathered({ anna: {}, ville: {} })
    comesTo(talk, 'reality')
    talk.does({ type: 'ended', day: '2026-10-01' })
    talk.does({ type: 'resumed' })
    comesTo(talk, 'followUp')
    expect(fileOf(talk)).toContain('SEQUENCE:0\r\n')
    talk.does({ type: 'return.none', because: 'Hanke päättyy' })
    expect(fileOf(talk)).toMatch(/SEQUENCE:1\r\n[\s\S]*STATUS:CANCELLED\r\n/)
    talk.does({ type: 'noted.return', day: '2026-10-01' })
    expect(fileOf(talk)).toContain('SEQUENCE:2\r\n')
    expect(fileOf(talk)).not.toContain('CANCELLED')
    talk.does({ type: 'return.none', because: 'Hanke päättyy' })
    talk.goes('closing')
    closes(talk)
    expect(fileOf(talk)).toMatch(/SEQUENCE:3\r\n[\s\S]*STATUS:CANCELLED\r\n/)
  })

  it('is the same for the same log and moment', () => {
    expect(fileOf(heldMeeting())).toBe(fileOf(heldMeeting()))
  })

  it('lasts as long as the host says, an hour otherwise', () => {
    const talk = returning({ day: '2026-10-01', time: '09:00' })
    expect(fileOf(talk)).toContain('DTEND:20261001T070000Z')
    expect(fileOf(talk, { minutes: 40 })).toContain('DTEND:20261001T064000Z')
  })

  it('brings no control character, and one kind of line break', () => {
    const file = fileOf(heldMeeting(), { summary: 'a\u0007b\r\nc\rd\u007f' })
    expect(file).toContain('SUMMARY:ab\\nc\\nd\r\n')
  })
})

describe('a time in a zone', () => {
  it.each([
    ['Europe/Helsinki', '2026-03-28', '12:00', '2026-03-28T10:00:00Z'],
    ['Europe/Helsinki', '2026-03-29', '12:00', '2026-03-29T09:00:00Z'],
    // Clocks go from 03:00 to 04:00: half past three never comes, and half past four is meant.
    ['Europe/Helsinki', '2026-03-29', '03:30', '2026-03-29T01:30:00Z'],
    // Clocks go from 04:00 back to 03:00: half past three comes twice, and the first is meant.
    ['Europe/Helsinki', '2026-10-25', '03:30', '2026-10-25T00:30:00Z'],
    ['Europe/Helsinki', '2026-10-25', '04:30', '2026-10-25T02:30:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Asia/Kolkata', '2026-10-01', '09:00', '2026-10-01T03:30:00Z'],
    ['Pacific/Kiritimati', '2026-10-01', '00:00', '2026-09-30T10:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['UTC', '2026-10-01', '00:00', '2026-10-01T00:00:00Z'],
  ])('%s %s %s is %s', (zone, day, time, moment) => {
    expect(iso(momentOf(day, time, zone))).toBe(moment)
  })
})
