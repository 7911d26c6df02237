import { type Sitting, statementsOfSitting } from '@oivallus/lms/cmi5'
import { describe, expect, it } from 'vitest'
import { ACTOR, type Log, scriptedLogs } from './talks.ts'

const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'
const CMI5 = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }

const sittingOf = (began: string, more: Partial<Sitting> = {}): Sitting => ({
  launch: {
    actor: { account: ACTOR },
    registration: '6a0f5a4e-8d6f-4f6b-9a55-0c1f2a3b4c5d',
    activityId: 'https://lms.example/au/1',
  },
  mode: 'Normal',
  contextTemplate: { extensions: { [SESSION]: 'one' } },
  began: Date.parse(began),
  ...more,
})

const library = async (): Promise<Log> => (await scriptedLogs()).library ?? []

const told = (log: Log, sitting: Sitting) =>
  statementsOfSitting(log, sitting).map(({ verb, timestamp }) => `${verb.display.en} ${timestamp.slice(11)}`)

describe('what is told of a talk in a session', () => {
  it('is the same for the same log and sitting, and its end adds to it alone', async () => {
    const log = await library()
    const sitting = sittingOf('2026-11-07T09:15:00.000Z')
    const before = statementsOfSitting(log, sitting)
    expect(statementsOfSitting(log, structuredClone(sitting))).toEqual(before)
    const after = statementsOfSitting(log, { ...sitting, ended: Date.parse('2026-11-07T09:20:00.000Z') })
    expect(after.slice(0, -1)).toEqual(before)
    expect(after.at(-1)?.result).toEqual({ duration: 'PT300S' })
  })

  it('has other ids for the session in another session, and the same for the talk', async () => {
    const log = await library()
    const ids = (session: string) =>
      statementsOfSitting(log, {
        ...sittingOf('2026-11-07T09:15:00.000Z'),
        contextTemplate: { extensions: { [SESSION]: session } },
        ended: Date.parse('2026-11-07T09:20:00.000Z'),
      }).map(({ id }) => id)
    const [one, other] = [ids('one'), ids('other')]
    expect(one.map((id) => other.includes(id))).toEqual([false, true, true, false])
  })

  it('has no time before its session began or after it ended, by whatever clock', async () => {
    const log = await library()
    expect(told(log, sittingOf('2026-11-08T08:00:00.000Z'))).toEqual([
      'initialized 08:00:00.000Z',
      'completed 08:00:00.000Z',
      'schedule 08:00:00.000Z',
    ])
    const began = '2026-11-07T09:15:20.000Z'
    expect(told(log, sittingOf(began, { ended: Date.parse('2026-11-07T09:15:21.000Z') }))).toEqual([
      'initialized 09:15:20.000Z',
      'completed 09:15:24.000Z',
      'schedule 09:15:24.001Z',
      'terminated 09:15:24.001Z',
    ])
  })

  it('goes on after what was told before', async () => {
    const log = await library()
    const sitting = sittingOf('2026-11-07T09:15:00.000Z')
    const [, completed] = statementsOfSitting(log, sitting)
    const before = { ...(completed && { told: completed.id }), isCompleted: true }
    expect(told(log, { ...sitting, before })).toEqual(['initialized 09:15:00.000Z', 'schedule 09:15:24.001Z'])
  })

  it('keeps what the LMS gave as it is, and adds to it', async () => {
    const given = { grouping: { objectType: 'Activity' as const, id: 'https://publisher.example' } }
    const contextTemplate = {
      platform: 'LMS',
      extensions: { [SESSION]: 'one' },
      contextActivities: { ...given, category: [CMI5 as never] },
    }
    const [initialized] = statementsOfSitting([], sittingOf('2026-11-07T09:15:00.000Z', { contextTemplate }))
    expect(initialized?.context).toEqual({
      ...contextTemplate,
      registration: '6a0f5a4e-8d6f-4f6b-9a55-0c1f2a3b4c5d',
      contextActivities: { grouping: [given.grouping], category: [CMI5] },
    })
  })
})
