/*
 * The page of an LMS, which plays a package in scorm-again: in a frame, or in a window that it opens. Its address says how; what the
 * run-time holds is kept in this browser at every commit, and given to the next attempt that goes on with it.
 */
import type { ScormVersion } from '@oivallus/lms/scorm'
import { Scorm12API, Scorm2004API } from 'scorm-again'

/** What the address of an LMS says. */
export interface Launch {
  version: ScormVersion
  /** The address of what is launched. */
  talk: string
  /** Where: `frame` unless given; `inside` is a frame in a frame, as a frameset has them. */
  into?: 'frame' | 'inside' | 'window'
  mode?: 'browse' | 'review'
  /** The LMS has begun the session by itself. */
  isBegun?: true
}

const launch = JSON.parse(decodeURIComponent(location.search.slice(1))) as Launch
const is12 = launch.version === '1.2'
const NAMES = ['Initialize', is12 ? 'Finish' : 'Terminate', 'GetValue', 'SetValue', 'Commit'].concat([
  'GetLastError',
  'GetErrorString',
  'GetDiagnostic',
])
const runtime = is12 ? new Scorm12API({ logLevel: 5 }) : new Scorm2004API({ logLevel: 5 })

/** Elements of what was kept that an LMS gives to the next session, by what they are called in each version. */
type Kept = { suspend_data: string; completion_status: string; exit: string; core: Record<string, string> }

const place = `cmi ${launch.version}`
const read = (): Kept | undefined => JSON.parse(localStorage.getItem(place) ?? '{}').cmi

const begin = () => {
  const kept = read()
  const { mode = 'normal' } = launch
  const goesOn = kept && (is12 ? kept.core.exit : kept.exit) === 'suspend'
  const entry = goesOn ? 'resume' : 'ab-initio'
  if (is12)
    runtime.loadFromJSON(
      {
        ...(kept && { suspend_data: kept.suspend_data }),
        core: { entry, lesson_mode: mode, ...(kept && { lesson_status: kept.core.lesson_status }) },
      },
      'cmi',
    )
  else
    runtime.loadFromJSON(
      {
        entry,
        mode,
        ...(goesOn && { suspend_data: kept.suspend_data, completion_status: kept.completion_status }),
      },
      'cmi',
    )
}

const calls: string[] = []
/** What is called goes to scorm-again as it is, and is noted with what it answers. */
const noted = (name: string) => {
  const full = is12 ? `LMS${name}` : name
  const does = (runtime as unknown as Record<string, (...what: string[]) => string>)[full]
  return [
    full,
    (...what: string[]) => {
      const answer = does?.apply(runtime, what)
      calls.push(`${name} ${what.join('=')} → ${answer}`)
      if (/Commit|Finish|Terminate/.test(name) && String(answer) === 'true')
        localStorage.setItem(place, runtime.renderCMIToJSONString())
      return answer
    },
  ] as const
}
const api = Object.fromEntries(NAMES.map(noted))

const frameWith = (address: string): HTMLIFrameElement =>
  Object.assign(document.createElement('iframe'), { src: address, title: 'The talk', name: 'talk' })

const lms = {
  calls,
  /** Everything that the run-time holds now. */
  holds: (): string => runtime.renderCMIToJSONString(),
  /** What it kept. */
  kept: (): string => localStorage.getItem(place) ?? '',
  /** The LMS ends the session by itself, as when it is left by its own menu or signs out. */
  ends: (): string => String((is12 ? api.LMSFinish : api.Terminate)?.('')),
  /** Asks the run-time itself. */
  asks: (name: string, ...what: string[]): string => String(api[is12 ? `LMS${name}` : name]?.(...what)),
  /** The LMS takes what it launched away. */
  takesAway: (): void => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove()
  },
}

declare global {
  interface Window {
    lms: typeof lms
  }
}

export const play = (): void => {
  begin()
  Object.assign(window, { lms, [is12 ? 'API' : 'API_1484_11']: api })
  const { into = 'frame', talk, isBegun } = launch
  if (isBegun) lms.asks('Initialize', '')
  if (into === 'window') {
    const open = Object.assign(document.createElement('button'), { textContent: 'Open' })
    open.addEventListener('click', () => window.open(talk))
    document.body.append(open)
  } else document.body.append(frameWith(into === 'frame' ? talk : `/inside.html?${encodeURIComponent(talk)}`))
}
