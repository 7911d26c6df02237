import { scripts, series } from '@oivallus/testing'
import { expect, it } from 'vitest'
import { emptyFolder, pipe } from './terminal.ts'

const names = [...Object.keys(scripts), ...Object.keys(series)]

it.each(names)('replays %s to its end without a pause', async (name) => {
  const { code, out, err } = await pipe(['replay', name, '--all'], [], emptyFolder())
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/: \d+\n$/)
  expect(out).not.toContain('\u001B')
})

it('shows what is refused, what is offered, what is taken, and what comes back', async () => {
  const { out } = await pipe(['replay', 'kotihoito', '--all'], [], emptyFolder())
  expect(out.replace(/\s+▌?\s*/g, ' ')).toContain('Vielä ei ratkaista.')
  expect(out).toContain('Tarjolla: Talteen · Esitän sen kysymyksenä')
  expect(out).toContain('→ Valitaan: Talteen')
  expect(out).toContain('↩ Palasi: Kokeiltavaa')
  expect(out).toContain('+ Sovittu')
})

it('goes a step at a time, and on to the end when nobody presses any more', async () => {
  const { code, out } = await pipe(['replay', 'library', '-l', 'fi'], ['', ''], emptyFolder())
  expect(code).toBe(0)
  expect(out.match(/Enter: seuraava/g)).toHaveLength(3)
  expect(out).toContain('Tekoja näppäimistöllä')
})

it.each([
  ['fi', 'Oppimiskeskustelu päätteessä.'],
  ['sv', 'Ett lärsamtal i terminalen.'],
  ['en', 'A learning conversation in the terminal.'],
])('helps in %s', async (language, said) => {
  expect((await pipe(['--help', '-l', language], [], emptyFolder())).out).toContain(said)
})
