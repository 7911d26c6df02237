import { builtIn, createConversation, extendGuide, type Guide, OivallusError } from '@oivallus/core'
import type { TalkSettings } from '../page/settings.ts'
import { isTitle, TITLE } from '../scorm/manifest.ts'
import { wrongFor } from '../wrong.ts'
import { isIri } from '../xapi/options.ts'
import { isLanguage, LANGUAGES, NAMES, type PackLanguage } from './languages.ts'
import type { PackFormat, PackOptions } from './options.ts'

const wrong = wrongFor('No package can be made.')

export const FORMATS: readonly PackFormat[] = ['scorm12', 'scorm2004', 'cmi5']

/** What a package is made of, looked through. */
export interface Checked {
  settings: TalkSettings
  languages: readonly [PackLanguage, ...PackLanguage[]]
  guide: Guide<PackLanguage>
  id: string
  /** What the course is called, where that is not the name of the talk in the guide. */
  title: string | undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The languages that are asked for, else those that the guide has words in. */
const languagesOf = ({ languages, guide }: PackOptions): Checked['languages'] => {
  const texts = guide?.texts
  const [path, asked] = languages
    ? ['languages', languages]
    : ['guide.texts', isRecord(texts) ? Object.keys(texts) : []]
  const [first = 'fi', ...others] = asked
  const all: [unknown, ...unknown[]] = [first, ...others]
  const unknown = all.find((one, at) => !isLanguage(one) || all.indexOf(one) !== at)
  if (unknown !== undefined) throw wrong(path, unknown, `${NAMES}, each once`)
  return all as unknown as Checked['languages']
}

const guideOf = ({ guide }: PackOptions, languages: Checked['languages']): Guide<PackLanguage> => {
  const texts = Object.fromEntries(languages.map((one) => [one, LANGUAGES[one].talk]))
  const base = builtIn(texts as Record<PackLanguage, (typeof LANGUAGES)[PackLanguage]['talk']>)
  return guide === undefined ? base : extendGuide(base, guide)
}

/** Whether the page will be able to open a talk: one is opened here as it will be, and let go of. */
const checkOpening = ({ notice }: PackOptions, guide: Guide, language: string): void => {
  if (!isRecord(notice)) throw wrong('notice', notice, 'who is responsible for the data, in fields')
  const us = 'us'
  try {
    createConversation(
      { asked: [us], lead: us, notice },
      { viewer: { participant: us }, guide, language },
    ).dispose()
  } catch (error) {
    if (!(error instanceof OivallusError)) throw error
    const { reason, message, path } = error
    // It names a place in the log; whoever packs knows what they gave.
    const given = path.replace(/^event\./, '')
    throw new OivallusError(
      reason,
      message.replace(path, () => given),
      given,
    )
  }
}

/** A host as a policy can name it: without signs that mean something there, such as `*` and `;`. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/i
const HERE = ['localhost', '127.0.0.1', '[::1]']

const checkStore = (store: unknown): void => {
  const expected = 'an address such as "https://talks.example/conversations"; http only of localhost'
  if (typeof store !== 'string' || !URL.canParse(store)) throw wrong('store', store, expected)
  const { protocol, hostname, username, password, search, hash } = new URL(store)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && HERE.includes(hostname))
  if (!isSafe || !HOST.test(hostname)) throw wrong('store', store, expected)
  if (username || password)
    throw wrong('store', '…', 'it without a name and password: whoever has the package could read them')
  if (search || hash) throw wrong('store', store, 'it without "?" and "#": paths are added to it')
}

/**
 * Looks through what a package is made of.
 *
 * @throws {OivallusError} `malformed-options` or `malformed-guide`.
 */
export const checked = (options: PackOptions): Checked => {
  const { format, notice, store, title } = options
  if (!FORMATS.includes(format)) throw wrong('format', format, FORMATS.join(', '))
  if (options.guide !== undefined && !isRecord(options.guide))
    throw wrong('guide', options.guide, 'what you change of the built-in guide, by key')
  const languages = languagesOf(options)
  const guide = guideOf(options, languages)
  checkOpening(options, guide, languages[0])
  if (store !== undefined) checkStore(store)
  if (title !== undefined && !isTitle(title)) throw wrong('title', title, TITLE)
  const { id = `urn:oivallus:talks:${encodeURIComponent(guide.id)}` } = options
  if (!isIri(id)) throw wrong('id', id, 'an IRI such as "https://portal.example/talks"')
  return {
    settings: { format, languages, guide: options.guide ?? null, notice, store: store ?? null },
    languages,
    guide,
    id,
    title,
  }
}
