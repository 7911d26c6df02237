/*
 * The page of an LMS, which plays a package in scorm-again: in a frame, or in a window that it opens. Its address says how; what the
 * run-time holds is kept in this browser at every commit, and given to the next attempt that goes on with it.
 */
import { createRuntime } from '@oivallus/example-lms-course'
import type { ScormVersion } from '@oivallus/lms/scorm'

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
const place = `cmi ${launch.version}`

const calls: string[] = []
const { name, api, holds } = createRuntime({
  ...launch,
  kept: localStorage.getItem(place),
  keep: (held) => localStorage.setItem(place, held),
  heard: (call) => calls.push(call),
})
const prefix = launch.version === '1.2' ? 'LMS' : ''

const frameWith = (address: string): HTMLIFrameElement =>
  Object.assign(document.createElement('iframe'), { src: address, title: 'The talk', name: 'talk' })

const lms = {
  calls,
  /** Everything that the run-time holds now. */
  holds,
  /** What it kept. */
  kept: (): string => localStorage.getItem(place) ?? '',
  /** The LMS ends the session by itself, as when it is left by its own menu or signs out. */
  ends: (): string => String(api[prefix ? 'LMSFinish' : 'Terminate']?.('')),
  /** Asks the run-time itself. */
  asks: (call: string, ...what: string[]): string => String(api[prefix + call]?.(...what)),
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
  Object.assign(window, { lms, [name]: api })
  const { into = 'frame', talk, isBegun } = launch
  if (isBegun) lms.asks('Initialize', '')
  if (into === 'window') {
    const open = Object.assign(document.createElement('button'), { textContent: 'Open' })
    open.addEventListener('click', () => window.open(talk))
    document.body.append(open)
  } else document.body.append(frameWith(into === 'frame' ? talk : `/inside.html?${encodeURIComponent(talk)}`))
}
