import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OivallusError } from '../src/errors.ts'
import { en } from '../src/guides/en.ts'
import { defineGuide, extendGuide, type Guide } from '../src/guides/guide.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { ORIGINS, OUTCOMES, type Phase } from '../src/vocabulary.ts'
import { closes, comesTo, gathered, guide } from './talk.ts'

/*
 * Invariant 9, guide safety: no guide can make the inexpressible expressible. Whatever an organisation hands in, it is told by path
 * and rule what cannot be, or its guide has the shape of ours and leads to a talk of the same shape.
 */

type Json = Record<string, unknown>

const LANGUAGES = ['fi', 'sv', 'en'] as const
const RULES =
  /Rule: (nothing can rate a person|no-person-as-cause|no outcome is called failed|a learning has no owner, due date or status)\./

/** Ids that an organisation may mean well, and some that rate somebody. */
const GOOD_IDS = [
  'handover',
  'board',
  'union',
  'patient',
  'operating-room',
  'collaborating',
  'Ville',
  'failed',
]
const RATING_IDS = ['rating', 'score', 'grade', 'appraisal', 'staffScore', 'peer-rating', 'performance_grade']
const OTHER_IDS = ['', ' ', '__proto__', 'constructor', 'toString', 'taught', 'rhythm', 'hr']

/** Names under which something that cannot be expressed might stand. */
const RATING_NAMES = ['rating', 'score', 'grade', 'appraisal', 'performanceRating', 'gradeOfPerson']
const NAMES = [
  ...RATING_NAMES,
  'owner',
  'dueDate',
  'status',
  'failed',
  'person',
  'cause',
  'origins',
  'outcomes',
]

const PLACES = [
  [],
  ['texts'],
  ['rules'],
  ['questions'],
  ['minutes'],
  ['minutes', 'one'],
  ['rhythm'],
  ...LANGUAGES.flatMap((language) => [
    ['texts', language],
    ...['labels', 'kinds', 'origins', 'outcomes', 'rules', 'questions', 'tags', 'learnings'].map((part) => [
      'texts',
      language,
      part,
    ]),
    ['texts', language, 'questions', 'taught'],
  ]),
]

/** The same with a value at a place, which is made if it is not there. */
const withAt = (target: unknown, [name, ...rest]: readonly string[], value: unknown): unknown =>
  name === undefined
    ? value
    : { ...(target as Json), [name]: withAt((target as Json)?.[name] ?? {}, rest, value) }

const both = { one: 'Miten?', team: 'Miten me?' }

/** What an organisation may add under ids of its own, its words in three languages. */
const added = (ids: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc
    .record({
      tags: fc.uniqueArray(ids, { maxLength: 2 }),
      levels: fc.uniqueArray(ids, { maxLength: 2 }),
      contacts: fc.uniqueArray(ids, { maxLength: 2 }),
      asked: fc.uniqueArray(ids, { maxLength: 2 }),
      phase: fc.constantFrom<Phase>('reality', 'learning', 'distinction'),
    })
    .map(({ tags, levels, contacts, asked, phase }) => {
      const under = (all: string[], words: unknown) => Object.fromEntries(all.map((id) => [id, words]))
      const words = {
        tags: under(tags, 'Arvosana, score, grade'),
        levels: under(levels, 'Taso'),
        contacts: under(contacts, 'Yhteys'),
        questions: under(asked, both),
      }
      return {
        id: 'ours',
        version: '1',
        tags,
        levels: ['hr', ...levels],
        contacts,
        questions: { [phase]: asked },
        texts: { fi: words, sv: words, en: words },
      }
    })

const anyIds = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...GOOD_IDS) },
  { weight: 1, arbitrary: fc.constantFrom(...RATING_IDS) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHER_IDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

/** Something in some place: another value, or one under a name of its own. */
const change = fc.record({
  place: fc.constantFrom(...PLACES),
  name: fc.option(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 }))),
  value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('Sana', both, null, [], {})),
})

/** Whatever an organisation might hand in. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 12,
    arbitrary: fc
      .tuple(added(anyIds), fc.array(change, { maxLength: 2 }))
      .map(([extension, changes]) =>
        changes.reduce<unknown>(
          (all, { place, name, value }) => withAt(all, name === null ? place : [...place, name], value),
          extension,
        ),
      ),
  },
)

/** The guide, or the error that it gives. */
const loaded = (extension: unknown): Guide | OivallusError => {
  try {
    return extendGuide(guide, extension as never)
  } catch (error) {
    if (error instanceof OivallusError) return error
    throw error
  }
}

/** Every name of a field, anywhere inside. */
const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        ...(Array.isArray(value) ? [] : [key]),
        ...namesIn(inner),
      ])
    : []

const idsOf = ({ settings: { tags, levels, contacts, questions } }: Guide) => ({
  tags,
  levels,
  contacts,
  questions: Object.values(questions).flat(),
})

/** Nothing but what stands under ids of its own may differ in shape from the guide that was extended. */
const hasTheShapeOfOurs = (own: Guide) => {
  expect(Object.keys(own)).toEqual(Object.keys(guide))
  const { questions, rules, ...settings } = own.settings
  expect(namesIn(settings)).toEqual(
    namesIn({ ...guide.settings, questions: undefined, rules: undefined }).filter(
      (name) => !['questions', 'rules'].includes(name),
    ),
  )
  expect(Object.keys(questions)).toEqual(Object.keys(guide.settings.questions))
  const ids = idsOf(own)
  for (const id of Object.values(ids).flat()) expect(RATING_IDS).not.toContain(id)
  for (const language of LANGUAGES) {
    const texts = { ...own.texts[language] } as Json
    const ours = { ...guide.texts[language] } as unknown as Json
    for (const [part, named] of Object.entries(ids)) {
      const known = [...named, ...Object.keys(ours[part] as Json)]
      expect(known).toEqual(expect.arrayContaining(Object.keys(texts[part] as Json)))
      delete texts[part]
      delete ours[part]
    }
    expect(namesIn(texts)).toEqual(namesIn(ours))
    expect(Object.keys(own.texts[language]?.origins ?? {}).sort()).toEqual([...ORIGINS].sort())
    expect(Object.keys(own.texts[language]?.outcomes ?? {}).sort()).toEqual([...OUTCOMES].sort())
  }
}

