import { type ScormCourse, scormManifest } from '@oivallus/lms/pack'
import { HOSTILE_TEXTS } from '@oivallus/testing'
import { describe, expect, it } from 'vitest'
import { foundIn, inXml, isTaken as isTakenBy } from '../xmllint.ts'

const SCHEMAS = { '1.2': 'scorm12.xsd', '2004': 'scorm2004.xsd' }
const TITLE = "//*[local-name()='item']/*[local-name()='title']"

const course = (version: ScormCourse['version']): ScormCourse => ({
  version,
  id: 'https://portal.example/talks?of=2026&for=all',
  title: 'Oppimiskeskustelu',
  files: ['index.html', 'oivallus.js', 'talk.css', 'talk.js'],
})

type Breaking = [string, (xml: string) => string]

/** Ways of breaking a manifest of either version. */
const BROKEN: Breaking[] = [
  ['without an identifier', (xml) => xml.replace(/<manifest identifier="[^"]*"/, '<manifest')],
  ['with an identifier that begins with a digit', (xml) => xml.replace('"oivallus-', '"1')],
  ['with one identifier twice', (xml) => xml.replace('identifier="talk"', 'identifier="course"')],
  ['without organizations', (xml) => xml.replace(/<organizations[\s\S]*<\/organizations>/, '')],
  ['without resources', (xml) => xml.replace(/<resources[\s\S]*<\/resources>/, '')],
  [
    'in another order',
    (xml) => xml.replace(/(<organizations[\s\S]*<\/organizations>)\n([\s\S]*<\/resources>)/, '$2$1'),
  ],
  [
    'with a title after the unit',
    (xml) => xml.replace(/(<title>.*<\/title>)\n(<item[\s\S]*<\/item>)/, '$2$1'),
  ],
  ['with a resource of no type', (xml) => xml.replace(' type="webcontent"', '')],
  ['with a file that is nowhere', (xml) => xml.replace('<file href="talk.js"/>', '<file/>')],
  ['with an element that there is not', (xml) => xml.replace('<file', '<script href="talk.js"/><file')],
  ['with an attribute that there is not', (xml) => xml.replace('<item ', '<item grade="1" ')],
  ['of no namespace', (xml) => xml.replace(/ xmlns="[^"]*"/, '')],
  ['that ends too early', (xml) => xml.slice(0, -30)],
]

const OF_ITS_OWN: Record<ScormCourse['version'], Breaking[]> = {
  '1.2': [
    ['with a unit of another kind', (xml) => xml.replace('scormtype="sco"', 'scormtype="talk"')],
    ['with the attribute of 2004', (xml) => xml.replace('scormtype', 'scormType')],
    ['with a title of 201 characters', (xml) => xml.replace('Oppimiskeskustelu', 'ä'.repeat(201))],
    ['with a unit that is perhaps seen', (xml) => xml.replace('<item ', '<item isvisible="perhaps" ')],
  ],
  '2004': [
    ['with a unit of another kind', (xml) => xml.replace('scormType="sco"', 'scormType="talk"')],
    ['without a unit', (xml) => xml.replace(/<item[\s\S]*<\/item>/, '')],
    [
      'that is completed perhaps',
      (xml) => xml.replace('completionSetByContent="true"', 'completionSetByContent="perhaps"'),
    ],
    [
      'with a control that there is not',
      (xml) => xml.replace('completionSetByContent', 'completedByContent'),
    ],
    [
      'with controls of delivery before those of the way',
      (xml) => xml.replace('<imsss:controlMode', '<imsss:deliveryControls/><imsss:controlMode'),
    ],
  ],
}

describe.each(['1.2', '2004'] as const)('a manifest of SCORM %s', (version) => {
  const isTaken = (xml: string): boolean => isTakenBy(SCHEMAS[version], xml)
  const xml = scormManifest(course(version))

  it('is taken by the official schemas', () => {
    expect(isTaken(xml)).toBe(true)
  })

  it.each([...BROKEN, ...OF_ITS_OWN[version]])('%s is refused by them', (_, broken) => {
    expect(broken(xml)).not.toBe(xml)
    expect(isTaken(broken(xml))).toBe(false)
  })

  it('is taken whatever it is called, and gives the title back', () => {
    const short = [...HOSTILE_TEXTS, ']]>', '</title>', "l'été", 'ä'.repeat(200), '😀'.repeat(200)].filter(
      (text) => [...text].length <= 200 && inXml(text).trim() !== '',
    )
    expect(short.length).toBeGreaterThan(20)
    for (const title of short) {
      const called = scormManifest({ ...course(version), title })
      expect(isTaken(called), JSON.stringify(title)).toBe(true)
      expect(foundIn(called, TITLE)).toBe(inXml(title))
    }
  })

  it('leads from the course to the unit, and from the unit to its page and files', () => {
    const [organization, item, resource] = ['organization', 'item', 'resource'].map(
      (name) => `//*[local-name()='${name}']`,
    )
    expect(foundIn(xml, `//*[local-name()='organizations']/@default`)).toBe(
      foundIn(xml, `${organization}/@identifier`),
    )
    expect(foundIn(xml, `${item}/@identifierref`)).toBe(foundIn(xml, `${resource}/@identifier`))
    expect(foundIn(xml, `${resource}/@href`)).toBe('index.html')
    // In 2004 the schema lets an attribute of 1.2 be, and an LMS would find nothing to launch.
    expect(foundIn(xml, `${resource}/@*[name()='adlcp:scorm${version === '1.2' ? 't' : 'T'}ype']`)).toBe(
      'sco',
    )
    expect(foundIn(xml, `count(${resource}/*)`)).toBe('4')
  })
})

describe('who completes a talk', () => {
  it('is the page alone: in 2004 an LMS would do it by itself, unless told otherwise', () => {
    const controls = "//*[local-name()='item']//*[local-name()='deliveryControls']"
    const xml = scormManifest(course('2004'))
    expect(foundIn(xml, `${controls}/@completionSetByContent`)).toBe('true')
    expect(foundIn(xml, `${controls}/@objectiveSetByContent`)).toBe('true')
  })

  it('is nobody for a score: none is asked for', () => {
    for (const version of ['1.2', '2004'] as const)
      expect(scormManifest(course(version))).not.toMatch(/score|measure|:objectives|threshold/i)
  })
})
