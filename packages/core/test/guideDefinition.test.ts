import { describe, expect, it } from 'vitest'
import { OivallusError } from '../src/errors.ts'
import { en } from '../src/guides/en.ts'
import { fi } from '../src/guides/fi.ts'
import { builtIn, defineGuide, extendGuide, type Guide } from '../src/guides/guide.ts'
import { CATALOGUE } from '../src/rules/catalogue.ts'
import { CODES } from '../src/vocabulary.ts'
import { carriedWith, codeOf, comesTo, gathered, guide, lineAt, on } from './talk.ts'

const ours = { id: 'ours', version: '3' } as const
const everywhere = { fi: 'Sovimme niin', sv: 'Vi kom överens', en: 'We agreed so' }

/** The error that an extension gives when it is loaded. */
const errorOf = (load: () => unknown): OivallusError => {
  try {
    load()
  } catch (error) {
    if (error instanceof OivallusError) return error
    throw error
  }
  throw new Error('it was loaded')
}

const extending = (extension: object) => errorOf(() => extendGuide(guide, { ...ours, ...extension } as never))

describe('a guide of an organisation’s own', () => {
  it('changes wording in one language, and leaves the others', () => {
    const own = extendGuide(guide, { ...ours, texts: { fi: { stages: { framing: 'Hetki ennen' } } } })
    expect(own.texts.fi.stages.framing).toBe('Hetki ennen')
    expect(own.texts.fi.stages.reality).toBe(fi.stages.reality)
    expect(own.texts.en).toEqual(en)
    expect(guide.texts.fi.stages.framing).toBe(fi.stages.framing)
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'framing')
    expect(talk.view().title).toBe('Hetki ennen')
    expect(talk.state().guide).toEqual({ id: 'ours', version: '3' })
    expect(talk.view().guideMissing).toBeNull()
  })

  it('adds questions after those of the guide, which are shown', () => {
    const own = extendGuide(guide, {
      ...ours,
      questions: { reality: ['patient'] },
      texts: {
        fi: { questions: { patient: { one: 'Miten potilas voi?', team: 'Miten potilaamme voivat?' } } },
        sv: { questions: { patient: { one: 'Hur mår patienten?', team: 'Hur mår patienterna?' } } },
        en: { questions: { patient: { one: 'How is the patient?', team: 'How are the patients?' } } },
      },
    })
    expect(own.settings.questions.reality).toEqual(['centre', 'success', 'difficulty', 'patient'])
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'reality')
    const asked = talk.view().sections.find((section) => section.part === 'questions')
    expect(asked?.part === 'questions' && asked.questions.at(-1)).toMatchObject({
      id: 'patient',
      text: 'Miten potilas voi?',
    })
    const id = talk.does({
      type: 'noted.observation',
      text: 'Hyvin',
      under: 'success',
      question: { id: 'patient', wording: 'Miten potilas voi?' },
    })
    expect(lineAt(talk, id)?.question).toEqual({ id: 'patient', wording: 'Miten potilas voi?' })
  })

  it('adds tags, and replaces levels and contacts', () => {
    const words = {
      tags: { handover: 'Vuoronvaihto' },
      levels: { board: 'Hallitus' },
      contacts: { union: 'Liitto' },
    }
    const own = extendGuide(guide, {
      ...ours,
      tags: ['handover'],
      levels: ['board'],
      contacts: ['union'],
      texts: { fi: words, sv: words, en: words },
    })
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'distinction')
    const need = talk.does({ type: 'noted.need', text: 'Aikaa', level: 'board' })
    talk.does({ type: 'noted.finding', finding: 'missing', text: 'Lista', tags: ['handover'] })
    const { sections } = talk.view()
    const needs = sections.find((section) => section.part === 'needs')
    expect(needs?.part === 'needs' && [needs.levels, needs.needs.map((one) => one.level)]).toEqual([
      [{ id: 'board', label: 'Hallitus' }],
      ['Hallitus'],
    ])
    const elsewhere = sections.find((section) => section.part === 'elsewhere')
    expect(elsewhere?.part === 'elsewhere' && elsewhere.contacts).toEqual(['Liitto'])
    const findings = sections.find((section) => section.part === 'findings')
    expect(findings?.part === 'findings' && findings.inTheWay[0]?.tags).toEqual(['Vuoronvaihto'])
    talk.does({ type: 'need.agreed', ...on(talk, need) })
  })

  it('sets the rhythm, the minutes and the time for an answer', () => {
    const own = extendGuide(guide, {
      ...ours,
      rhythm: { weeks: 8, offered: [6, 8] },
      minutes: { one: { ...guide.settings.minutes.one, reality: 20 } },
      answerWeeks: 2,
    })
    expect(own.settings).toMatchObject({
      answerWeeks: 2,
      minutes: { one: { reality: 20 }, team: { reality: 18 } },
    })
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'followUp')
    const back = talk.view().sections.find((section) => section.part === 'return')
    expect(back?.part === 'return' && back.dates.map((one) => one.event.day)).toEqual([
      '2026-10-13',
      '2026-10-27',
    ])
  })

  it('may come from a file: plain JSON', () => {
    const file = JSON.stringify({
      ...ours,
      rules: { 'origin-missing': { mode: 'nudge', reason: everywhere } },
      texts: { sv: { talk: { name: 'Vårt samtal' } } },
    })
    const own = extendGuide(guide, JSON.parse(file))
    expect(own.texts.sv.talk.name).toBe('Vårt samtal')
    expect(extendGuide(JSON.parse(JSON.stringify(guide)), JSON.parse(file))).toEqual(own)
  })

  it('can be extended again', () => {
    const once = extendGuide(guide, {
      ...ours,
      rules: { 'origin-missing': { mode: 'nudge', reason: everywhere } },
    })
    const twice = extendGuide(once, { id: 'unit', version: '1', answerWeeks: 3 })
    expect(twice.settings.rules).toEqual(once.settings.rules)
    expect(twice.settings.answerWeeks).toBe(3)
  })
})

