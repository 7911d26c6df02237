import fc from 'fast-check'
import { marked } from 'marked'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { formatDay, tellDay } from '../src/days.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import type { GuideTexts } from '../src/guides/guide.ts'
import { sv } from '../src/guides/sv.ts'
import { toHtml } from '../src/notes/html.ts'
import { toMarkdown } from '../src/notes/markdown.ts'
import { notesOf } from '../src/notes/notes.ts'
import type { InsideNotes, NotedLine } from '../src/notes/types.ts'
import { isReadable } from '../src/schema.ts'
import { DAY_8, heldMeeting, SAME_DAY } from './fixtures/meeting.ts'

type Node = DefaultTreeAdapterMap['node']

const talk = heldMeeting()
const inside = notesOf(talk.state(), talk.entries(), { reader: { participant: 'anna' }, now: SAME_DAY })
if (inside.projection !== 'inside') throw new Error('outside')
const outside = notesOf(talk.state(), talk.entries(), { reader: { levels: ['hr'] }, now: DAY_8 })

/** The same notes with these words wherever people's words stand: alone, in a list, and among details. */
const saying = (words: string): InsideNotes => {
  const { learning, need, ...others } = inside.lines
  const [learned] = learning
  if (!learned || !inside.experiment) throw new Error('nothing learned or tried')
  return {
    ...inside,
    topic: { text: words, why: words },
    participants: inside.participants.map((one) => ({ ...one, name: words })),
    lines: {
      ...others,
      learning: [
        { ...learned, text: words },
        { ...learned, text: words },
      ],
      need: need.map((one) => ({
        ...one,
        text: words,
        level: words,
        answers: [{ id: 'a', kind: 'answer', by: null, level: 'hr', text: words }],
      })),
    },
    experiment: { ...inside.experiment, text: words, situation: words },
    said: { ...inside.said, noReturn: words },
    return: null,
  }
}

const walk = (node: Node): Node[] => [
  node,
  ...('childNodes' in node ? node.childNodes.flatMap((child: Node) => walk(child)) : []),
]

/** The elements of a document in their order, line breaks aside: what words may not change. */
const elementsOf = (html: string): string[] =>
  walk(parse(html)).flatMap((node) => ('tagName' in node && node.tagName !== 'br' ? [node.tagName] : []))

/** The words of each paragraph and list item, as a reader sees them. */
const wordsOf = (html: string): string[] =>
  walk(parse(html)).flatMap((node) =>
    'tagName' in node && ['p', 'li', 'h1', 'h2'].includes(node.tagName) ? [own(node).trim()] : [],
  )

const own = (node: Node): string =>
  'value' in node
    ? node.value
    : 'childNodes' in node
      ? node.childNodes
          .map((child: Node) =>
            'tagName' in child
              ? child.tagName === 'br'
                ? '\n'
                : ['ul', 'p'].includes(child.tagName)
                  ? ''
                  : own(child)
              : own(child),
          )
          .join('')
      : ''

const rendered = (notes: InsideNotes, texts: GuideTexts = fi): string =>
  marked.parse(toMarkdown(notes, texts), { async: false })

const benign = { markdown: elementsOf(rendered(saying('x'))), html: elementsOf(toHtml(saying('x'), fi)) }

/** Text as it reads on paper: where lines break, and without what hangs over their ends. */
const asRead = (text: string): string =>
  text
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')

const expectText = (words: string) => {
  const markdown = rendered(saying(words))
  expect(elementsOf(markdown)).toEqual(benign.markdown)
  const read = wordsOf(markdown)
  expect(read.filter((one) => one === asRead(words)).length).toBeGreaterThanOrEqual(5)
  expect(read).toContain(`${fi.notes.whyNow}: ${asRead(words)}`)
  const html = toHtml(saying(words), fi)
  expect(elementsOf(html)).toEqual(benign.html)
  expect(
    wordsOf(html)
      .map(asRead)
      .filter((one) => one === asRead(words)).length,
  ).toBeGreaterThanOrEqual(5)
}

