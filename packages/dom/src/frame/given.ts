import { refuse } from './refusing.ts'

/** What a host gives to the page in its frame. All of it is optional. */
export interface FrameGiven {
  /** The language to read in, such as `fi`. */
  readonly language?: string | undefined
  /** The resume token that the host has kept, to go on with that talk. Without one, a talk is to be begun. */
  readonly token?: string | undefined
  /**
   * Whatever else the two pages have agreed on, in plain JSON: who is asked, who sits here, a notice. It is for the frame’s page to
   * check what stands in it.
   */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
}

const NAMES = ['language', 'token', 'settings']
/** Deeper than settings are, and less deep than what stands in itself. */
const DEEPEST = 20

type Plain = Record<string, unknown>

const isPlain = (value: unknown): value is Plain => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const isJson = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  Array.isArray(value) ||
  isPlain(value)

/** What stands in a list or an object, each with its path. */
const insideOf = (value: unknown, path: string): (readonly [path: string, inside: unknown])[] => {
  if (Array.isArray(value)) return value.map((one, at) => [`${path}[${at}]`, one] as const)
  const named = isPlain(value) ? Object.entries(value).filter(([, one]) => one !== undefined) : []
  return named.map(([name, one]) => [`${path}.${name}`, one] as const)
}

const checkJson = (value: unknown, path: string, depth = 0): void => {
  if (!isJson(value)) refuse(path, value, 'plain JSON')
  if (depth > DEEPEST) refuse(path, value, `at most ${DEEPEST} levels, and nothing inside itself`)
  for (const [at, one] of insideOf(value, path)) checkJson(one, at, depth + 1)
}

/**
 * The name of a language: letters, digits and hyphens.
 *
 * @throws {OivallusError} `malformed-options` for anything else.
 */
export const checkLanguage = (language: unknown): string =>
  typeof language === 'string' && /^[a-z\d-]{1,35}$/i.test(language)
    ? language
    : refuse('language', language, 'the name of a language, such as "fi"')

const checkToken = (token: unknown): string =>
  typeof token === 'string' && token !== '' ? token : refuse('token', token, 'a resume token, or none')

const checkSettings = (settings: unknown): Plain => {
  if (!isPlain(settings)) return refuse('settings', settings, 'a plain object')
  checkJson(settings, 'settings')
  return settings
}

/**
 * What a host gives, checked: before it is sent, and again where it is taken.
 *
 * @throws {OivallusError} `malformed-options`, with the path, what was found and what was expected.
 */
export const checkGiven = (given: unknown): FrameGiven => {
  if (!isPlain(given)) return refuse('given', given, `a plain object with ${NAMES.join(', ')}`)
  const unknown = Object.keys(given).find((name) => !NAMES.includes(name))
  if (unknown !== undefined) refuse(unknown, given[unknown], `nothing but ${NAMES.join(', ')}`)
  const { language, token, settings } = given
  return {
    ...(language !== undefined && { language: checkLanguage(language) }),
    ...(token !== undefined && { token: checkToken(token) }),
    ...(settings !== undefined && { settings: checkSettings(settings) }),
  }
}