describe('a rule in a guide', () => {
  const changed = (code: (typeof CODES)[number], mode: 'guard' | 'nudge') =>
    ({ ...ours, rules: { [code]: { mode, reason: everywhere } } }) as const

  it.each(CODES)('%s changes only where, and in the direction in which, it may', (code) => {
    const { mode, may } = CATALOGUE[code]
    const other = mode === 'guard' ? 'nudge' : 'guard'
    const allowed = may === (other === 'nudge' ? 'toNudge' : 'toGuard')
    if (allowed) {
      expect(extendGuide(guide, changed(code, other)).settings.rules[code]?.mode).toBe(other)
      return
    }
    const error = errorOf(() => extendGuide(guide, changed(code, other)))
    expect(error).toMatchObject({ reason: 'malformed-guide', path: `rules.${code}.mode` })
    expect(error.message).toContain(`found "${other}"`)
    expect(error.message).toContain(`expected "${mode}"`)
    expect(error.message).toContain(`Rule: ${code}`)
  })

  it('is softened with a reason in words, in every language of the guide', () => {
    for (const language of ['fi', 'sv', 'en'] as const) {
      const { [language]: _, ...reason } = everywhere
      const error = extending({ rules: { 'origin-missing': { mode: 'nudge', reason } } })
      expect(error.path).toBe(`rules.origin-missing.reason.${language}`)
      expect(error.message).toContain('softened-unseen')
    }
    expect(extending({ rules: { 'origin-missing': { mode: 'nudge' } } }).path).toContain(
      'rules.origin-missing',
    )
    expect(
      extending({ rules: { 'origin-missing': { mode: 'nudge', reason: { ...everywhere, fi: '' } } } }).path,
    ).toContain('reason.fi')
    expect(
      extending({ rules: { 'origin-missing': { mode: 'nudge', reason: { ...everywhere, fi: '   ' } } } })
        .path,
    ).toContain('reason.fi')
  })

  it('that is softened is shown in the framing with its reason, in the viewer’s language', () => {
    const own = extendGuide(guide, changed('origin-missing', 'nudge'))
    const talk = comesTo(gathered({ anna: {}, ville: {} }, { guide: own }), 'framing')
    for (const language of ['fi', 'sv', 'en'] as const) {
      talk.setLanguage(language)
      const script = talk.view().sections.find((section) => section.part === 'script')
      expect(script?.part === 'script' && script.softened).toMatchObject([
        {
          code: 'origin-missing',
          says: guide.texts[language].rules['origin-missing'].says,
          reason: everywhere[language],
        },
      ])
    }
  })

  it('that is softened is accepted where it would have refused', () => {
    const own = extendGuide(guide, changed('last-time-first', 'nudge'))
    const talk = gathered({ anna: {}, ville: {} }, { guide: own })
    talk.does({ type: 'topic.set', text: 'Työ' })
    talk.does(carriedWith({ experiment: { id: 'x', text: 'Lista', signals: [] } }))
    comesTo(talk, 'reality')
    talk.does({ type: 'everyone.spoken' })
    expect(codeOf(talk.goes('learning'))).toBeNull()
  })

  it('is one of those there are', () => {
    expect(extending({ rules: { 'no-fun': { mode: 'nudge', reason: everywhere } } }).path).toContain('rules')
  })
})

