import { type Course, courseStructure } from '@oivallus/lms/cmi5'
import { HOSTILE_TEXTS } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { foundIn, inXml, isTaken as isTakenBy } from './xmllint.ts'

const isTaken = (xml: string): boolean => isTakenBy('CourseStructure.xsd', xml)

const COURSE: Course = {
  id: 'https://portal.example/talks?of=2026&for=all',
  title: { fi: 'Oppimiskeskustelu', 'sv-FI': 'Lärsamtal', en: 'Learning conversation' },
  description: { en: 'Two people stop to ask what the work has taught them.' },
}

describe('the structure of a course', () => {
  it('is taken by the official schema, and one moves on when the talk was held', () => {
    const xml = courseStructure(COURSE)
    expect(isTaken(xml)).toBe(true)
    expect(xml).toContain('moveOn="Completed"')
    expect(xml).not.toContain('masteryScore')
    expect(
      isTaken(
        courseStructure({
          ...COURSE,
          url: 'https://talks.example/?guide=fi',
          launchParameters: '{"guide":"<fi>"}',
        }),
      ),
    ).toBe(true)
  })

  it('is taken whatever it is called', () => {
    for (const text of [...HOSTILE_TEXTS, ']]>', '\u0000\u0008\uFFFE', '</title>', '']) {
      const map = { en: text }
      const xml = courseStructure({ ...COURSE, title: map, description: map, launchParameters: text })
      expect(isTaken(xml), JSON.stringify(text)).toBe(true)
      expect(foundIn(xml, "//*[local-name()='au']/*[local-name()='title']/*")).toBe(inXml(text))
    }
  })

  it.each<[string, (xml: string) => string]>([
    ['without an id', (xml) => xml.replace(/<au id="[^"]*"/, '<au')],
    ['with another way to move on', (xml) => xml.replace('"Completed"', '"Held"')],
    ['without a title', (xml) => xml.replace(/<title>.*?<\/title>/, '')],
    ['with an empty title', (xml) => xml.replace(/<title>.*?<\/title>/, '<title/>')],
    ['without a unit', (xml) => xml.replace(/<au[\s\S]*<\/au>/, '')],
    ['without a place', (xml) => xml.replace(/<url>.*?<\/url>/, '')],
    ['in another order', (xml) => xml.replace(/(<course id[\s\S]*<\/course>)([\s\S]*<\/au>)/, '$2$1')],
    ['of no namespace', (xml) => xml.replace(/ xmlns="[^"]*"/, '')],
    ['that ends too early', (xml) => xml.slice(0, -30)],
    ['with a language that is none', (xml) => xml.replace('lang="fi"', 'lang="in Finnish"')],
  ])('%s is refused by the schema', (_, broken) => {
    const xml = courseStructure(COURSE)
    expect(broken(xml)).not.toBe(xml)
    expect(isTaken(broken(xml))).toBe(false)
  })

  it.each<[string, Partial<Course>]>([
    ['id', { id: 'talks' }],
    ['title', { title: {} }],
    ['title.in Finnish', { title: { 'in Finnish': 'Keskustelu' } }],
    ['description', { description: {} }],
    ['url', { url: '' }],
    ['url', { url: '/index.html' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['url', { url: 'index.html?actor=me' }],
  ])('is not made of a wrong %s: %o', (path, wrong) => {
    expect(() => courseStructure({ ...COURSE, ...wrong })).toThrow(
      expect.objectContaining({ reason: 'malformed-options', path }),
    )
  })
})
