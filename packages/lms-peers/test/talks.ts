import { builtIn } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import { type Statement, statementsOf } from '@oivallus/lms/xapi'
import { arbitraryTalk, play, run, runSeries, scripts, series, steadyPlatform } from '@oivallus/testing'
import fc from 'fast-check'

export const guide = builtIn({ fi, sv, en })

/** Whoever launched the talks. */
export const actor = { homePage: 'https://portal.example', name: '4711' }

type Log = Parameters<typeof statementsOf>[0]

let held: Promise<Log[]> | undefined

/** The shared streams of all talks that are scripted, each held once. */
export const scriptedLogs = (): Promise<Log[]> => {
  held ??= holdAll()
  return held
}

const holdAll = async (): Promise<Log[]> => {
  const logs: Log[] = []
  // Ids of its own for each: they all meet in one record store.
  const options = (id: string, begins?: string) => ({
    devices: 'each' as const,
    guide,
    platform: steadyPlatform(begins, id),
  })
  for (const script of Object.values(scripts)) {
    const { log, dispose } = await run(script, options(script.id, script.begins))
    logs.push(log)
    dispose()
  }
  for (const one of Object.values(series))
    for (const { log, dispose } of await runSeries(one, options(one.id, one.talks[0]?.begins))) {
      logs.push(log)
      dispose()
    }
  return logs
}

/** What is told of all of them. */
export const scriptedStatements = async (): Promise<Statement[]> =>
  (await scriptedLogs()).flatMap((log) => statementsOf(log, { actor }))

/** What is told of so many arbitrary talks. */
export const arbitraryStatements = async (talks: number): Promise<Statement[]> => {
  const all: Statement[] = []
  for (const [at, talk] of fc.sample(arbitraryTalk({ hostileIds: true }), talks).entries()) {
    const platform = steadyPlatform('2026-09-01T06:00:00.000Z', `arbitrary-${at}`)
    const { log, dispose } = await play(talk, { devices: 'one', guide, platform })
    all.push(...statementsOf(log, { actor }))
    dispose()
  }
  return all
}