describe('a bad guide', () => {
  it.each<[string, object, string]>([
    ['a surplus key', { colour: 'blue' }, 'colour'],
    ['a surplus text', { texts: { fi: { talk: { slogan: 'Hei' } } } }, 'texts.fi.talk.slogan'],
    ['a surplus part of the texts', { texts: { fi: { extras: {} } } }, 'texts.fi.extras'],
    [
      'a surplus form of a question',
      { texts: { fi: { questions: { taught: { all: 'Mitä?' } } } } },
      'texts.fi.questions.taught.all',
    ],
    ['a surplus stage', { texts: { sv: { stages: { eighth: 'Åttonde' } } } }, 'texts.sv.stages.eighth'],
    ['a language that the guide does not have', { texts: { de: {} } }, 'texts.de'],
    ['a text that is none', { texts: { fi: { talk: { name: 7 } } } }, 'texts.fi.talk.name'],
    ['an empty text', { texts: { fi: { talk: { name: ' ' } } } }, 'texts.fi.talk.name'],
    ['too few points', { texts: { fi: { framing: { points: ['Yksi'] } } } }, 'texts.fi.framing.points'],
    ['texts that are none', { texts: { fi: { talk: null } } }, 'texts.fi.talk'],
    ['a rhythm out of measure', { rhythm: { weeks: 0, offered: [2] } }, 'rhythm.weeks'],
    ['a surplus key in the rhythm', { rhythm: { weeks: 4, offered: [2], days: 3 } }, 'rhythm'],
    [
      'minutes out of measure',
      { minutes: { one: { ...guide.settings.minutes.one, reality: -1 } } },
      'minutes.one.reality',
    ],
    ['a question in no phase', { questions: { coffee: ['taught'] } }, 'questions.coffee'],
    ['an unknown observation', { observations: ['complaint'] }, 'observations[0]'],
    ['a tag without words', { tags: ['handover'] }, 'texts.fi.tags.handover'],
    ['a level without words', { levels: ['board'] }, 'texts.fi.levels.board'],
    ['a question without words', { questions: { reality: ['patient'] } }, 'texts.fi.questions.patient'],
    ['no texts', { texts: null }, 'texts'],
    ['texts in a list', { texts: [] }, 'texts'],
    ['no questions', { questions: null }, 'questions'],
    ['a phase of questions that is no list', { questions: { reality: 'taught' } }, 'questions.reality'],
    ['no questions in a phase', { questions: { reality: null } }, 'questions.reality'],
    ['no tags', { tags: null }, 'tags'],
    ['tags that are no list', { tags: 'handover' }, 'tags'],
    ['no levels', { levels: null }, 'levels'],
    ['no rules', { rules: null }, 'rules'],
    ['rules in a list', { rules: [] }, 'rules'],
    ['a rule that is none', { rules: { 'origin-missing': null } }, 'rules.origin-missing'],
    ['no minutes', { minutes: null }, 'minutes'],
    ['no minutes of a form', { minutes: { team: null } }, 'minutes.team'],
    ['no rhythm', { rhythm: null }, 'rhythm'],
    ['no id', { id: '' }, 'id'],
    ['no version', { version: 2 }, 'version'],
  ])('with %s says where', (_, extension, path) => {
    const error = extending(extension)
    expect(error).toMatchObject({ name: 'OivallusError', reason: 'malformed-guide', path })
    expect(error.message).toContain(path)
    expect(error.message).toMatch(/found .+, expected .+/)
  })

  it.each([null, undefined, [], 7, 'guide'])('that is %j says what was expected', (found) => {
    const whole = { ...ours, settings: guide.settings, texts: guide.texts }
    for (const load of [
      () => extendGuide(guide, found as never),
      () => extendGuide(found as never, ours),
      () => defineGuide(found as never, en),
      () => defineGuide({ ...whole, texts: found } as never, en),
      () => defineGuide({ ...whole, texts: { en: found } } as never, en),
      () => defineGuide({ ...whole, settings: found } as never, en),
      () => extendGuide({ ...whole, settings: found } as never, ours),
      () => extendGuide({ ...whole, texts: { en: found } } as never, ours),
      () => extendGuide({ ...whole, texts: { en: { ...en, tags: found } } } as never, ours),
    ]) {
      const error = errorOf(load)
      expect(error.reason).toBe('malformed-guide')
      expect(error.path).not.toBe('')
      expect(error.message).toMatch(/found .+, expected .+/)
    }
  })

  it('breaks a rule only by what it adds: a text in the wrong form is no rating, no person and no failure', () => {
    for (const texts of [
      { framing: { points: ['Yksi', 'Kaksi', 3] } },
      { origins: { structures: 7 } },
      { outcomes: { tried: '' } },
    ])
      expect(extending({ texts: { fi: texts } }).message).not.toContain('Rule:')
  })

  it('with words for a tag, a level, a contact or a question that nobody named says where', () => {
    for (const part of ['tags', 'levels', 'contacts'] as const)
      expect(extending({ texts: { fi: { [part]: { typo: 'Kirjoitusvirhe' } } } }).path).toBe(
        `texts.fi.${part}.typo`,
      )
    expect(
      extending({ texts: { fi: { questions: { typo: { one: 'Yksi?', team: 'Kaikki?' } } } } }).path,
    ).toBe('texts.fi.questions.typo')
  })

  it('with words in one language alone says which is missing', () => {
    const error = extending({ tags: ['handover'], texts: { fi: { tags: { handover: 'Vuoronvaihto' } } } })
    expect(error.path).toBe('texts.sv.tags.handover')
  })

  it('with a question in one form alone says which is missing', () => {
    const one = { questions: { patient: { one: 'Miten potilas voi?' } } }
    const error = extending({ questions: { reality: ['patient'] }, texts: { fi: one, sv: one, en: one } })
    expect(error.path).toBe('texts.fi.questions.patient.team')
  })
})

