import { wrongFor } from '../wrong.ts'
import { idOf } from '../xapi/statement.ts'
import { escaped } from '../xml.ts'
import type { ScormVersion } from './versions.ts'

/** A package of SCORM with one unit: a talk. */
export interface ScormCourse {
  /** The version of SCORM that it is for. `2004` is its 4th edition. */
  version: ScormVersion
  /** The id of the course, such as an IRI. The same gives the same identifiers, so that an LMS knows it when it is imported again. */
  id: string
  /** What the course and its unit are called: 1 to 200 characters. What XML cannot hold is left out. */
  title: string
  /** Every file of the package, as a path in it; the page that is launched comes first. */
  files: readonly [string, ...string[]]
}

/** What the versions write in different words. Sources: SCORM 1.2 CAM, 2.3; SCORM 2004 4th Edition CAM, 3 and 5. */
const FORMS = {
  '1.2': {
    schemaversion: '1.2',
    namespaces:
      'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
    type: 'adlcp:scormtype',
    ofUnit: '',
    ofCourse: '',
  },
  '2004': {
    schemaversion: '2004 4th Edition',
    namespaces:
      'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
    type: 'adlcp:scormType',
    // Else an LMS completes and passes by itself whoever leaves without saying otherwise.
    ofUnit:
      '\n<imsss:sequencing><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>',
    // Without flow, an LMS that begins at the course finds no unit to launch.
    ofCourse: '\n<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>',
  },
} as const

/** The most characters of a title that SCORM 1.2 takes. */
const LONGEST_TITLE = 200

/** What a title has to be, to be named in an error. */
export const TITLE = `1 to ${LONGEST_TITLE} characters`

export const isTitle = (title: unknown): boolean =>
  typeof title === 'string' && escaped(title).trim() !== '' && [...title].length <= LONGEST_TITLE

const wrong = wrongFor('No manifest can be made.')

/** A path in a package: without a scheme, not from a root, and not out of the package. */
const isPathInside = (file: string): boolean =>
  /^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\s:?#\\%\p{Cc}]+$/u.test(file)

const check = ({ version, id, title, files }: ScormCourse): void => {
  if (!Object.hasOwn(FORMS, version)) throw wrong('version', version, '"1.2" or "2004"')
  if (typeof id !== 'string' || id === '') throw wrong('id', id, 'the id of the course')
  if (!isTitle(title)) throw wrong('title', title, TITLE)
  if (files.length === 0) throw wrong('files', files, 'the page that is launched, and whatever it needs')
  files.forEach((file, at) => {
    if (!isPathInside(file) || files.indexOf(file) !== at)
      throw wrong(`files[${at}]`, file, 'a path in the package that is named once')
  })
}

/**
 * The text of `imsmanifest.xml`, which stands at the root of a package: one unit, a talk. It asks for no score and sets none; in
 * 2004 it says that the page alone completes it, and that nothing else passes it.
 *
 * @throws {OivallusError} `malformed-options` when no LMS could take it; `path` says why.
 * @example
 * scormManifest({ version: '1.2', id: 'https://portal.example/talks', title: 'Oppimiskeskustelu', files: ['index.html', 'talk.js'] })
 */
export const scormManifest = (course: ScormCourse): string => {
  check(course)
  const { version, id, title, files } = course
  const { schemaversion, namespaces, type, ofUnit, ofCourse } = FORMS[version]
  const named = `<title>${escaped(title)}</title>`
  // A UUID may begin with a digit, and no identifier does.
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="oivallus-${idOf('scorm', id)}" version="1.0" ${namespaces}>
<metadata><schema>ADL SCORM</schema><schemaversion>${schemaversion}</schemaversion></metadata>
<organizations default="course">
<organization identifier="course">${named}
<item identifier="talk" identifierref="page">${named}${ofUnit}</item>${ofCourse}
</organization>
</organizations>
<resources>
<resource identifier="page" type="webcontent" ${type}="sco" href="${escaped(files[0])}">
${files.map((file) => `<file href="${escaped(file)}"/>`).join('\n')}
</resource>
</resources>
</manifest>
`
}
