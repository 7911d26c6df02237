/* The part of an LMS that a package speaks with: scorm-again, and what is kept between two launches. */
import type { ScormVersion } from '@oivallus/lms/scorm'
import { Scorm12API, Scorm2004API } from 'scorm-again'

/** What an attempt is begun with. */
export interface Attempt {
  version: ScormVersion
  /** What the run-time held at the last commit of the attempt before; null when there was none. */
  kept: string | null
  /** Called with all that the run-time holds, whenever it is to be kept. */
  keep(holds: string): void
  /**
   * What it is launched for.
   *
   * @default 'normal'
   */
  mode?: 'normal' | 'browse' | 'review'
  /** Told of every call, and of what it was answered. */
  heard?(call: string): void
}

/** What a window of the LMS gives to a package. */
export interface Runtime {
  /** Under which name a package looks for it. */
  name: 'API' | 'API_1484_11'
  api: Record<string, (...what: string[]) => string>
  /** All that the run-time holds, as JSON. */
  holds(): string
}

/** What was kept, as far as the next attempt is given it. Its elements are called otherwise in each version. */
interface Kept {
  suspend_data: string
  completion_status: string
  exit: string
  core: Record<string, string>
}

/** What stands ready when a package is launched: an attempt that was suspended is gone on with. */
const readyFor = (version: ScormVersion, kept: Kept | undefined, mode: string) => {
  if (version === '1.2')
    return {
      ...(kept && { suspend_data: kept.suspend_data }),
      core: {
        entry: kept?.core.exit === 'suspend' ? 'resume' : 'ab-initio',
        lesson_mode: mode,
        ...(kept && { lesson_status: kept.core.lesson_status }),
      },
    }
  const goesOn = kept?.exit === 'suspend'
  return {
    entry: goesOn ? 'resume' : 'ab-initio',
    mode,
    ...(goesOn && { suspend_data: kept.suspend_data, completion_status: kept.completion_status }),
  }
}

/** Begins an attempt: what comes of it goes into the window in which the package is opened, or one around it. */
export const createRuntime = ({
  version,
  kept,
  keep,
  mode = 'normal',
  heard = () => {},
}: Attempt): Runtime => {
  const is12 = version === '1.2'
  const runtime = is12 ? new Scorm12API({ logLevel: 5 }) : new Scorm2004API({ logLevel: 5 })
  runtime.loadFromJSON(readyFor(version, kept === null ? undefined : JSON.parse(kept).cmi, mode), 'cmi')

  const holds = () => runtime.renderCMIToJSONString()
  const ends = is12 ? 'Finish' : 'Terminate'
  const names = ['Initialize', ends, 'GetValue', 'SetValue', 'Commit'].concat([
    'GetLastError',
    'GetErrorString',
    'GetDiagnostic',
  ])
  const called = (name: string) => {
    const full = is12 ? `LMS${name}` : name
    const does = (runtime as unknown as Record<string, (...what: string[]) => string>)[full]
    return [
      full,
      (...what: string[]) => {
        const answer = String(does?.apply(runtime, what))
        heard(`${name} ${what.join('=')} → ${answer}`)
        if ((name === 'Commit' || name === ends) && answer === 'true') keep(holds())
        return answer
      },
    ] as const
  }
  return { name: is12 ? 'API' : 'API_1484_11', api: Object.fromEntries(names.map(called)), holds }
}
