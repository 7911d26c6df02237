import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GuideExtension } from '@oivallus/core'
import type { PackOptions } from '@oivallus/lms/pack'
import { HOSTILE_TEXTS } from '@oivallus/testing'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTalkPage } from '../../../../scripts/talk-page.mjs'
import { packFrom } from '../../src/pack/packing.ts'
import { listed, NOTICE, settingsIn, unzipped } from './unzipped.ts'

let page: string
beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'oivallus-page-'))
  await buildTalkPage(page)
})
afterAll(() => rm(page, { recursive: true }))

const OURS: GuideExtension = {
  id: 'harbour-town',
  version: '3',
  texts: { en: { talk: { name: 'Our talk' } }, fi: { talk: { name: 'Meidän keskustelu' } } },
}

const packed = async (options: Partial<PackOptions> = {}) =>
  unzipped(await packFrom({ format: 'scorm12', notice: NOTICE, ...options }, page))

const PAGE = ['index.html', 'oivallus.calendar.js', 'oivallus.js', 'settings.js', 'talk.css', 'talk.js']

describe('a package', () => {
  it.each([
    ['scorm12', 'imsmanifest.xml'],
    ['scorm2004', 'imsmanifest.xml'],
    ['cmi5', 'cmi5.xml'],
  ] as const)('of %s holds %s and the page, with what its languages need', async (format, manifest) => {
    const names = async (languages?: PackOptions['languages']) =>
      Object.keys(await packed({ format, ...(languages && { languages }) })).sort()
    expect(await names()).toEqual([manifest, ...PAGE].sort())
    expect(await names(['sv'])).toEqual([manifest, ...PAGE, 'oivallus.sv.js'].sort())
    expect(await names(['fi', 'sv', 'en'])).toEqual(
      [manifest, ...PAGE, 'oivallus.en.js', 'oivallus.sv.js'].sort(),
    )
  })

  it('lists in its manifest every file beside it, and no other, whatever its languages', async () => {
    for (const format of ['scorm12', 'scorm2004'] as const)
      for (const languages of [['fi'], ['en', 'sv']] as const) {
        const { 'imsmanifest.xml': manifest, ...files } = await packed({ format, languages })
        expect(listed(manifest).sort()).toEqual(Object.keys(files).sort())
        expect(manifest).toContain(' href="index.html">')
      }
  })

  it('has a page that loads files of the package, and nothing from elsewhere', async () => {
    const files = await packed({ languages: ['en'] })
    const html = String(files['index.html'])
    const loaded = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, name]) => String(name))
    expect(loaded).toEqual(['talk.css', 'oivallus.js', 'settings.js', 'talk.js'])
    for (const name of loaded) expect(files).toHaveProperty([name])
    // What is loaded later: a stylesheet's and a script's own imports.
    expect(files['talk.css']).not.toMatch(/@import|url\((?!["']?data:)/)
    for (const [name, text] of Object.entries(files).filter(([name]) => name.endsWith('.js'))) {
      const imported = [...text.matchAll(/\b(?:import|fetch)\(\s*["'`]([^"'`]*)/g)].map(([, from]) => from)
      expect(
        imported.filter((from) => !/^\.\/oivallus\.(sv|en|calendar)\.js$/.test(String(from))),
        name,
      ).toEqual([])
    }
  })

  it('speaks the first of its languages before it has anything to show', async () => {
    const { 'index.html': html } = await packed({ languages: ['sv', 'fi'] })
    expect(html).toContain('<html lang="sv">')
    expect(html).toContain('<title>Lärsamtal</title>')
    expect(html).toContain('Samtalet behöver JavaScript.')
  })

  it('is the same bytes for the same options, in any time zone', async () => {
    const { TZ } = process.env
    const zips: Uint8Array[] = []
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env.TZ = zone
        zips.push(await packFrom({ format: 'scorm12', notice: NOTICE }, page))
      }
    } finally {
      if (TZ === undefined) delete process.env.TZ
      else process.env.TZ = TZ
    }
    expect(Buffer.compare(...(zips as [Uint8Array, Uint8Array]))).toBe(0)
  })

  it('has core once: the page takes that of the stand-alone file', async () => {
    const files = await packed()
    expect(files['oivallus.js']).toContain('malformed-envelope')
    expect(files['talk.js']).not.toContain('malformed-envelope')
  })
})

describe('what the page is told', () => {
  it('is all that was given', async () => {
    const store = 'https://talks.satama.example/conversations'
    const files = await packed({ format: 'cmi5', guide: OURS, store })
    expect(settingsIn(files)).toEqual({
      format: 'cmi5',
      languages: ['en', 'fi'],
      guide: OURS,
      notice: NOTICE,
      store,
    })
    expect(settingsIn(await packed())).toEqual({
      format: 'scorm12',
      languages: ['fi'],
      guide: null,
      notice: NOTICE,
      store: null,
    })
  })

  it('comes back exactly, and ends no script, whatever is written in it', async () => {
    for (const text of [
      ...HOSTILE_TEXTS,
      '</script><script>alert(1)</script>',
      '<!--',
      '\u2028\u2029',
      '`\\',
    ]) {
      const notice = { ...NOTICE, purpose: text }
      const files = await packed({ notice })
      expect(settingsIn(files)).toMatchObject({ notice })
      expect(files['settings.js']).not.toMatch(/[<>\u2028\u2029]/)
      expect(files['settings.js']?.trimEnd().split('\n')).toHaveLength(1)
    }
    // In code, this key would be no key.
    const rules = JSON.parse('{"others-first":{"mode":"guard","reason":{"fi":"Sovittu.","__proto__":"x"}}}')
    const files = await packed({ guide: { id: 'ours', version: '1', rules } })
    expect(JSON.stringify(settingsIn(files))).toContain('"__proto__":"x"')
  })
})

/** Every element of a name in a page. */
const elements = (
  node: DefaultTreeAdapterTypes.ParentNode,
  name: string,
): DefaultTreeAdapterTypes.Element[] =>
  node.childNodes.flatMap((child) => [
    ...('tagName' in child && child.tagName === name ? [child] : []),
    ...('childNodes' in child ? elements(child, name) : []),
  ])

describe('what the course is called', () => {
  const titlesIn = (xml = '') => [...xml.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)

  it('is the name of the talk in its guide, in cmi5 in every language, unless it is given', async () => {
    expect(titlesIn((await packed({ guide: OURS }))['imsmanifest.xml'])).toEqual(['Our talk', 'Our talk'])
    const { 'cmi5.xml': cmi5 } = await packed({ format: 'cmi5', guide: OURS })
    expect(titlesIn(cmi5)[0]).toBe(
      '<langstring lang="en">Our talk</langstring><langstring lang="fi">Meidän keskustelu</langstring>',
    )
    const named = await packed({ format: 'cmi5', guide: OURS, title: 'A & B' })
    expect(titlesIn(named['cmi5.xml'])[0]).toBe('<langstring lang="en">A &amp; B</langstring>')
    expect(named['index.html']).toContain('<title>A &amp; B</title>')
  })

  it('is text on the page, whatever it is', async () => {
    for (const title of [
      '</title><script>alert(1)</script>',
      '<!--<script>',
      '"><svg/onload=alert(3)> &lt;b&gt;',
    ]) {
      const { 'index.html': html = '' } = await packed({ title })
      const page = parse(html)
      expect(elements(page, 'title').flatMap(({ childNodes }) => childNodes)).toMatchObject([
        { value: title },
      ])
      expect(elements(page, 'script')).toHaveLength(3)
    }
  })
})

describe('an LMS that imports it again', () => {
  const identifier = async (options: Partial<PackOptions>) =>
    /manifest identifier="([A-Za-z_][\w.-]*)"/.exec((await packed(options))['imsmanifest.xml'] ?? '')?.[1]

  it('knows it by its guide, whatever else has changed, or by the id that is given', async () => {
    const first = await identifier({ guide: OURS })
    expect(first).toBeDefined()
    const later = { ...OURS, version: '4' }
    expect(
      await identifier({
        format: 'scorm2004',
        guide: later,
        title: 'Talks',
        notice: { ...NOTICE, contact: 'x' },
      }),
    ).toBe(first)
    expect(await identifier({})).not.toBe(first)
    const id = 'https://portal.example/talks'
    expect(await identifier({ guide: OURS, id })).not.toBe(first)
    expect(await identifier({ id })).toBe(await identifier({ guide: OURS, id }))
    expect((await packed({ format: 'cmi5', guide: { id: 'ä/ö?', version: '1' } }))['cmi5.xml']).toContain(
      '<course id="urn:oivallus:talks:%C3%A4%2F%C3%B6%3F">',
    )
  })
})

describe('the policy of the page', () => {
  const reaches = async (options: Partial<PackOptions>) => {
    const { 'index.html': html = '' } = await packed(options)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types 'none'$/)
    return /connect-src ([^;]*);/.exec(policy)?.[1]
  }

  it('lets it reach the store that was given and nothing else, save where an LMS of cmi5 may listen', async () => {
    const store = 'https://talks.satama.example:8443/conversations'
    expect(await reaches({})).toBe("'self'")
    expect(await reaches({ store })).toBe("'self' https://talks.satama.example:8443")
    expect(await reaches({ format: 'scorm2004', store: 'http://localhost:3000' })).toBe(
      "'self' http://localhost:3000",
    )
    expect(await reaches({ format: 'cmi5' })).toBe("'self' https: http://localhost:* http://127.0.0.1:*")
  })
})

describe('what no package is made of', () => {
  it.each<[string, string, object]>([
    ['format', 'malformed-options', { format: 'scorm13' }],
    ['format', 'malformed-options', { format: undefined }],
    ['languages', 'malformed-options', { languages: ['de'] }],
    ['languages', 'malformed-options', { languages: ['fi', 'fi'] }],
    ['guide.texts', 'malformed-options', { guide: { id: 'a', version: '1', texts: { nb: {} } } }],
    ['guide', 'malformed-options', { guide: 'fi' }],
    ['guide.id', 'malformed-options', { guide: { id: 'our guide', version: '1' } }],
    ['version', 'malformed-guide', { guide: { id: 'a' } }],
    [
      'texts.sv',
      'malformed-guide',
      { languages: ['fi'], guide: { id: 'a', version: '1', texts: { sv: {} } } },
    ],
    [
      'rules.others-first.reason.sv',
      'malformed-guide',
      {
        languages: ['fi', 'sv'],
        guide: {
          id: 'a',
          version: '1',
          rules: { 'others-first': { mode: 'guard', reason: { fi: 'Sovittu.' } } },
        },
      },
    ],
    ['notice', 'malformed-options', { notice: undefined }],
    ['notice', 'malformed-options', { notice: [NOTICE] }],
    ['notice.contact', 'malformed-options', { notice: { ...NOTICE, contact: undefined } }],
    ['notice.retentionMonths', 'malformed-options', { notice: { ...NOTICE, retentionMonths: 13 } }],
    ['notice', 'malformed-options', { notice: { ...NOTICE, owner: 'event.x' } }],
    ['title', 'malformed-options', { title: '' }],
    ['title', 'malformed-options', { title: '\u0001' }],
    ['title', 'malformed-options', { title: 'ä'.repeat(201) }],
    ['id', 'malformed-options', { id: 'talks' }],
    ['store', 'malformed-options', { store: '/conversations' }],
    ['store', 'malformed-options', { store: 'http://talks.example' }],
    ['store', 'malformed-options', { store: 'ftp://localhost' }],
    ['store', 'malformed-options', { store: 'https://*.example' }],
    ['store', 'malformed-options', { store: 'https://a;script-src/' }],
    ['store', 'malformed-options', { store: 'https://me:secret@talks.example' }],
    ['store', 'malformed-options', { store: 'https://talks.example/?a' }],
  ])('%s: %s, %o', async (path, reason, wrong) => {
    const error = await packed(wrong as Partial<PackOptions>).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'OivallusError', reason, path })
    expect((error as Error).message).toMatch(/found .*, expected /)
    expect((error as Error).message).not.toMatch(/event\.(notice|guide)|secret/)
  })
})
