import { strToU8, zipSync } from 'fflate'
import { courseStructure } from '../cmi5/courseStructure.ts'
import { scormManifest } from '../scorm/manifest.ts'
import type { LanguageMap } from '../xapi/statement.ts'
import { readBuilt } from './built.ts'
import { LANGUAGES, type PackLanguage } from './languages.ts'
import type { PackOptions } from './options.ts'
import { pageOf, settingsScript } from './page.ts'
import { type Checked, checked } from './settings.ts'

/** The page that is launched. */
const PAGE = 'index.html'

const nameIn = ({ title, guide }: Checked, language: PackLanguage): string =>
  title ?? guide.texts[language].talk.name

/** What tells an LMS what is in a package: the name under which it looks for it, and its text. */
const manifestOf = (made: Checked, files: readonly string[]): [string, string] => {
  const { id, languages, settings } = made
  const [first] = languages
  const mapOf = (textIn: (language: PackLanguage) => string, those: readonly PackLanguage[] = languages) =>
    Object.fromEntries(those.map((language) => [language, textIn(language)])) as LanguageMap
  if (settings.format === 'cmi5') {
    // A title that was given is in one language.
    const title = mapOf((language) => nameIn(made, language), made.title === undefined ? languages : [first])
    const description = mapOf((language) => LANGUAGES[language].pack.description)
    return ['cmi5.xml', courseStructure({ id, title, description, url: PAGE })]
  }
  const version = settings.format === 'scorm12' ? '1.2' : '2004'
  return [
    'imsmanifest.xml',
    scormManifest({ version, id, title: nameIn(made, first), files: [PAGE, ...files] }),
  ]
}

/** A package, with the built page from a folder. */
export const packFrom = async (options: PackOptions, folder?: string): Promise<Uint8Array> => {
  const made = checked(options)
  const { settings, languages } = made
  const [first] = languages
  const beside: Record<string, Uint8Array> = {
    ...(await readBuilt(languages, folder)),
    'settings.js': strToU8(settingsScript(settings)),
  }
  const names = Object.keys(beside).sort()
  const [manifest, text] = manifestOf(made, names)
  const files = {
    [manifest]: strToU8(text),
    [PAGE]: strToU8(pageOf(settings, first, nameIn(made, first))),
    ...Object.fromEntries(names.map((name) => [name, beside[name] as Uint8Array])),
  }
  // One moment for every zip, so that the same options give the same bytes. A zip keeps it without a zone, as it is here.
  return zipSync(files, { level: 9, mtime: new Date(2000, 0, 1) })
}

/**
 * A package to import into an LMS: a zip with the page, the texts and the settings of a talk, and the manifest that the LMS reads. It
 * needs nothing from elsewhere. The same options give the same bytes. For Node.
 *
 * @throws {OivallusError} `malformed-options`, or `malformed-guide` as `extendGuide`: what was wrong, and in `path` where.
 * @example
 * await writeFile('talk.zip', await pack({ format: 'scorm12', languages: ['fi', 'sv'], notice }))
 */
export const pack = (options: PackOptions): Promise<Uint8Array> => packFrom(options)