describe('what no guide can express', () => {
  it('is a person as a cause: a fifth origin', () => {
    for (const extension of [{ texts: { fi: { origins: { person: 'Ville' } } } }, { origins: ['person'] }])
      expect(extending(extension).message).toContain('Rule: no-person-as-cause')
  })

  it.each(['rating', 'score', 'grade', 'appraisal', 'scores', 'performanceRating'])(
    'is a %s of a person, anywhere',
    (field) => {
      for (const extension of [
        { [field]: 5 },
        { texts: { fi: { [field]: 'Arvosana' } } },
        { texts: { fi: { labels: { [field]: 'Arvosana' } } } },
        { texts: { fi: { kinds: { [field]: 'Arvosana' } } } },
        { rhythm: { weeks: 4, offered: [2], [field]: 5 } },
        { minutes: { one: { ...guide.settings.minutes.one, [field]: 5 } } },
      ]) {
        const error = extending(extension)
        expect(error.reason).toBe('malformed-guide')
        for (const said of [field, 'nothing can rate a person'])
          expect([Object.keys(extension), error.message]).toEqual([
            Object.keys(extension),
            expect.stringContaining(said),
          ])
      }
    },
  )

  it.each(['rating', 'score', 'performanceGrade', 'staff-score', 'appraisals'])(
    'is a rating, as the id of a question, a tag, a level or a contact: %s',
    (id) => {
      const words = (part: string, said: unknown) => {
        const texts = { [part]: { [id]: said } }
        return { texts: { fi: texts, sv: texts, en: texts } }
      }
      for (const part of ['tags', 'levels', 'contacts']) {
        const error = extending({ [part]: [id], ...words(part, 'Sana') })
        expect(error.path).toBe(`${part}.${id}`)
        expect(error.message).toContain('Rule: nothing can rate a person')
      }
      const both = words('questions', { one: 'Mitä?', team: 'Mitä?' })
      const error = extending({ questions: { reality: [id] }, ...both })
      expect(error.path).toBe(`questions.${id}`)
      expect(error.message).toContain('Rule: nothing can rate a person')
    },
  )

  it.each(['operating-room', 'collaborating', 'upgrades', 'underscored'])(
    'is no word that only holds one of these: %s',
    (id) => {
      const texts = { tags: { [id]: 'Sana, myös arvosana' } }
      const own = extendGuide(guide, { ...ours, tags: [id], texts: { fi: texts, sv: texts, en: texts } })
      expect(own.settings.tags).toContain(id)
    },
  )

  it.each(['owner', 'dueDate', 'status'])('is a learning with %s', (field) => {
    expect(extending({ texts: { fi: { learnings: { [field]: 'Kuka' } } } }).message).toContain(
      'a learning has no owner, due date or status',
    )
    expect(extending({ learning: { [field]: true } }).message).toContain(
      'a learning has no owner, due date or status',
    )
  })

  it('is an outcome called failed', () => {
    expect(extending({ texts: { fi: { outcomes: { failed: 'Epäonnistui' } } } }).message).toContain(
      'no outcome is called failed',
    )
    expect(extending({ outcomes: ['failed'] }).message).toContain('no outcome is called failed')
  })

  it('is a key that every object has', () => {
    for (const json of [
      '{"id":"ours","version":"1","__proto__":{"rules":{}}}',
      '{"id":"ours","version":"1","constructor":{}}',
      '{"id":"ours","version":"1","texts":{"fi":{"__proto__":{"talk":{}}}}}',
      '{"id":"ours","version":"1","texts":{"fi":{"talk":{"constructor":"x"}}}}',
      '{"id":"ours","version":"1","texts":{"__proto__":{}}}',
      '{"id":"ours","version":"1","tags":["__proto__"]}',
      '{"id":"ours","version":"1","tags":["constructor"]}',
      '{"id":"ours","version":"1","questions":{"__proto__":["taught"]}}',
    ])
      expect([json, errorOf(() => extendGuide(guide, JSON.parse(json))).reason]).toEqual([
        json,
        'malformed-guide',
      ])
    expect(({} as { rules?: unknown }).rules).toBeUndefined()
  })

  it.each([
    '{"id":"ours","version":"1","texts":{"fi":{"tags":{"__proto__":"x"}}}}',
    '{"id":"ours","version":"1","rules":{"__proto__":{"mode":"nudge"}}}',
  ])('is such a key where ids are free: %s', (json) => {
    expect(errorOf(() => extendGuide(guide, JSON.parse(json))).reason).toBe('malformed-guide')
  })
})

