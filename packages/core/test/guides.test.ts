import { describe, expect, it } from 'vitest'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { sv } from '../src/guides/sv.ts'
import { LANGUAGES, type Texts } from '../src/guides/texts.ts'
import { keptFor } from '../src/retention.ts'
import type { Code, QuestionId } from '../src/vocabulary.ts'

const guides: Record<(typeof LANGUAGES)[number], Texts> = { fi, sv, en }

/** Every string with its key path. */
const strings = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key))

const placeholders = (text: string): string[] => (text.match(/\{[^}]*\}/g) ?? []).sort()

const WITH_PLACEHOLDERS: Record<string, string> = {
  'called.atTheDoor': '{name}',
  'followUp.weeks': '{weeks}',
  'closing.weComeBack': '{day}',
  'notes.heldOn': '{day}',
  'labels.returnOn': '{day}',
  'labels.asksToMove': '{name}',
  'labels.untilObjection': '{day}',
  'labels.wait': '{names}',
  'labels.awaits': '{names}',
  'reality.noAnswerSince': '{day}',
  'framing.keptFor.months': '{months}',
  'framing.responsible': '{contact} {controller}',
  'framing.askedFor': '{purpose}',
  'held.mirrorParked': '{count}',
  'held.mirrorCarried': '{count}',
  'nudges.nameInText': '{name}',
  'rules.too-early.kept': '{phase}',
  'screen.aboutLine': '{text}',
  'screen.everyoneBut': '{names}',
  'screen.filed': '{phase}',
  'screen.kept': '{phase}',
  'screen.now': '{phase}',
  'screen.step': '{all} {at}',
  'screen.takenBack': '{what}',
  'screen.waitForLead': '{name}',
  'screen.waitForStart': '{name}',
  'rules.not-yet-interpreting.kept': '{phase}',
  'rules.not-yet-solving.kept': '{phase}',
}

/** Rules that refuse somebody's words, and therefore say first where these are. */
const KEEPS: Code[] = [
  'open-for-reading',
  'not-readable',
  'same-id',
  'not-on-your-screen',
  'outside-the-talk',
  'moved-on',
  'framing-not-acknowledged',
  'too-early',
  'not-yet-interpreting',
  'not-yet-solving',
  'not-your-words',
  'others-first',
]

/** Questions that address nobody alone, so that both forms may be the same. */
const SAME_FOR_ALL: QuestionId[] = ['customer', 'needed', 'origin', 'whenBack']

const SCOLDING: Record<keyof typeof guides, RegExp> = {
  fi: /kielle|kiellä|estetty|estetä|hylät|hylkä|pakolli|pakko|virhe|epäonnistu|(?<!\p{L})muista(kaa|thän)?(?!\p{L})/iu,
  sv: /förbj|förbud|blocker|avvis|obligatorisk|ogiltig|misslyck|felaktig|kom ihåg|(?<!\p{L})fel(?!\p{L})/iu,
  en: /not allowed|forbidden|block|reject|required|invalid|error|fail|remember|(?<!\p{L})must(?!\p{L})/iu,
}

/** Words for more than two. */
const MANY: Record<keyof typeof guides, RegExp> = {
  fi: /kaikille|kaikki ovat|joku/i,
  sv: /alla|någon /i,
  en: /everyone|anyone|somebody/i,
}

const ONE_MONTH = { fi: /viimeistään kuukauden/, sv: /efter en månad\./, en: /after one month at/ }
const NO_MONTHS = { fi: /poistuu heti/, sv: /raderas så snart/, en: /deleted as soon as/ }

describe.each(LANGUAGES)('the built-in guide in %s', (language) => {
  const texts = guides[language]
  const all = strings(texts)

  it('names its own language', () => {
    expect(texts.language).toBe(language)
  })

  it('has the same keys as the Finnish one', () => {
    expect(all.map(([path]) => path).sort()).toEqual(
      strings(fi)
        .map(([path]) => path)
        .sort(),
    )
  })

  it('has a text for every key, without stray spaces or markup', () => {
    expect(all.length).toBeGreaterThan(300)
    expect(
      all.filter(([, text]) => text === '' || text !== text.trim() || /\s{2}|[<>*_`]/.test(text)),
    ).toEqual([])
  })

  it('has exactly the agreed placeholders', () => {
    const found = all.filter(([, text]) => /[{}]/.test(text))
    expect(Object.fromEntries(found.map(([path, text]) => [path, placeholders(text).join(' ')]))).toEqual(
      WITH_PLACEHOLDERS,
    )
  })

  it('says what happened to the words where a rule refuses words, and nowhere else', () => {
    const keeping = Object.entries(texts.rules).filter(([, rule]) => rule.kept !== undefined)
    expect(keeping.map(([code]) => code).sort()).toEqual([...KEEPS].sort())
  })

  it('never scolds in rules, offers and nudges', () => {
    const { rules, offers, nudges } = texts
    expect(strings({ rules, offers, nudges }).filter(([, text]) => SCOLDING[language].test(text))).toEqual([])
  })

  it('keeps nudges to two sentences at the most', () => {
    expect(strings(texts.nudges).filter(([, text]) => /[.?!]\s.*[.?!]\s/.test(text))).toEqual([])
  })

  it('asks you in one form and us in the other', () => {
    const same = Object.entries(texts.questions).filter(([, { one, team }]) => one === team)
    expect(same.map(([id]) => id).sort()).toEqual([...SAME_FOR_ALL].sort())
    expect(texts.framing.modelSentence.one).not.toBe(texts.framing.modelSentence.team)
    expect(texts.framing.short.one).not.toBe(texts.framing.short.team)
  })

  it('closes with what *we* do, so that nobody is told how they work', () => {
    expect(texts.closing.words.one).toBe(texts.closing.words.team)
  })

  it('says nothing to two people that is meant for a room of many', () => {
    const { framing, reality, experiment, offers } = texts
    const buttons = [framing.saidClear, reality.everyoneSpoken, experiment.obstacle]
    expect([offers.saidClear, offers.everyoneSpoken, offers.anyObstacle]).toEqual(buttons)
    expect(buttons.filter((button) => MANY[language].test(button))).toEqual([])
  })

  it.each([
    [12, /12/],
    [1, ONE_MONTH[language]],
    [0, NO_MONTHS[language]],
  ])('says how long what was written is kept: %i months', (months, said) => {
    const sentence = keptFor(texts, months)
    expect(sentence).toMatch(said)
    expect(sentence).not.toMatch(/[{}]|(?<!\d)[01](?!\d)/)
  })

  it('has eight things to read as preparation', () => {
    expect(texts.facilitator.preparation).toHaveLength(8)
  })

  it('tells nothing of the content in the calendar', () => {
    const { calendar, stages, topics } = texts
    const said = Object.values(calendar).join(' ').toLowerCase()
    for (const word of [...Object.values(stages), ...Object.values(topics)])
      expect(said).not.toContain(word.toLowerCase())
  })
})

it('finds a scolding word when there is one', () => {
  expect(SCOLDING.fi.test('Muista täyttää pakollinen kenttä.')).toBe(true)
  expect(SCOLDING.sv.test('Det blev fel.')).toBe(true)
  expect(SCOLDING.en.test('This field is required.')).toBe(true)
  expect(SCOLDING.fi.test('Ei estettä. Kuunnellaan muita.')).toBe(false)
  expect(SCOLDING.sv.test('Någon befinner sig här, felfritt eller ej.')).toBe(false)
})
