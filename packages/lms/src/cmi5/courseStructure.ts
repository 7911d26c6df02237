import { wrongFor } from '../wrong.ts'
import { isIri } from '../xapi/options.ts'
import type { LanguageMap } from '../xapi/statement.ts'
import { ACTIVITY_TYPES } from '../xapi/terms.ts'
import { escaped } from '../xml.ts'

/** A course of cmi5 with one unit: a talk. */
export interface Course {
  /** The id of the course, an IRI; the unit's is the same with `/talk` after it. Whoever imports it again keeps both. */
  id: string
  /** What the course and its unit are called, by language. At least one. */
  title: LanguageMap
  /** What they are about, by language. At least one. */
  description: LanguageMap
  /**
   * The page that calls startUnit: a path in the package, or an address of HTTP.
   *
   * @default 'index.html'
   */
  url?: string
  /**
   * What the unit is given as `parameters`.
   *
   * @default nothing
   */
  launchParameters?: string
}

/** What an LMS adds to the address of a unit (cmi5, 8.1), and nobody else may. */
const LAUNCH = ['endpoint', 'fetch', 'actor', 'registration', 'activityId']

/** A language as XML Schema has it. */
const LANGUAGE = /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i

const wrong = wrongFor('No course can be made.')

const texts = (name: 'title' | 'description', map: LanguageMap): string => {
  const all = Object.entries(map ?? {})
  if (all.length === 0) throw wrong(name, map, 'a text in one language or more')
  const strings = all.map(([language, text]) => {
    if (!LANGUAGE.test(language)) throw wrong(`${name}.${language}`, language, 'a language such as "fi"')
    return `<langstring lang="${language}">${escaped(text)}</langstring>`
  })
  return `<${name}>${strings.join('')}</${name}>`
}

const checkUrl = (url: string): void => {
  const base = 'https://package.invalid/talk/'
  const parsed =
    url !== '' && !url.startsWith('/') && URL.canParse(url, base) ? new URL(url, base) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol) || /\s/.test(url))
    throw wrong('url', url, 'a path in the package, or an address of HTTP')
  const taken = LAUNCH.find((name) => parsed.searchParams.has(name))
  if (taken) throw wrong('url', url, `it without "${taken}", which the LMS adds`)
}

/**
 * The text of `cmi5.xml`, which stands at the root of a package (cmi5, 13 and 14): a course with one unit, with which one moves on
 * once the talk was held. There is no mastery score, for there is no score.
 *
 * @throws {OivallusError} `malformed-options` when no LMS could take it; `path` says why.
 * @example
 * courseStructure({ id: 'https://portal.example/talks', title: { fi: 'Oppimiskeskustelu' }, description: { fi: 'Kahden kesken.' } })
 */
export const courseStructure = (course: Course): string => {
  const { id, title, description, url = 'index.html', launchParameters } = course
  if (!isIri(id)) throw wrong('id', id, 'an IRI such as "https://portal.example/talks"')
  checkUrl(url)
  const named = texts('title', title) + texts('description', description)
  const parameters =
    launchParameters === undefined ? '' : `<launchParameters>${escaped(launchParameters)}</launchParameters>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="${escaped(id)}">${named}</course>
<au id="${escaped(id)}/talk" moveOn="Completed" activityType="${ACTIVITY_TYPES.conversation}">
${named}
<url>${escaped(url)}</url>${parameters}
</au>
</courseStructure>
`
}
