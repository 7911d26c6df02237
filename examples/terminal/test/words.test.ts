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
  ['10. joulukuuta', 'fi', '2026-12-10'],
  ['10. tammikuuta 2027', 'fi', '2027-01-10'],
  ['joulukuun 10.', 'fi', '2026-12-10'],
  ['toukokuun 12.', 'fi', '2027-05-12'],
  ['ma 1.3.', 'fi', '2027-03-01'],
  ['to 10.12.', 'fi', '2026-12-10'],
  ['torstaina 10.12.', 'fi', '2026-12-10'],
  ['10.12. klo 9', 'fi', '2026-12-10'],
  ['10.12.26', 'fi', '2026-12-10'],
  ['viikon päästä', 'fi', '2026-11-29'],
  ['kahden viikon päästä', 'fi', '2026-12-06'],
  ['3 viikon kuluttua', 'fi', '2026-12-13'],
  ['1 kk', 'fi', '2026-12-22'],
  ['kuukauden päästä', 'fi', '2026-12-22'],
  ['den 10 december', 'sv', '2026-12-10'],
  ['tors 10 dec kl. 9.30', 'sv', '2026-12-10'],
  ['10:e maj', 'sv', '2027-05-10'],
  ['om 3 veckor', 'sv', '2026-12-13'],
  ['om en vecka', 'sv', '2026-11-29'],
  ['3 mån', 'sv', '2027-02-22'],
  ['December 10', 'en', '2026-12-10'],
  ['10th December', 'en', '2026-12-10'],
  ['the 10th of May at 9', 'en', '2027-05-10'],
  ['Thu, 10 December 2026', 'en', '2026-12-10'],
  ['in 3 weeks', 'en', '2026-12-13'],
  ['a week', 'en', '2026-11-29'],
  ['31.2.', 'fi', undefined],
  ['2', 'fi', undefined],
  ['12', 'en', undefined],
  ['viikolla 50', 'fi', undefined],
  ['kun ehditään', 'fi', undefined],
  ['joskus', 'fi', undefined],
])('"%s" in %s means %s', (text, language, day) => {
  expect(dayMeant(text, language, '2026-11-22', systemPlatform)).toBe(day)
})

it('counts a month to the last day of a shorter one', () => {
  expect(dayMeant('1 kk', 'fi', '2027-01-31', systemPlatform)).toBe('2027-02-28')
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
