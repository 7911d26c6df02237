import { type ScormVersion, VERSIONS } from '../../src/scorm/versions.ts'

/** One call that came, as it would be written: `LMSSetValue cmi.core.exit=suspend`. */
type Call = string

/** An LMS that does as it is told to, in a window that a talk stands in. */
export interface FakeLms {
  window: Window
  /** What was called, in order, reading and asking for errors left out. */
  calls: Call[]
  /** What it keeps. */
  kept: Record<string, string>
  /** Calls it answers “false”, by how they begin, with the code that it gives then. */
  refuses: Record<string, string>
  /** The page goes out of sight, or comes back. */
  see(visible: boolean): void
  /** The page goes away: for good, or put aside as it is. */
  hide(persisted?: boolean): void
}

/** An LMS of this version. What it answers is of the type that `answer` makes of a boolean. */
export const fakeLms = (
  version: ScormVersion,
  kept: Record<string, string> = {},
  answer: (isFine: boolean) => unknown = String,
): FakeLms => {
  const { api: name, prefix, terminate } = VERSIONS[version]
  let code = '0'
  const lms: FakeLms = {
    calls: [],
    kept,
    refuses: {},
    window: undefined as unknown as Window,
    see: (visible) => {
      Object.assign(page.document, { visibilityState: visible ? 'visible' : 'hidden' })
      page.document.dispatchEvent(new Event('visibilitychange'))
    },
    hide: (persisted = false) => void page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted })),
  }
  const api: Record<string, (...what: string[]) => unknown> = {
    GetLastError: () => code,
    GetErrorString: (of = '') => `what ${of} means`,
    GetDiagnostic: (of = '') => `more of ${of}`,
    GetValue: (element = '') => {
      code = lms.refuses[`GetValue ${element}`] ?? '0'
      return code === '0' ? (kept[element] ?? '') : ''
    },
  }
  for (const what of ['Initialize', 'SetValue', 'Commit', terminate])
    api[what] = (element = '', value = '') => {
      const call = `${what} ${element}${value && `=${value}`}`.trim()
      lms.calls.push(call)
      const [, refused] = Object.entries(lms.refuses).find(([begins]) => call.startsWith(begins)) ?? []
      code = refused ?? '0'
      if (refused === 'throws') throw new TypeError('The LMS is broken')
      if (refused === undefined && what === 'SetValue') kept[element] = value
      return answer(refused === undefined)
    }
  const page = Object.assign(new EventTarget(), {
    [name]: Object.fromEntries(Object.entries(api).map(([what, does]) => [prefix + what, does])),
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    opener: null,
  })
  lms.window = Object.assign(page, { parent: page }) as unknown as Window
  return lms
}