describe('a guide written whole', () => {
  const whole = (): Guide<'en'> => structuredClone(builtIn({ en })) as unknown as Guide<'en'>

  it('has the keys of a built-in language, in languages of its own', () => {
    const german = { ...structuredClone(en), language: 'de' }
    const own = defineGuide(
      { ...ours, settings: guide.settings, texts: { de: german } } as never,
      en,
    ) as Guide<'de'>
    expect(Object.keys(own.texts)).toEqual(['de'])
    expect(own.texts.de.language).toBe('de')
  })

  it('with a missing or a surplus key says where', () => {
    const missing = whole()
    Reflect.deleteProperty(missing.texts.en.labels, 'pause')
    expect(errorOf(() => defineGuide(missing, en)).path).toBe('texts.en.labels.pause')
    const surplus = whole()
    Object.assign(surplus.texts.en.labels, { rating: 'Grade' })
    const error = errorOf(() => defineGuide(surplus, en))
    expect(error.path).toBe('texts.en.labels.rating')
    expect(error.message).toContain('nothing can rate a person')
  })

  it('adds questions, tags, levels and contacts under ids of its own', () => {
    const own = whole()
    own.settings.tags.push('handover')
    expect(errorOf(() => defineGuide(own, en)).path).toBe('texts.en.tags.handover')
    own.texts.en.tags.handover = 'Handover'
    expect(defineGuide(own, en).texts.en.tags.handover).toBe('Handover')
  })

  it('softens no more than an extension may', () => {
    const own = whole()
    own.settings.rules = { 'not-yet-solving': { mode: 'nudge', reason: { en: 'Because' } } }
    expect(errorOf(() => defineGuide(own, en)).path).toBe('rules.not-yet-solving.mode')
  })

  it('has an id, a version, settings and texts, and nothing beside these', () => {
    for (const [change, path] of [
      [{ rating: 5 }, 'rating'],
      [{ id: '' }, 'id'],
      [{ version: undefined }, 'version'],
      [{ settings: { ...guide.settings, score: 5 } }, ''],
    ] as const) {
      const error = errorOf(() => defineGuide({ ...whole(), ...change } as never, en))
      expect([Object.keys(change), error.reason]).toEqual([Object.keys(change), 'malformed-guide'])
      if (path) expect(error.path).toBe(path)
    }
  })
})

