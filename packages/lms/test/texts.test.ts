import { en } from '@oivallus/lms/en'
import { fi } from '@oivallus/lms/fi'
import { sv } from '@oivallus/lms/sv'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../src/page/wordsIn.ts'

/** Each language’s words for: this browser, another device, the notes, a grade. */
const NAMED = {
  fi: [/[Ss]elai/, /[Tt]oise\w+ laittee/, /[Mm]uisti/, /arvosana/],
  sv: [/[Ww]ebbläsar/, /annan enhet/, /[Mm]innesanteckning/, /betyg/],
  en: [/browser/, /another device/, /notes/, /graded/],
}

describe.each(Object.entries({ fi, sv, en }))('what those who talk are told, in %s', (language, texts) => {
  it('names its language, and has no stray spaces', () => {
    expect(texts.language).toBe(language)
    for (const text of Object.values(texts)) expect(text).toMatch(/^(?!\s)(?!.*\s\s).+(?<!\s)$/)
  })

  it('says where the talk is, what another device won’t see, what can be taken along, and that nobody is graded', () => {
    const [browser, device, notes, grade] = NAMED[language as keyof typeof NAMED] as RegExp[]
    for (const word of [browser, device, notes]) expect(texts.keptHere).toMatch(word as RegExp)
    for (const text of [texts.told, texts.toldByStatements]) expect(text).toMatch(grade as RegExp)
    for (const text of [texts.keptElsewhere, texts.keptNowhere]) expect(text).toMatch(browser as RegExp)
    expect(texts.keptNowhere).toMatch(notes as RegExp)
  })

  it('has a place for who keeps it, and nowhere else', () => {
    const filled = Object.entries(texts).filter(([, text]) => /[{}]/.test(text))
    expect(filled).toEqual([['keptAt', expect.stringMatching(/^[^{}]*\{where\}[^{}]*$/)]])
  })
})

describe('the words of a package’s page', () => {
  const languages = ['fi', 'sv', 'en'].map(wordsIn)

  it('have the same places in every language', () => {
    const places = languages.map((words) =>
      Object.entries(words).map(([key, text]) => [key, ...(text.match(/\{\w+\}/g) ?? []).sort()].join(' ')),
    )
    for (const one of places) expect(one.sort()).toEqual(places[0]?.sort())
    expect(places[0]).toContain('signIn {where}')
  })

  it('are those of one language, and English where there is none', () => {
    expect(new Set(languages.map(({ language }) => language)).size).toBe(3)
    expect(wordsIn('de')).toBe(wordsIn('en'))
    expect(new Set(languages.map(({ begin }) => begin)).size).toBe(3)
  })
})
