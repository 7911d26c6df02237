import { builtIn, type Decided, type Entry } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { run, runSeries, type SteadyPlatform, scripts, series, steadyPlatform } from '@oivallus/testing'

export const guide = builtIn({ fi, sv, en })

/** Whoever launched a talk, in the tests. */
export const ACTOR = { homePage: 'https://portal.example', name: '4711' }

/** The shared stream of a talk. */
export type Log = readonly (Entry | Decided)[]

/** A clock that stands where it is put, and ids that are those of no other talk. */
export const standingPlatform = (start: string, prefix: string): SteadyPlatform => {
  let now = Date.parse(start)
  return {
    ...steadyPlatform(start, prefix),
    now: () => new Date(now).toISOString(),
    moveTo: (moment) => {
      now = Math.max(now, Date.parse(moment))
    },
  }
}

/** The shared streams of all talks that are scripted, by what they are called. */
export const scriptedLogs = async (): Promise<Record<string, Log>> => {
  const logs: Record<string, Log> = {}
  for (const script of Object.values(scripts)) {
    const platform = steadyPlatform(script.begins, script.id)
    const { log, dispose } = await run(script, { devices: 'each', guide, platform })
    logs[script.id] = log
    dispose()
  }
  for (const one of Object.values(series)) {
    const platform = steadyPlatform(one.talks[0]?.begins, one.id)
    for (const { script, log, dispose } of await runSeries(one, { devices: 'each', guide, platform })) {
      logs[script.id] = log
      dispose()
    }
  }
  return logs
}
