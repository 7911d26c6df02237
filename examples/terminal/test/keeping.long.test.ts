import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IDEA, yhdessa } from './conversations.ts'
import { emptyFolder, pipe, start } from './terminal.ts'

const FI = ['-l', 'fi', '-o', 'notes']

/** The file that the program said the conversation is in. */
const fileIn = (out: string): string => /^ {2}(\S+\.json)$/m.exec(out)?.[1] ?? ''

it('keeps the conversation at the end of the input, and says how to go on', async () => {
  const { code, out } = await pipe(FI, yhdessa.slice(0, 8), emptyFolder())
  expect(code).toBe(0)
  expect(out).toContain('Mitään ei kadonnut.')
  expect(out).toContain(`resume ${fileIn(out)}`)
  expect(statSync(fileIn(out)).mode & 0o077).toBe(0)
})

it('goes on from a file in the middle to the end, in the same file', async () => {
  const folder = emptyFolder()
  const first = await pipe([...FI, '--save', 'talk.json'], yhdessa.slice(0, 17), folder)
  const file = join(folder, 'talk.json')
  expect(fileIn(first.out)).toBe(file)
  const second = await pipe(
    ['resume', 'talk.json', ...FI],
    ['/kysymykset', '1', '1', ...yhdessa.slice(17)],
    folder,
  )
  expect(second).toMatchObject({ code: 0, err: '' })
  expect(second.out).toContain('Jatketaan siitä, mihin jäätiin.')
  expect(second.out).toContain('Lääkelistat ovat ajan tasalla')
  expect(readFileSync(file, 'utf8')).toContain('"type": "closed"')
  expect(readdirSync(join(folder, 'notes')).map((name) => name.slice(11))).toEqual([
    'kalenteri.ics',
    'muistio.html',
    'muistio.md',
  ])
  const again = await pipe(['resume', 'talk.json', ...FI], [], folder)
  expect(again).toEqual({ code: 0, err: '', out: 'Tämä keskustelu on jo käyty.\n' })
  expect(readdirSync(join(folder, 'notes'))).toHaveLength(3)
})

it('goes on after a line was taken back, though its words are gone', async () => {
  const folder = emptyFolder()
  const lines = [...yhdessa.slice(0, 6), '/peru', 'Toisin sanoen tämä.']
  await pipe([...FI, '--save', 'talk.json'], lines, folder)
  const { out } = await pipe(['resume', 'talk.json', ...FI], [], folder)
  expect(out).toContain('Toisin sanoen tämä.')
  expect(out).not.toContain('Iltareitillä on nyt yksitoista käyntiä')
})

it('tells the words that were not sent when the input ends over a refusal', async () => {
  const { out } = await pipe(FI, yhdessa.slice(0, 9), emptyFolder())
  expect(out).toContain(`Kenttään jäi lähettämättä: /idea ${IDEA}`)
})

it('loses nothing to Ctrl-C', async () => {
  const folder = emptyFolder()
  const { child, ended, says } = start(FI, folder)
  child.stdin.write(
    yhdessa
      .slice(0, 6)
      .map((line) => `${line}\n`)
      .join(''),
  )
  await says('✓ Kirjattu.')
  child.kill('SIGINT')
  const { code, out } = await ended
  expect(code).toBe(130)
  expect(readFileSync(fileIn(out), 'utf8')).toContain('Iltareitillä on nyt yksitoista käyntiä')
})

it('says what was taken back', async () => {
  const { out } = await pipe(FI, [...yhdessa.slice(0, 6), '', '', '/peru'], emptyFolder())
  expect(out).toContain('Otetaan takaisin: Työn alla: Iltareitillä on nyt yksitoista')
  expect(out).toContain('✓ Otettu takaisin: Työn alla: Iltareitillä on nyt yksitoista käyntiä. Kuudella')
})

it('files refused words as what they were, also when they wait in the field of something else', async () => {
  const lines = [...yhdessa.slice(0, 8), '/idea Kaksi lääkettä myöhemmin.', '3', '']
  const { out } = await pipe(FI, lines, emptyFolder())
  expect(out).toContain('Kentässä odottaa: /idea Kaksi lääkettä myöhemmin.')
  expect(out.match(/ei ratkaista\. Ensin/g)).toHaveLength(2)
  expect(out).not.toContain('Hankalaa  Kaksi lääkettä')
})

