import { describeIssues, OivallusError } from '../errors.ts'
import { CATALOGUE } from '../rules/catalogue.ts'
import { CODES, CONTACTS, isPhase, LEVELS, PHASES, QUESTIONS, TAGS } from '../vocabulary.ts'
import { builtInSettings, type GuideSettings, guideSettings } from './settings.ts'
import type { Both, Texts } from './texts.ts'

/** Texts of one language, with what an organisation added: questions, tags, levels and contacts under their ids. */
export interface GuideTexts extends Omit<Texts, 'questions' | 'tags' | 'levels' | 'contacts'> {
  questions: Record<string, Both>
  tags: Record<string, string>
  levels: Record<string, string>
  contacts: Record<string, string>
}

/** The content of a talk: one version, in one or more languages. */
export interface Guide<L extends string = string> {
  /** Names the guide; it stands in the log of every talk. */
  id: string
  /** A new one whenever something changes. */
  version: string
  settings: GuideSettings
  texts: Record<L, GuideTexts>
}

type Loose<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? T
    : { [K in keyof T]?: Loose<T[K]> }

/** What an organisation changes of a guide; everything else stays. Plain JSON, so it can come from a file. */
export interface GuideExtension<L extends string = string> {
  /** Names the new guide. */
  id: string
  version: string
  /** Softened or hardened rules by code, each with its reason in every language. */
  rules?: Partial<GuideSettings['rules']>
  /** Questions added after those of the guide, by phase. */
  questions?: Partial<Record<keyof GuideSettings['questions'], string[]>>
  /** Ids of the questions that the short form asks by itself, in the place of the guide's. */
  shortForm?: string[]
  /** The kinds of observation that are offered. */
  observations?: GuideSettings['observations']
  /** Tags added to those of the guide. */
  tags?: string[]
  /** Levels and contacts replace those of the guide. */
  levels?: string[]
  contacts?: string[]
  rhythm?: GuideSettings['rhythm']
  minutes?: Partial<GuideSettings['minutes']>
  answerWeeks?: number
  /** Texts by language, as far as they change; the words of whatever was added. */
  texts?: Partial<Record<L, Loose<GuideTexts>>>
}

/** The guide that the library ships, in the languages that were loaded. */
export const builtIn = <const L extends string>(texts: Record<L, Texts>): Guide<L> => ({
  id: 'oivallus',
  version: '1',
  settings: builtInSettings,
  texts: texts as Record<L, GuideTexts>,
})

const unusable = (path: string, message: string, rule?: string): OivallusError =>
  new OivallusError(
    'malformed-guide',
    `This guide cannot be used. ${message}.${rule ? ` Rule: ${rule}.` : ''}`,
    path,
  )

const bad = (path: string, found: unknown, expected: string, rule?: string): OivallusError =>
  unusable(
    path,
    `${path}: found ${JSON.stringify(found)?.slice(0, 80) ?? 'nothing'}, expected ${expected}`,
    rule,
  )

/** What may not be there; with the rule that it breaks, if it breaks one. */
const wrong = (path: string, found: unknown, expected: string): OivallusError =>
  bad(path, found, expected, ruleOf(path))

/** Nothing in a guide can rate a person. Field names are looked at, never prose. */
const RATING = /rating|score|grade|apprais|points/i

const ruleOf = (path: string): string | undefined => {
  if (/(^|\.)origins(\.|$)/.test(path)) return 'no-person-as-cause'
  if (/(^|\.)learnings?(\.|$)/.test(path)) return 'a learning has no owner, due date or status'
  if (/(^|\.)outcomes(\.|$)/.test(path)) return 'no outcome is called failed'
  return RATING.test(path) ? 'nothing can rate a person' : undefined
}

/** Records of texts that an organisation may add to; everything else has the keys of the guide it extends. */
const OPEN: readonly string[] = ['questions', 'tags', 'levels', 'contacts']

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A question of an organisation's own, in the form that it has. */
const QUESTION: Both = { one: '', team: '' }

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? `${value.length} texts`
    : value === QUESTION
      ? 'the question in both forms'
      : isRecord(value)
        ? 'texts by key'
        : 'a text'

/** Whether a text of an extension has the form of the text it replaces. */
const checkText = (base: unknown, given: unknown, path: string): void => {
  const expected = kindOf(base)
  if (typeof base === 'string' && (typeof given !== 'string' || given.trim() === ''))
    throw wrong(path, given, expected)
  const lost = typeof base === 'string' && base.match(/\{\w+\}/g)?.find((one) => !String(given).includes(one))
  if (lost) throw wrong(path, given, `a text with ${lost}`)
  if (!Array.isArray(base)) return
  if (!Array.isArray(given) || given.length !== base.length) throw bad(path, given, expected)
  base.forEach((one, at) => {
    checkText(one, given[at], `${path}[${at}]`)
  })
}

/**
 * Texts, as far as they are given, in the place of those of `base`; their keys are the same, but an organisation adds words under ids
 * of its own. Where the texts are `whole`, none is missing.
 */
const merged = (base: unknown, given: unknown, path: string, whole = false, depth = 0): unknown => {
  if (!isRecord(base)) {
    checkText(base, given, path)
    return given
  }
  if (!isRecord(given)) throw wrong(path, given, kindOf(base))
  const isOpen = depth === 1 && OPEN.some((name) => path.endsWith(`.${name}`))
  const result: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(given)) {
    const at = `${path}.${key}`
    const isKnown = Object.hasOwn(base, key)
    if (!isKnown && (!isOpen || key in Object.prototype))
      throw wrong(at, value, `one of ${Object.keys(base).join(', ')}`)
    // Words of an organisation's own: a text, or a question in both of its forms.
    const isQuestion = path.endsWith('.questions')
    result[key] = isKnown
      ? merged(base[key], value, at, whole, depth + 1)
      : merged(isQuestion ? QUESTION : '', value, at, true, depth + 1)
  }
  const missing = whole && Object.keys(base).find((key) => !Object.hasOwn(given, key))
  if (missing) throw bad(`${path}.${missing}`, undefined, kindOf(base[missing]))
  return result
}

