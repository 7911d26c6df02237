import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packFrom } from '../../src/pack/packing.ts'
import { type Installed, install } from './installed.ts'
import { listed, NOTICE, settingsIn, unzipped } from './unzipped.ts'

let installed: Installed
beforeAll(async () => {
  installed = await install()
  await installed.write('notice.json', NOTICE)
})
afterAll(() => installed?.close())

const at = (name: string) => join(installed.place, name)

// Every test writes its own package, and finds none there.
afterEach(() => rm(at('talk.zip'), { force: true, recursive: true }))

/** What is right, with some of it otherwise; undefined leaves an option out. */
const pack = (options: Record<string, string | undefined> = {}) => {
  const all = { format: 'scorm12', guide: 'fi', notice: './notice.json', out: 'talk.zip', ...options }
  const args = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  return installed.run('pack', ...args)
}

const written = () => unzipped(readFileSync(at('talk.zip')))

describe('the command', () => {
  it.each(['scorm12', 'scorm2004', 'cmi5'] as const)(
    'writes the package that the function makes, for %s',
    async (format) => {
      expect(pack({ format, guide: 'sv, fi', store: 'https://talks.example' })).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(new RegExp(`^talk\\.zip is written: ${format}, \\d+ kB\\.\\n$`)),
        stderr: '',
      })
      const options = {
        format,
        languages: ['sv', 'fi'],
        notice: NOTICE,
        store: 'https://talks.example',
      } as const
      const made = await packFrom(options, installed.page)
      expect(Buffer.compare(readFileSync(at('talk.zip')), made)).toBe(0)
    },
  )

  it('takes a guide from a file, with the languages that it has words in, as an editor saves it', async () => {
    const ours = { id: 'ours', version: '1', texts: { en: { talk: { name: 'Our talk' } }, fi: {} } }
    await installed.write('our-guide.json', `\uFEFF${JSON.stringify(ours)}\r\n`)
    const { status, stderr } = pack({
      guide: './our-guide.json',
      title: 'Talks',
      id: 'https://portal.example/talks',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(settingsIn(written())).toMatchObject({ languages: ['en', 'fi'], guide: ours })
    expect(written()['imsmanifest.xml']).toContain('<title>Talks</title>')
  })

  it('says how it is used, when it is asked', () => {
    for (const args of [['--help'], ['pack', '--help']]) {
      const { status, stdout, stderr } = installed.run(...args)
      expect([status, stderr]).toEqual([0, ''])
      for (const option of ['format', 'guide', 'notice', 'out', 'store', 'title', 'id'])
        expect(stdout).toContain(`--${option}`)
    }
  })

  it('leaves nothing where a package cannot be written whole', () => {
    // The shell lets files of 50 blocks be written, and no longer ones.
    const { status, stderr } = installed.shell(
      'ulimit -f 50; $bin pack --format scorm12 --guide fi --notice notice.json --out talk.zip',
    )
    expect(stderr).toMatch(/^talk\.zip cannot be written: EFBIG/)
    expect(status).toBe(1)
    expect(existsSync(at('talk.zip'))).toBe(false)
  })

  it('does not overwrite what is there', async () => {
    await installed.write('talk.zip', 'of somebody else')
    const { status, stderr } = pack()
    expect([status, stderr]).toEqual([
      1,
      'talk.zip is there already, and is not overwritten. Name another --out, or take it away first.\n',
    ])
    expect(readFileSync(at('talk.zip'), 'utf8')).toBe('of somebody else')
  })

  it('says that somebody may not write there', async () => {
    mkdirSync(at('closed'))
    await chmod(at('closed'), 0o555)
    // Whoever is root may write anywhere: then nobody runs it.
    const { stderr } = installed.shell(
      '$bin pack --format scorm12 --guide fi --notice notice.json --out closed/talk.zip',
      process.getuid?.() === 0 ? 65_534 : undefined,
    )
    expect(stderr).toBe('closed/talk.zip cannot be written: you may not write there. Name another --out.\n')
  })
})

const GUIDES: Record<string, unknown> = {
  'rated.json': { id: 'ours', version: '1', rating: { scale: 5 } },
  'pinned.json': {
    id: 'ours',
    version: '1',
    rules: { 'not-yet-solving': { mode: 'nudge', reason: { fi: 'On kiire.' } } },
  },
  'nb.json': { id: 'ours', version: '1', texts: { nb: {} } },
  'named.json': { id: 'our guide', version: '1' },
  'nameless.json': { version: '1' },
  'list.json': [],
  'cut.json': '{\n  "id": "ours",\n  "version": "1"',
  'comma.json': '{\n  "id": "ours"\n  "version": "1"\n}',
  'latin1.json': Buffer.from('{"id": "käytäntö"}', 'latin1'),
  'partial.json': { ...NOTICE, contact: undefined },
  'surplus.json': { ...NOTICE, owner: 'event.notice' },
}