describe('whatever somebody wrote', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</li></ul></main><h1>Muuta</h1>',
    '"\'><svg onload=alert(1)>',
    '&lt;b&gt; &amp; &copy; &#60;',
    '# Otsikko',
    'C# #',
    '*lihava* **vielä** _kursiivi_ __ja__ ~~yli~~',
    '[linkki](javascript:alert(1)) ![kuva](https://example.org/x.png)',
    '[viite]: https://example.org "x"',
    '[ ] tehtävä',
    '[^1] ja [^1]: alaviite',
    '`koodi` ``` aita',
    '```\naita\n```',
    '~~~\naita',
    '| a | b |\n| - | - |\n| c | d |',
    'otsikko\n:-:\nsolu',
    '- luettelo\n- toinen',
    '+ luettelo',
    '1. numeroitu\n2) toinen',
    '> lainaus',
    'rivi\n===',
    'rivi\n---',
    '***',
    '    sisennys',
    'rivi\n\n\n    sisennetty kappale',
    'kenoviiva \\ ja \\* lopussa \\',
    'https://example.org ja www.example.org ja a@example.org',
    'HTTPS://EXAMPLE.ORG WWW.EXAMPLE.ORG',
    '<https://example.org>',
    'mac\rvanha\r\nuusi',
    '$x$ $$y$$ @anna ^1^',
    '<!-- huomautus -->',
    '<![CDATA[x]]>',
    'ääkköset 👩‍👩‍👧 \u202Eesrever',
  ])('is shown as text: %j', (words) => {
    expectText(words)
  })

  it.each(['constructor', '__proto__', 'toString'])('is an id like any other: %s', (id) => {
    const [finding] = inside.lines.finding
    if (!finding) throw new Error('nothing found')
    const notes: InsideNotes = {
      ...saying('x'),
      lines: {
        ...inside.lines,
        need: inside.lines.need.map((need) => ({ ...need, level: id })),
        finding: [{ ...finding, tags: [id], by: id }],
      },
    }
    const level = `${fi.labels.level}: ${id}`
    expect(wordsOf(toHtml(notes, fi))).toEqual(expect.arrayContaining([level, `${fi.labels.tag}: ${id}`]))
    expect(wordsOf(rendered(notes))).toContain(level)
  })

  it('is shown as text, of any kind', () => {
    const marks = fc.constantFrom(
      ...'\\`*_{}[]<>()#+-.!|~&:@"\'=$^ \t\n\r\v\f/1axå\u0085\u2028\u00a0\ufeff'.split(''),
    )
    const words = fc
      .oneof(
        fc.array(marks, { maxLength: 40 }).map((all) => all.join('')),
        fc.array(fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 3 }))).map((all) => all.join('')),
      )
      .filter((one) => isReadable(one) && asRead(one) !== '')
    fc.assert(fc.property(words, expectText), { numRuns: 300 })
  })
})