/** Every id has its words in every language, and no words stand under an id that nobody named. */
const checkAdded = ({ settings, texts }: Guide): void => {
  const named: [string, readonly string[]][] = [
    ['questions', PHASES.flatMap((phase) => settings.questions[phase])],
    ['tags', settings.tags],
    ['levels', settings.levels],
    ['contacts', settings.contacts],
  ]
  for (const [language, all] of Object.entries(texts))
    for (const [part, ids] of named) {
      const words = all[part as 'tags']
      const path = `texts.${language}.${part}`
      const missing = ids.find((id) => !Object.hasOwn(words, id))
      if (missing) throw bad(`${path}.${missing}`, undefined, 'its words')
      const surplus = Object.keys(words).find((id) => !ids.includes(id) && !BUILT_IN.includes(id))
      if (surplus) throw wrong(`${path}.${surplus}`, words[surplus], `one of ${ids.join(', ')}`)
    }
}

/** Ids of the built-in guides, whose words may stay when an organisation no longer uses them. */
const BUILT_IN: readonly string[] = [...Object.values(QUESTIONS).flat(), ...TAGS, ...LEVELS, ...CONTACTS]

/** A rule is softened or hardened only where it may be, and with a reason in every language. */
const checkRules = ({ settings, texts }: Guide): void => {
  for (const code of CODES) {
    const given = settings.rules[code]
    if (!given) continue
    const { mode, may } = CATALOGUE[code]
    const path = `rules.${code}`
    const changed = given.mode !== mode
    if (changed && (may === 'pinned' || (may === 'toNudge') !== (given.mode === 'nudge')))
      throw bad(`${path}.mode`, given.mode, `"${mode}", which this guide cannot change`, code)
    for (const language of Object.keys(texts))
      if (!given.reason[language])
        throw bad(`${path}.reason.${language}`, undefined, 'the reason in words', 'softened-unseen')
  }
}

const checked = <L extends string>(guide: Guide<L>): Guide<L> => {
  const result = guideSettings.safeParse(guide.settings)
  if (!result.success) {
    const { path, message } = describeIssues(guide.settings, result.error.issues)
    throw unusable(path, message, ruleOf(path))
  }
  checkAdded(guide)
  checkRules(guide)
  return guide
}

const EXTENDS: readonly string[] = ['id', 'version', 'texts', ...Object.keys(builtInSettings)]

/** The names that stand at the top of a guide, and its id and version. */
const checkTop = (guide: object, names: readonly string[]): void => {
  const given = guide as Record<string, unknown>
  for (const key of Object.keys(given))
    if (!names.includes(key)) throw wrong(key, given[key], `one of ${names.join(', ')}`)
  for (const key of ['id', 'version'])
    if (typeof given[key] !== 'string' || given[key] === '') throw bad(key, given[key], 'a text')
}

/**
 * A guide of an organisation's own: another guide with some things changed. Takes plain JSON.
 *
 * @throws {OivallusError} `malformed-guide`, with the path, what was found, what was expected, and the rule if one is broken.
 */
export const extendGuide = <const L extends string>(
  base: Guide<L>,
  extension: GuideExtension<L>,
): Guide<L> => {
  checkTop(extension, EXTENDS)
  for (const key of Object.keys(extension.rules ?? {}))
    if (!CODES.some((code) => code === key))
      throw wrong(`rules.${key}`, (extension.rules as never)[key], 'the code of a rule')
  const {
    id,
    version,
    texts = {},
    questions = {},
    tags = [],
    rules = {},
    minutes = {},
    ...replaced
  } = extension
  for (const language of Object.keys(texts))
    if (!Object.hasOwn(base.texts, language))
      throw bad(`texts.${language}`, language, `one of ${Object.keys(base.texts).join(', ')}`)
  const given = texts as Partial<Record<string, unknown>>
  return checked({
    id,
    version,
    settings: {
      ...base.settings,
      ...replaced,
      rules: { ...base.settings.rules, ...rules },
      minutes: { ...base.settings.minutes, ...minutes },
      tags: [...base.settings.tags, ...tags],
      questions: Object.fromEntries([
        ...PHASES.map((phase) => [phase, [...base.settings.questions[phase], ...(questions[phase] ?? [])]]),
        ...Object.entries(questions).filter(([phase]) => !isPhase(phase)),
      ]),
    },
    texts: Object.fromEntries(
      Object.entries(base.texts).map(([language, all]) => [
        language,
        given[language] === undefined ? all : merged(all, given[language], `texts.${language}`),
      ]),
    ),
  } as Guide<L>)
}

/**
 * A guide written whole, in one or more languages. Its texts have the keys of `like`: a built-in language, which is not part of
 * the guide unless it is among its texts.
 *
 * @throws {OivallusError} `malformed-guide`, as extendGuide.
 */
export const defineGuide = <const L extends string>(guide: Guide<L>, like: Texts): Guide<L> => {
  checkTop(guide, ['id', 'version', 'settings', 'texts'])
  for (const [language, texts] of Object.entries(guide.texts)) merged(like, texts, `texts.${language}`, true)
  return checked(guide)
}