/** A talk in which everything that the guide offers is used. */
const heldUnder = (own: Guide) => {
  const talk = comesTo(gathered({ anna: { supervisor: true }, ville: {} }, { guide: own }), 'reality')
  const { tags, levels, questions } = idsOf(own)
  for (const id of questions)
    talk.does({
      type: 'noted.observation',
      under: 'difficulty',
      text: 'Kiire',
      question: { id, wording: 'Mitä?' },
    })
  comesTo(talk, 'learning').does({ type: 'noted.learning', text: 'Aika ei riitä' })
  comesTo(talk, 'distinction')
  for (const id of tags) talk.does({ type: 'noted.finding', finding: 'missing', text: 'Rauha', tags: [id] })
  for (const level of levels) talk.does({ type: 'noted.need', text: 'Aikaa', level })
  closes(talk)
  return [talk.state(), toEnvelope(talk), talk.notes(), talk.notes({ levels: ['hr'] }), talk.view()]
}

const NAMES_OF_OURS = new Set(namesIn(heldUnder(guide)))

describe('invariant 9, guide safety', () => {
  it('a guide is told by path and rule what cannot be, or it has the shape of ours', () => {
    let [good, bad] = [0, 0]
    fc.assert(
      fc.property(anything, (extension) => {
        const own = loaded(extension)
        if (!(own instanceof OivallusError)) {
          good += 1
          return hasTheShapeOfOurs(own)
        }
        bad += 1
        expect(own.reason).toBe('malformed-guide')
        expect(own.message).toContain(` ${own.path}: found `)
        expect(own.message).toMatch(/found .+, expected .+/s)
      }),
      { numRuns: 1000, seed: 9 },
    )
    expect(Math.min(good, bad)).toBeGreaterThan(100)
  })

  it('a field or an id that rates, a fifth origin, another outcome or anything of a learning names its rule', () => {
    const at = (...places: string[][]) => fc.constantFrom(...places)
    const inTexts = (...parts: string[]) =>
      fc.constantFrom(...LANGUAGES).map((language) => ['texts', language, ...parts])
    const ofTheirOwn = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((name) => !(name in Object.prototype) && ![...ORIGINS, ...OUTCOMES].includes(name as never))
    const smuggled = fc.oneof(
      fc.record({
        place: fc.oneof(
          at([], ['minutes'], ['minutes', 'one'], ['rhythm'], ['rules'], ['questions']),
          inTexts(),
          inTexts('labels'),
          inTexts('kinds'),
          inTexts('questions', 'taught'),
        ),
        name: fc.constantFrom(...RATING_NAMES),
      }),
      fc.record({ place: inTexts('origins'), name: ofTheirOwn }),
      fc.record({ place: inTexts('outcomes'), name: ofTheirOwn }),
      fc.record({ place: inTexts('learnings'), name: fc.constantFrom('owner', 'dueDate', 'status') }),
      fc.record({
        place: fc.constant([]),
        name: fc.constantFrom('origins', 'outcomes', 'learning', 'learnings'),
      }),
    )
    const extension = added(fc.constantFrom('handover', 'board')).map(
      (one): Json => ({
        ...one,
        minutes: { one: guide.settings.minutes.one },
        rhythm: guide.settings.rhythm,
      }),
    )
    fc.assert(
      fc.property(extension, smuggled, fc.constantFrom('Sana', 5, both), (good, { place, name }, value) => {
        expect(loaded(good)).not.toBeInstanceOf(OivallusError)
        const error = loaded(withAt(good, [...place, name], value))
        expect([place, name, (error as Error).message]).toEqual([place, name, expect.stringMatching(RULES)])
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(added(fc.constantFrom(...RATING_IDS)), (given) => {
        const some = ['tags', 'contacts'].some((part) => (given[part] as string[]).length > 0)
        if (some) expect((loaded(given) as Error).message).toMatch(RULES)
      }),
    )
  })

  it('a guide written whole can do no more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), fc.constantFrom(...RATING_NAMES), (place, name) => {
        const whole = { id: 'ours', version: '1', settings: guide.settings, texts: { en } }
        const inside = place.map((part) => (part === 'fi' || part === 'sv' ? 'en' : part))
        const where = inside.length === 0 || inside[0] === 'texts' ? inside : ['settings', ...inside]
        expect(() => defineGuide(withAt(whole, [...where, name], 'Sana') as never, en)).toThrow(OivallusError)
      }),
      { numRuns: 300 },
    )
  })

  it('a talk under any guide that was loaded has no field that a talk under ours does not have', () => {
    let held = 0
    fc.assert(
      fc.property(added(fc.constantFrom(...GOOD_IDS, ...RATING_IDS)), (extension) => {
        const own = loaded(extension)
        if (own instanceof OivallusError) return
        held += 1
        const known = [...NAMES_OF_OURS, ...Object.values(idsOf(own)).flat()]
        expect(namesIn(heldUnder(own)).filter((name) => !known.includes(name))).toEqual([])
      }),
      { numRuns: 60, seed: 9 },
    )
    expect(held).toBeGreaterThan(5)
  })
})
