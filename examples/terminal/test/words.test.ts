import { systemPlatform } from '@oivallus/core'
import { describe, expect, it } from 'vitest'
import { dayMeant } from '../src/day.ts'
import { picked, pickedSeveral, plainWord } from '../src/screen/picking.ts'
import { cut, wrapped } from '../src/screen/style.ts'
import { LANGUAGES, WORDS } from '../src/words.ts'

describe.each(LANGUAGES)('the words in %s', (language) => {
  const { commands } = WORDS[language]

  it('name each thing by a word of its own', () => {
    const all = Object.values(commands).flat().map(plainWord)
    expect(all).toEqual([...new Set(all)])
    expect(all.every((word) => word.length > 1)).toBe(true)
  })

  it('have the length and the form of the others', () => {
    expect(Object.keys(WORDS[language]).sort()).toEqual(Object.keys(WORDS.fi).sort())
  })
})

it.each([
  ['12.5.', 'fi', '2027-05-12'],
  ['24.12.', 'fi', '2026-12-24'],
  ['12.5.2028', 'fi', '2028-05-12'],
  ['12/5', 'sv', '2027-05-12'],
  ['12 maj', 'sv', '2027-05-12'],
  ['12 May 2027', 'en', '2027-05-12'],
  ['2027-02-28', 'en', '2027-02-28'],
  ['3 vk', 'fi', '2026-12-13'],
  ['2 weeks', 'en', '2026-12-06'],
  ['31.2.', 'fi', undefined],
  ['joskus', 'fi', undefined],
])('"%s" in %s means %s', (text, language, day) => {
  expect(dayMeant(text, language, '2026-11-22', systemPlatform)).toBe(day)
})

describe('an answer to a list', () => {
  const options = ['Rakenteista', 'Arjen tekemisestä', 'Ei vielä tiedetä'].map((label) => ({
    key: label,
    label,
  }))

  it.each([
    ['2', 1],
    ['rakenteista', 0],
    ['Arjen tekemisesta', 1],
    ['ei', 2],
    ['4', undefined],
    ['ehkä', undefined],
    ['', undefined],
  ])('"%s" is understood', (line, at) => {
    expect(picked(line, options)).toBe(at === undefined ? undefined : options[at])
  })

  it('may name several', () => {
    expect(pickedSeveral('1, 3', options)).toEqual([options[0], options[2]])
    expect(pickedSeveral('1 9', options)).toBeUndefined()
  })
})

it('breaks a text between words, and a word only where it must', () => {
  expect(wrapped('yksi kaksi kolme', 10)).toEqual(['yksi kaksi', 'kolme'])
  expect(wrapped('yhdyssananmuodostus', 8)).toEqual(['yhdyssan', 'anmuodos', 'tus'])
  expect(wrapped('', 8)).toEqual([])
  expect(cut('yksi kaksi kolme', 8)).toBe('yksi ka…')
})
