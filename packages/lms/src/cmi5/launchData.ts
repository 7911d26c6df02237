import { wrongFor } from '../wrong.ts'
import type { Activity } from '../xapi/statement.ts'
import { isAddress } from './launch.ts'

/**
 * What a session is for: only in `Normal` the LMS is told what happened to the talk; in the others somebody looks around, or at what
 * was done.
 */
export type LaunchMode = 'Normal' | 'Browse' | 'Review'

/** What an LMS wants in the context of every statement of a session, as given. */
export interface ContextTemplate {
  contextActivities?: { [kind: string]: Activity | Activity[] }
  extensions: { [extension: string]: unknown }
  [property: string]: unknown
}

/** What an LMS lays ready for a session, in the state `LMS.LaunchData` (cmi5, 10.2). What is not used here is left out. */
export interface LaunchData {
  contextTemplate: ContextTemplate
  launchMode: LaunchMode
  /** Where the page goes in the end. */
  returnURL?: string
  /** What whoever made the course wrote for the unit. */
  launchParameters?: string
}

const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'

const MODES: readonly unknown[] = ['Normal', 'Browse', 'Review'] satisfies LaunchMode[]

/** The id of a session, which its LMS gave. */
export const sessionOf = ({ extensions }: ContextTemplate): string => String(extensions[SESSION])

const wrong = wrongFor(
  'The LMS has laid nothing ready that this session could begin with.',
  'store-unreadable',
)

/** @throws {OivallusError} `store-unreadable` when it is no launch data. */
export const checkLaunchData = (found: unknown): LaunchData => {
  if (typeof found !== 'object' || found === null) throw wrong('LMS.LaunchData', found, 'a document')
  const { contextTemplate, launchMode, returnURL, launchParameters } = found as Partial<LaunchData>
  const session = contextTemplate?.extensions?.[SESSION]
  if (!contextTemplate || typeof session !== 'string' || session === '')
    throw wrong('LMS.LaunchData.contextTemplate', contextTemplate, `one with the extension ${SESSION}`)
  if (!launchMode || !MODES.includes(launchMode))
    throw wrong('LMS.LaunchData.launchMode', launchMode, '"Normal", "Browse" or "Review"')
  if (returnURL && !isAddress(returnURL))
    throw wrong('LMS.LaunchData.returnURL', returnURL, 'an address of HTTP')
  return {
    contextTemplate,
    launchMode,
    ...(returnURL && { returnURL }),
    ...(launchParameters && { launchParameters }),
  }
}
