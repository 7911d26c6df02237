import { describeIssues } from '../errors.ts'
import { CATALOGUE } from '../rules/catalogue.ts'
import { CODES, CONTACTS, isPhase, LEVELS, PHASES, QUESTIONS, TAGS } from '../vocabulary.ts'
import { checkLists } from './lists.ts'
import { builtInSettings, type GuideSettings, guideSettings } from './settings.ts'
import type { Both, Texts } from './texts.ts'
import { bad, rates, ruleOf, surplus, unusable } from './unusable.ts'

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

/** Records of texts that an organisation may add to; everything else has the keys of the guide it extends. */
const OPEN: readonly string[] = ['questions', 'tags', 'levels', 'contacts']

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A question of an organisation's own, in the form that it has. */
const QUESTION: Both = { one: '', team: '' }

/** The parts that are looked into before they are parsed as settings. */
const PARTS = ['rules', 'questions', 'minutes', 'settings', 'texts']

/** What a part is, if it is there: values by key, or a list. */
const checkPart = (path: string, found: unknown, isList = false): void => {
  if (found !== undefined && !(isList ? Array.isArray(found) : isRecord(found)))
    throw bad(path, found, isList ? 'a list' : 'values by key')
}

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
    throw bad(path, given, expected)
  const lost = typeof base === 'string' && base.match(/\{\w+\}/g)?.find((one) => !String(given).includes(one))
  if (lost) throw bad(path, given, `a text with ${lost}`)
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
  if (!isRecord(given)) throw bad(path, given, kindOf(base))
  const isOpen = depth === 1 && OPEN.some((name) => path.endsWith(`.${name}`))
  const result: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(given)) {
    const at = `${path}.${key}`
    const isKnown = Object.hasOwn(base, key)
    if (!isKnown && (!isOpen || key in Object.prototype))
      throw surplus(at, value, `one of ${Object.keys(base).join(', ')}`)
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

/** An added id rates nobody and has its words in every language, and no words stand under an id that nobody named. */
const checkAdded = ({ settings, texts }: Guide): void => {
  const named: [string, readonly string[]][] = [
    ['questions', PHASES.flatMap((phase) => settings.questions[phase])],
    ['tags', settings.tags],
    ['levels', settings.levels],
    ['contacts', settings.contacts],
  ]
  for (const [part, ids] of named) {
    const rating = ids.find((id) => rates(id))
    if (rating) throw surplus(`${part}.${rating}`, rating, 'another id')
  }
  for (const [language, all] of Object.entries(texts))
    for (const [part, ids] of named) {
      const words = all[part as 'tags']
      const path = `texts.${language}.${part}`
      if (!isRecord(words)) throw bad(path, words, 'texts by key')
      const missing = ids.find((id) => !Object.hasOwn(words, id))
      if (missing) throw bad(`${path}.${missing}`, undefined, 'its words')
      const unnamed = Object.keys(words).find((id) => !ids.includes(id) && !BUILT_IN.includes(id))
      if (unnamed) throw surplus(`${path}.${unnamed}`, words[unnamed], `one of ${ids.join(', ')}`)
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

const checkSettings = (settings: unknown): void => {
  const result = guideSettings.safeParse(settings)
  if (result.success) return
  const { issues } = result.error
  const { path, message } = describeIssues(settings, issues)
  const keys = issues[0]?.code === 'unrecognized_keys' ? issues[0].keys : []
  // Without a reason, or without words in it, nobody could be shown why.
  const isReason = /^rules\..*\.reason(\.|$)/.test(path)
  const surplusRule = keys.length > 0 ? ruleOf([path, ...keys].join('.')) : undefined
  throw unusable(path, message, isReason ? 'softened-unseen' : surplusRule)
}

const checked = <L extends string>(guide: Guide<L>): Guide<L> => {
  checkSettings(guide.settings)
  checkLists(guide.settings)
  checkAdded(guide)
  checkRules(guide)
  return guide
}

const WHOLE: readonly string[] = ['id', 'version', 'settings', 'texts']
const EXTENDS: readonly string[] = ['id', 'version', 'texts', ...Object.keys(builtInSettings)]

/** The outer shape of a guide or of an extension: which names stand at its top, its id and version, and what its parts are. */
const checkTop = (given: unknown, names: readonly string[]): void => {
  if (!isRecord(given)) throw bad('guide', given, 'values by key')
  for (const key of Object.keys(given))
    if (!names.includes(key)) throw surplus(key, given[key], `one of ${names.join(', ')}`)
  for (const key of ['id', 'version'])
    if (typeof given[key] !== 'string' || given[key] === '') throw bad(key, given[key], 'a text')
  for (const part of PARTS) checkPart(part, given[part])
}

/** A guide that is there already: with settings, and texts by language. */
const checkWhole = (guide: Guide): void => {
  checkTop(guide, WHOLE)
  for (const part of ['settings', 'texts'] as const)
    if (guide[part] === undefined) throw bad(part, undefined, 'values by key')
  for (const [language, texts] of Object.entries(guide.texts))
    if (!isRecord(texts)) throw bad(`texts.${language}`, texts, 'texts by key')
  checkSettings(guide.settings)
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
  checkWhole(base)
  checkTop(extension, EXTENDS)
  checkPart('tags', extension.tags, true)
  for (const [phase, ids] of Object.entries(extension.questions ?? {})) {
    if (!isPhase(phase)) throw surplus(`questions.${phase}`, ids, `one of ${PHASES.join(', ')}`)
    checkPart(`questions.${phase}`, ids, true)
  }
  for (const [key, setting] of Object.entries(extension.rules ?? {}))
    if (!CODES.some((code) => code === key)) throw surplus(`rules.${key}`, setting, 'the code of a rule')
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
      questions: Object.fromEntries(
        PHASES.map((phase) => [phase, [...base.settings.questions[phase], ...(questions[phase] ?? [])]]),
      ),
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
  checkWhole(guide)
  for (const [language, texts] of Object.entries(guide.texts)) merged(like, texts, `texts.${language}`, true)
  return checked(guide)
}
