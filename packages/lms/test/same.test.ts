import { type Statement, statementsOf } from '@oivallus/lms/xapi'
import { describe, expect, it } from 'vitest'
import { isSame } from '../src/xapi/same.ts'
import { ACTOR, scriptedLogs } from './talks.ts'

const [log = []] = Object.values(await scriptedLogs())
const sent = statementsOf(log, { actor: ACTOR })[1] as Statement

/** As a record store may hold it: with what is its own to add, and to write in another form. */
const held = (change: object = {}) => ({
  ...structuredClone(sent),
  stored: '2026-11-07T10:00:00.000Z',
  authority: { objectType: 'Agent', mbox: 'mailto:store@example.org' },
  version: '1.0.0',
  ...change,
})

describe('what a record store holds is what was sent', () => {
  const { registration, contextActivities } = sent.context
  const [category] = contextActivities.category

  it.each<[string, object]>([
    ['with its own additions', {}],
    ['with its id in capitals', { id: sent.id.toUpperCase() }],
    ['with its time in another zone', { timestamp: sent.timestamp.replace('Z', '000+00:00') }],
    ['with an actor of the usual type', { actor: { account: ACTOR } }],
    ['with its verb in other languages', { verb: { id: sent.verb.id, display: { fi: 'valmis' } } }],
    ['with a description of its own', { object: { id: sent.object.id } }],
    [
      'with an activity that stands alone',
      {
        context: {
          contextActivities: { ...contextActivities, category },
          registration: registration.toUpperCase(),
        },
      },
    ],
  ])('%s', (_, change) => {
    expect(isSame(sent, held(change))).toBe(true)
  })
})

describe('what a record store holds is another', () => {
  it.each<[string, object]>([
    ['of somebody else', { actor: { account: { ...ACTOR, name: '4712' } } }],
    ['with another verb', { verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' } }],
    ['about something else', { object: { id: 'urn:uuid:6eb2a45f-751f-55e1-92ff-702d8e198a97' } }],
    ['at another time', { timestamp: '2026-11-07T10:00:00.000Z' }],
    ['that took longer', { result: { ...sent.result, duration: 'PT1H' } }],
    ['without a result', { result: undefined }],
    ['in another registration', { context: { ...sent.context, registration: sent.id } }],
    ['of no profile', { context: { ...sent.context, contextActivities: {} } }],
    ['of which something more is told', { result: { ...sent.result, success: true } }],
  ])('%s', (_, change) => {
    expect(isSame(sent, held(change))).toBe(false)
  })

  it.each([undefined, null, 'a page', []])('when it is no statement at all: %j', (found) => {
    expect(isSame(sent, found)).toBe(false)
  })
})