it('ends well under a package manager, with everything saved', async () => {
  const { child, ended, says } = start(FI, emptyFolder(), { npm_lifecycle_event: 'demo' })
  child.stdin.write('Päivi, Milla\n')
  await says('Mistä puhutaan?')
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
})

it('opens a file that was changed elsewhere for reading only', async () => {
  const folder = emptyFolder()
  await pipe([...FI, '--save', 'talk.json'], yhdessa.slice(0, 8), folder)
  const text = readFileSync(join(folder, 'talk.json'), 'utf8')
  writeFileSync(join(folder, 'other.json'), text.replace('"to": "reality"', '"to": "closing"'))
  const { code, out } = await pipe(['resume', 'other.json', ...FI], [], folder)
  expect(code).toBe(0)
  expect(out).toContain('Tiedostoa on muutettu muualla')
  expect(out).toContain('# Muistio oppimiskeskustelusta')
})

it('shows no character that would steer the terminal, wherever it came from', async () => {
  const folder = emptyFolder()
  await pipe([...FI, '--save', 'talk.json'], yhdessa.slice(0, 6), folder)
  const file = join(folder, 'talk.json')
  const text = readFileSync(file, 'utf8').replaceAll('Iltareitillä', '\\u001b[31mIlta\\u202ereitillä')
  writeFileSync(file, text)
  const { out } = await pipe(['resume', 'talk.json', ...FI], ['/rivit', '/korjaa', ''], folder)
  expect(out).toContain('[31mIltareitillä')
  expect(out).not.toContain('\u001B')
  expect(out).not.toContain('\u202E')
})

const NOT_OURS = ['expected', 'entries[', 'envelope', 'OivallusError']

it.each([
  ['damaged', 'fi', () => '{"format":"oivallus"', 'Tiedostoa bad.json ei voi avata: se on vioittunut'],
  ['no conversation', 'sv', () => '{"a":1}', 'Det går inte att öppna bad.json'],
  ['cut off', 'en', (kept: string) => kept.slice(0, -100), 'bad.json can’t be opened: it is damaged'],
  [
    'newer',
    'fi',
    (kept: string) => kept.replace(/"version": 2/, '"version": 9'),
    'uudemmalla versiolla. Päivitä ohjelma',
  ],
  [
    'of another conversation',
    'sv',
    (kept: string) => kept.replace(/"id": "[^"]+"/, '"id": "another"'),
    'finns rader från ett annat samtal',
  ],
] as const)('says in one’s own language what is wrong with a file: %s', async (_, language, change, said) => {
  const folder = emptyFolder()
  await pipe([...FI, '--save', 'talk.json'], yhdessa.slice(0, 6), folder)
  const bad = change(readFileSync(join(folder, 'talk.json'), 'utf8'))
  writeFileSync(join(folder, 'bad.json'), bad)
  const { code, err } = await pipe(['resume', 'bad.json', '-l', language, '-o', 'notes'], [], folder)
  expect(code).toBe(1)
  expect(err).toContain(said)
  expect(NOT_OURS.filter((word) => err.includes(word))).toEqual([])
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(join(folder, 'bad.json'), 'utf8')).toBe(bad)
})

it.each([
  [['resume', 'nowhere.json', '-l', 'fi'], 'Tiedostoa ei löydy'],
  [['resume', '-l', 'sv'], 'Ange filen'],
  [['replay', 'nothing', '-l', 'en'], 'There is no example called “nothing”'],
  [['dance', '-l', 'en'], 'There is no command “dance”'],
  [['-l', 'de'], 'Kieltä ”de” ei ole'],
  [['--frobnicate'], '--frobnicate'],
])('says in a sentence what is wrong: %s', async (args, said) => {
  const { code, err } = await pipe(args, [], emptyFolder())
  expect(code).toBe(1)
  expect(err).toContain(said)
  expect(err.trim().split('\n')).toHaveLength(1)
})

it('says before the talk that a place takes no files', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'taken'), '')
  const { code, err } = await pipe(['-l', 'sv', '--save', 'taken/talk.json'], [], folder)
  expect(code).toBe(1)
  expect(err).toContain('Det går inte att skriva till')
  expect(existsSync(join(folder, 'oivallus'))).toBe(false)
})