describe('the notes as Markdown and HTML', () => {
  it.each([
    ['fi', fi, 'Palaamme tähän 1.10.2026 klo 9.00'],
    ['sv', sv, 'Vi återkommer till det här den 1 oktober 2026 kl. 9.00'],
    ['en', en, 'We come back to this on 1 October 2026 at 09:00'],
  ] as const)('are in the language of the reader: %s', (language, texts, comesBack) => {
    expect(toMarkdown(inside, texts)).toContain(`# ${texts.notes.title}\n`)
    expect(toMarkdown(inside, texts)).toContain(comesBack)
    expect(toHtml(inside, texts)).toContain(`<html lang="${language}">`)
    expect(toHtml(inside, texts)).toContain(`<p>${comesBack}</p>`)
  })

  it('mark what waits to be confirmed', () => {
    expect(toMarkdown(inside, fi)).toContain('- Kenelle sopii: Anna, Ville. Odottaa vahvistusta: Sari\n')
  })

  /** The same notes with what they hold of the need, or of the learning, besides its words. */
  const holding = (change: Partial<NotedLine>): InsideNotes => {
    const { learning, need, ...others } = inside.lines
    const changed = (line: NotedLine): NotedLine => ({ ...line, ...change, by: null })
    return { ...inside, lines: { ...others, learning: learning.map(changed), need: need.map(changed) } }
  }
  const all = inside.participants.map(({ id }) => ({ participant: id }))
  const oneWaits = [...all.slice(0, 2), { participant: 'sari', unconfirmed: true as const }]
  const shared = (markdown: string) => markdown.split(`## ${fi.notes.shared}\n`)[1]?.split('##')[0]?.trim()

  it('say on which day something leaves that was decided but has not left', () => {
    const outside = { day: '2026-09-01', hasLeft: false, leaves: '2026-09-08' }
    const markdown = toMarkdown(holding({ outside, agreement: oneWaits, text: 'Varalista' }), fi)
    expect(markdown).toContain('- Lähtee eteenpäin 8.9.2026, ellei kukaan sano vastaan\n- Kenelle sopii')
    expect(markdown).not.toContain(fi.statuses.takenForward)
    expect(shared(markdown)).toBe('Varalista\n\n- Lähtee eteenpäin 8.9.2026, ellei kukaan sano vastaan')
  })

  it('say for whom it waits when no day is known, and nothing of leaving when somebody took their yes back', () => {
    const outside = { day: '2026-09-01', hasLeft: false }
    const waiting = toMarkdown(holding({ outside, agreement: oneWaits, text: 'Varalista' }), fi)
    expect(waiting).not.toContain(fi.statuses.takenForward)
    expect(shared(waiting)).toBe('Varalista\n\n- Odottaa vahvistusta: Sari')
    const takenBack = toMarkdown(holding({ outside, agreement: all.slice(1), text: 'Varalista' }), fi)
    expect(takenBack).toContain(`- ${fi.statuses.worded}\n`)
    expect(shared(takenBack)).toBeUndefined()
  })

  it('name whose line it is beside its words, unless it says already that they see to it', () => {
    const { support } = inside.lines
    const [line] = [...support, ...inside.lines.learning]
    if (!line) throw new Error('nothing noted')
    const rendered = (change: Partial<NotedLine>) =>
      toMarkdown(
        { ...inside, lines: { ...inside.lines, support: [{ ...line, text: 'Apua', ...change }] } },
        fi,
      )
    expect(rendered({ by: 'anna', carries: 'ville' })).toContain('\nApua (Anna)\n')
    expect(rendered({ by: 'anna', carries: 'anna' })).toContain('\nApua\n')
    expect(rendered({ by: 'anna', unconfirmed: true })).toContain('\nApua (Anna, odottaa vahvistusta)\n')
  })

  it('say who sees them and how long, in the words of the host if there are any', () => {
    const seen = (notes: InsideNotes) => toMarkdown(notes, en).split(`## ${en.notes.whoSees}\n\n`)[1]
    const [first, second] = inside.participants
    if (!first || !second) throw new Error('nobody there')
    const bare = { ...inside, discloses: null, retentionMonths: 6 }
    expect(seen(bare)).toContain(`- ${en.framing.whoSees.onlyWeHere}\n`)
    expect(seen(bare)).toContain('after 6 months at the latest')
    expect(seen(bare)).toContain(en.framing.outsideView)
    const told = seen({ ...bare, discloses: 'HR sees the day.', participants: [first, second] })
    expect(told).toContain(`- ${en.framing.whoSees.onlyYouTwo}\n`)
    expect(told).toContain('- HR sees the day.\n')
    expect(told).not.toContain(en.framing.outsideView)
    expect(seen({ ...bare, participants: [first] })).toContain(`- ${en.framing.whoSees.onlyYou}\n`)
  })

  it('name who took part with their parts, once', () => {
    expect(toMarkdown(inside, fi)).toContain('- Anna (vetäjä, esihenkilö)\n- Ville\n- Sari\n')
  })

  it('show the outside view as nothing but what it is', () => {
    expect(toMarkdown(outside, fi)).toBe(`# Mitä muut näkevät

Käyty 1.9.2026

## Milloin palaamme

Palaamme tähän 1.10.2026 klo 9.00

## Tätä tarvitsemme organisaatiolta

Varahenkilö heinäkuulle

- Kenelle: Henkilöstöpalvelut
- Viety eteenpäin 1.9.2026

## Jaetaan muillekin

Varalista tarvitaan jo keväällä
`)
  })

  it('are a whole document that runs nothing, loads nothing and brings no style', () => {
    const html = toHtml(inside, sv)
    const nodes = walk(parse(html))
    expect(html.startsWith('<!doctype html>\n')).toBe(true)
    const tags = new Set(elementsOf(html))
    expect([...tags].sort()).toEqual(
      ['body', 'h1', 'h2', 'head', 'html', 'li', 'main', 'meta', 'p', 'section', 'title', 'ul'].sort(),
    )
    const attributes = nodes.flatMap((node) => ('attrs' in node ? node.attrs.map(({ name }) => name) : []))
    expect([...new Set(attributes)].sort()).toEqual(['charset', 'content', 'lang', 'name'])
  })

  it('say in the words of the guide when nothing is tried, nothing is needed, and nothing is known yet', () => {
    const empty: InsideNotes = {
      ...inside,
      lines: { ...inside.lines, learning: [], need: [], support: [] },
      experiment: null,
      said: {
        notKnownYet: true,
        nothingNow: true,
        nothingToTry: true,
        needFirst: 'Lupa tilata sijainen',
        supportNone: true,
        noReturn: 'Hanke päättyy',
      },
      return: null,
    }
    const markdown = toMarkdown(empty, en)
    for (const text of [
      en.notes.notKnownYet,
      en.distinction.nothingNow,
      en.notes.nothingToTry,
      `${en.experiment.needFirst}: Lupa tilata sijainen`,
      en.experiment.supportNone,
      `${en.labels.noReturn}\n\n- Hanke päättyy`,
    ])
      expect(markdown).toContain(text)
  })

  it('tell of the last time first, with what became of it and the answers that came', () => {
    const later: InsideNotes = {
      ...inside,
      lastTime: {
        experiment: {
          id: 'e',
          kind: 'idea',
          by: null,
          text: 'Viiden minuutin aloitus',
          fate: 'becamePractice',
        },
        signals: ['Aloitus tuntuu rauhalliselta'],
        outcome: { id: 'o', kind: 'outcome', by: 'anna', text: 'Kahtena päivänä', outcome: 'triedInPart' },
        needs: [
          {
            id: 'n',
            kind: 'need',
            by: null,
            text: 'Lukko varastoon',
            level: 'it',
            status: 'answered',
            outside: { day: '2026-08-01' },
            answers: [{ id: 'a', kind: 'answer', by: null, level: 'it', text: 'Tulee viikolla 40' }],
          },
        ],
        question: 'Mitä muut tekevät?',
      },
    }
    const markdown = toMarkdown(later, fi)
    expect(markdown).toContain(`## Viime kerran kokeilu

- Viiden minuutin aloitus
  - Mistä huomaamme: Aloitus tuntuu rauhalliselta
  - Jäi käytännöksi
- Kokeiltiin osin: Kahtena päivänä (Anna)
`)
    expect(markdown).toContain(`- Lukko varastoon
  - Kenelle: Tietohallinto
  - Viety eteenpäin 1.8.2026
  - Organisaation vastaus: Tulee viikolla 40 (Tietohallinto)
`)
    expect(markdown).toContain(`## ${fi.reality.questionLeft}\n\nMitä muut tekevät?\n`)
  })

  it('say whether a line is continued, stopped or lightened, also when there is one kind alone', () => {
    const one: InsideNotes = { ...inside, lines: { ...inside.lines, lighten: [], stop: [] } }
    expect(toMarkdown(one, sv)).toContain(
      `## ${sv.notes.goOnStopLighten}\n\nAamupalaveri\n\n- ${sv.kinds.continue}`,
    )
  })

  it('bear the practice mark', () => {
    expect(toMarkdown({ ...inside, practice: true }, fi)).toContain(`\n${fi.talk.practice}\n`)
  })
})

describe('a day', () => {
  it.each([
    ['fi', '12.5.2027'],
    ['sv', 'den 12 maj 2027'],
    ['en', '12 May 2027'],
    ['en-US', 'May 12, 2027'],
  ])('is written as in %s', (language, written) => {
    expect(formatDay('2027-05-12', language)).toBe(written)
  })

  it.each([
    ['fi', 'ke 12.5.', 'ke 12.5.2027'],
    ['sv', 'ons 12 maj', 'ons 12 maj 2027'],
    ['en', 'Wed 12 May', 'Wed 12 May 2027'],
  ])('is told in %s with its weekday, and with its year where that is another', (language, near, far) => {
    expect(tellDay('2027-05-12', language, '2027-03-01')).toBe(near)
    expect(tellDay('2027-05-12', language, '2026-12-01')).toBe(far)
  })

  it('comes back as it is when it is none', () => {
    expect([formatDay('', 'fi'), tellDay('', 'fi', '2027-03-01')]).toEqual(['', ''])
  })
})