describe('what is wrong is said in a line, and nothing is written', () => {
  beforeAll(async () => {
    for (const [name, content] of Object.entries(GUIDES)) await installed.write(name, content)
    mkdirSync(at('folder'))
  })

  it.each<[Record<string, string | undefined>, RegExp]>([
    [{ format: undefined }, /^--format is missing\. See: npx @oivallus\/lms --help$/],
    [{ guide: undefined }, /^--guide is missing/],
    [{ notice: undefined }, /^--notice is missing/],
    [{ out: undefined }, /^--out is missing/],
    [{ format: 'scorm13' }, /^--format: .*found "scorm13", expected scorm12, scorm2004, cmi5\.$/],
    [{ colour: 'red' }, /^Unknown option '--colour'\. See: npx @oivallus\/lms --help$/],
    [{ guide: 'de' }, /^--guide: de is not there, nor is it among the built-in languages \(fi, sv, en\)\.$/],
    [{ guide: 'fi,fi' }, /^fi,fi: .*languages: found "fi", expected fi, sv, en, each once\.$/],
    [{ guide: './absent.json' }, /^--guide: \.\/absent\.json is not there/],
    [{ guide: 'folder' }, /^--guide: folder is a folder\.$/],
    [
      { guide: 'rated.json' },
      /^rated\.json: .*rating: found \{"scale":5\}.*Rule: nothing can rate a person\.$/,
    ],
    [
      { guide: 'pinned.json' },
      /^pinned\.json: .*rules\.not-yet-solving\.mode: found "nudge", expected "guard".*Rule: /,
    ],
    [{ guide: 'nb.json' }, /^nb\.json: .*guide\.texts: found "nb", expected fi, sv, en, each once\.$/],
    [{ guide: 'named.json' }, /^named\.json: .*guide\.id: found "our guide", expected an id/],
    [{ guide: 'nameless.json' }, /^nameless\.json: .*id: found nothing, expected a text\.$/],
    [{ guide: 'list.json' }, /^list\.json: .*guide: found \[\], expected/],
    [{ guide: 'cut.json' }, /^cut\.json is no JSON: .*line 3, column 17\.$/],
    [{ guide: 'comma.json' }, /^comma\.json is no JSON: .*line 3, column 3\.$/],
    [{ guide: 'latin1.json' }, /^latin1\.json is no text in UTF-8\. Save it as such\.$/],
    [{ notice: './absent.json' }, /^--notice: \.\/absent\.json is not there\.$/],
    [{ notice: 'comma.json' }, /^comma\.json is no JSON: /],
    [{ notice: 'partial.json' }, /^partial\.json: .*notice\.contact: found nothing, expected string\.$/],
    [{ notice: 'surplus.json' }, /^surplus\.json: .*notice: found .*, expected no "owner"\.$/],
    [{ notice: 'list.json' }, /^list\.json: .*notice: found \[\], expected who is responsible/],
    [{ store: 'http://talks.example' }, /^--store: .*found "http:\/\/talks\.example", expected an address/],
    [{ store: '' }, /^--store: .*found "", expected an address/],
    [{ title: '' }, /^--title: .*found "", expected 1 to 200 characters\.$/],
    [{ id: 'talks' }, /^--id: .*found "talks", expected an IRI/],
    [
      { out: 'nowhere/talk.zip' },
      /^nowhere\/talk\.zip cannot be written: its folder is not there\. Make it first\.$/,
    ],
    [{ out: 'notice.json/talk.zip' }, /^notice\.json\/talk\.zip cannot be written: its folder is a file\./],
    [{ out: 'folder' }, /^folder is there already/],
  ])('%o', (options, said) => {
    const before = readdirSync(installed.place)
    const { status, stdout, stderr } = pack(options)
    expect(stderr).toMatch(new RegExp(said.source.replace(/\$$/, '\\n$')))
    expect(stderr.trimEnd()).not.toMatch(/\n|event\.(?!notice")/)
    expect([status, stdout]).toEqual([1, ''])
    expect(readdirSync(installed.place)).toEqual(before)
  })

  it.each([[[]], [['unpack']], [['pack', 'talk.zip']]])('%o', (args) => {
    const { status, stderr } = installed.run(...args)
    expect(stderr).toMatch(/^Found .*, expected: pack\. See: npx @oivallus\/lms --help\n$/)
    expect(status).toBe(1)
  })
})

describe('the function', () => {
  it('packs as the documents show', async () => {
    expect(await installed.runFile(join(import.meta.dirname, 'shown/pack.ts'))).toMatchObject({
      status: 0,
      stderr: '',
    })
    const { 'imsmanifest.xml': manifest, ...files } = written()
    expect(listed(manifest).sort()).toEqual(Object.keys(files).sort())
    expect(settingsIn(files)).toMatchObject({ format: 'scorm2004', languages: ['sv', 'fi'] })
  })
})
