import { intervalOf, timespanOf } from './time.ts'

/** The versions of SCORM that are spoken. `2004` is its 4th edition; what is used of it is the same in the 3rd. */
export type ScormVersion = '1.2' | '2004'

/**
 * What the versions say in different words. Sources: SCORM 1.2 RTE, 3.3 and 3.4; SCORM 2004 4th Edition RTE, 3.1 and 4.2.
 *
 * No element of a score, of success, of objectives or interactions is among them: none is ever set.
 */
export const VERSIONS = {
  '1.2': {
    /** The name of the API in its window. */
    api: 'API',
    /** What the names of its functions begin with. */
    prefix: 'LMS',
    terminate: 'Finish',
    /** Codes that are no trouble: the LMS has nothing under this name, or does not know it, as it need not. */
    absent: ['401'],
    /** The code of being initialized already: 1.2 has none of its own. */
    already: undefined,
    status: 'cmi.core.lesson_status',
    mode: 'cmi.core.lesson_mode',
    exit: 'cmi.core.exit',
    /** The word for an exit to which nobody comes back. */
    normal: '',
    time: 'cmi.core.session_time',
    timeOf: timespanOf,
    /** Characters that `cmi.suspend_data` holds. */
    most: 4_096,
  },
  '2004': {
    api: 'API_1484_11',
    prefix: '',
    terminate: 'Terminate',
    absent: ['401', '403'],
    already: '103',
    status: 'cmi.completion_status',
    mode: 'cmi.mode',
    exit: 'cmi.exit',
    normal: 'normal',
    time: 'cmi.session_time',
    timeOf: intervalOf,
    most: 64_000,
  },
} as const
