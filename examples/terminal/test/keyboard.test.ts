import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { keyboardTerminal } from '../src/screen/keyboard.ts'
import { fi } from '../src/words/fi.ts'

const options = ['Talteen', 'Kysymyksenä', 'Ei nyt'].map((label) => ({ key: label, label }))

const ENTER = '\r'
const DOWN = '\u001B[B'

/** A keyboard whose keys are pressed one after another, and what it drew. */
const keyboard = () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  const stdout = Object.assign(new PassThrough(), { columns: 80, rows: 24, hasColors: () => false })
  let drawn = ''
  stdout.on('data', (text) => {
    drawn += text
  })
  const terminal = keyboardTerminal(() => fi, { stdin, stdout } as never)
  return {
    terminal,
    drawn: () => drawn,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        stdin.write(key)
        await new Promise(setImmediate)
      }
    },
  }
}

const letters = (sentence: string) => [...sentence]

describe('words that are typed over a list', () => {
  it('choose nothing, whichever letters they have, and the list asks for a number', async () => {
    const { terminal, press, drawn } = keyboard()
    const chosen = terminal.choose({ options })
    await press(...letters('jokin jälki, h ja 2 kk'), ENTER)
    expect(drawn()).toContain(fi.whichNumber)
    await press(DOWN, ENTER)
    expect(await chosen).toBe('Kysymyksenä')
    terminal.close()
  })

  it('open the field of the page, and stand in it from the first letter on', async () => {
    const { terminal, press } = keyboard()
    const answered = terminal.choose({ options, writes: 'writes' })
    await press(...letters('3 aikaa on samaan aikaan'))
    expect(await answered).toBe('writes')
    const written = terminal.write({ label: 'Työn alla', hint: fi.sendOnly })
    await press(...letters('.'), ENTER)
    expect(await written).toEqual({ words: '3 aikaa on samaan aikaan.', sent: true })
    terminal.close()
  })

  it('tick nothing, spaces and all', async () => {
    const { terminal, press } = keyboard()
    const chosen = terminal.chooseSeveral?.({ options, hint: fi.arrowsSeveral }, ['Ei nyt'], 3)
    await press(...letters('aina on kiire iltaisin'), ENTER)
    await press(DOWN, ' ', ENTER)
    expect(await chosen).toEqual(['Kysymyksenä', 'Ei nyt'])
    terminal.close()
  })
})

it('takes a number of a list, and Enter', async () => {
  const { terminal, press } = keyboard()
  const chosen = terminal.choose({ options })
  await press('2', ENTER)
  expect(await chosen).toBe('Kysymyksenä')
  terminal.close()
})

it('goes on under its beginning with a line that goes over the edge', async () => {
  const { terminal, press, drawn } = keyboard()
  const words = 'Iltareitillä on nyt yksitoista käyntiä, ja kuudella niistä annetaan lääkkeet kotona.'
  const written = terminal.write({ label: 'Rivi', hint: fi.sendOnly, initial: words })
  expect(drawn()).toMatch(/niistä \n {9}annetaan lääkkeet kotona\./)
  await press(ENTER)
  expect((await written).words).toBe(words)
  terminal.close()
})
