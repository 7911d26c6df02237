import { describe, expect, it } from 'vitest'
import { toCalendar } from '../src/entry/calendar.ts'
import type { SentEvent } from '../src/events.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { sv } from '../src/guides/sv.ts'
import { momentOf } from '../src/zonedTime.ts'
import { heldMeeting, meeting } from './fixtures/meeting.ts'
import { fileOf, iso, NOW, returning } from './fixtures/returning.ts'
import { closes, comesTo, gathered } from './talk.ts'

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