describe('a text with a place to fill', () => {
  it('keeps its place in the wording of an organisation', () => {
    const texts = { fi: { followUp: { weeks: 'viikkojen päästä' } } }
    expect(() => extendGuide(guide, { id: 'ours', version: '1', texts })).toThrow('a text with {weeks}')
  })
})

describe('a guide with which a talk would have nothing to choose from, or two things under one name', () => {
  const words = { one: 'Miten potilas voi?', team: 'Miten potilaamme voivat?' }
  const patient = { fi: { questions: { patient: words } }, sv: { questions: { patient: words } } }
  const questions = { ...patient, en: { questions: { patient: words } } }

  it.each<[string, object, string, string, string, string]>([
    [
      'a short form that asks what nobody asks',
      { shortForm: ['success', 'nosuch'] },
      'shortForm[1]',
      '"nosuch"',
      'one of centre, success',
      'a question that is asked',
    ],
    [
      'no kind of observation',
      { observations: [] },
      'observations',
      '[]',
      'at least one',
      'something can be',
    ],
    ['no level for a need', { levels: [] }, 'levels', '[]', 'at least one', 'need-not-agreed'],
    [
      'no day of return to offer',
      { rhythm: { weeks: 4, offered: [] } },
      'rhythm.offered',
      '[]',
      'at least one',
      'left-loose',
    ],
    ['a tag that is there already', { tags: ['rhythm'] }, 'tags.rhythm', '"rhythm"', 'each once', 'one id'],
    ['a level twice', { levels: ['hr', 'it', 'hr'] }, 'levels.hr', '"hr"', 'each once', 'one id'],
    [
      'a contact twice',
      { contacts: ['shopSteward', 'shopSteward'] },
      'contacts.shopSteward',
      '"shopSteward"',
      'each once',
      'one id',
    ],
    [
      'a kind of observation twice',
      { observations: ['focus', 'focus'] },
      'observations.focus',
      '"focus"',
      'each once',
      'one id',
    ],
    [
      'a day of return twice',
      { rhythm: { weeks: 4, offered: [2, 2] } },
      'rhythm.offered.2',
      '2',
      'each once',
      'one id',
    ],
    [
      'a question that the short form asks twice',
      { shortForm: ['success', 'success'] },
      'shortForm.success',
      '"success"',
      'each once',
      'one id',
    ],
    [
      'an added question under a built-in id',
      { questions: { reality: ['taught'] } },
      'questions.taught',
      '"taught"',
      'each once',
      'one id',
    ],
    [
      'an added question in two phases',
      { questions: { reality: ['patient'], learning: ['patient'] }, texts: questions },
      'questions.patient',
      '"patient"',
      'each once',
      'one id',
    ],
    [
      'a softened rule without a reason',
      { rules: { 'not-yet-interpreting': { mode: 'nudge' } } },
      'rules.not-yet-interpreting.reason',
      'nothing',
      'expected',
      'softened-unseen',
    ],
    [
      'a softened rule with an empty reason',
      { rules: { 'not-yet-interpreting': { mode: 'nudge', reason: { ...everywhere, fi: ' ' } } } },
      'rules.not-yet-interpreting.reason.fi',
      '" "',
      'expected words',
      'softened-unseen',
    ],
  ])('%s is not loaded', (_, extension, path, found, expected, rule) => {
    const error = extending(extension)
    expect(error).toMatchObject({ reason: 'malformed-guide', path })
    expect(error.message).toContain(`${path}: found ${found}, `)
    expect(error.message).toContain(expected)
    expect(error.message).toContain(`Rule: ${rule}`)
  })

  it('is not loaded either where a guide written whole asks a built-in question in another phase', () => {
    const { texts, settings } = guide
    const moved = { ...settings.questions, reality: ['centre', 'taught'], learning: ['understand'] }
    const error = errorOf(() =>
      defineGuide({ ...ours, texts, settings: { ...settings, questions: moved, shortForm: [] } }, fi),
    )
    expect(error.path).toBe('questions.reality.taught')
    expect(error.message).toContain('expected an id of its own: this one is asked in learning')
  })
})
