import { describe, expect, it } from 'vitest'
import { OivallusError } from '../src/errors.ts'
import type { Entry } from '../src/events.ts'
import { eraseLine, erasePerson } from '../src/forgetting.ts'
import { toEnvelope } from '../src/notes/envelope.ts'
import { checkLog, refuseForeign } from '../src/notes/foreign.ts'
import { parseEnvelope } from '../src/notes/parseEnvelope.ts'
import older from './fixtures/first-log.v1.json' with { type: 'json' }
import { heldMeeting } from './fixtures/meeting.ts'

const talk = heldMeeting()
const all = talk.entries() as Entry[]
/** The whole log, and the same without the line that was withdrawn in it. */
const withdrawal = all.findIndex(({ event }) => event.type === 'withdrawn')
const whole = all.filter((_, index) => index !== withdrawal && index !== withdrawal - 1)

const indexOf = (type: string) => whole.findIndex(({ event }) => event.type === type)

/** The log with one entry changed. */
const changed = (type: string, change: (entry: Entry) => object): Entry[] =>
  whole.map((entry, index) => (index === indexOf(type) ? ({ ...entry, ...change(entry) } as Entry) : entry))

describe('a log from elsewhere', () => {
  it('holds when deciding it again gives what it says', () => {
    expect(checkLog(whole)).toEqual({ stopsAt: null })
  })

  it('holds whatever order the keys of its file stand in', () => {
    const reversed = JSON.parse(JSON.stringify(whole), (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(checkLog(reversed)).toEqual({ stopsAt: null })
  })

  it('holds when its times were purged, and when it is not finished', () => {
    expect(checkLog(whole.map((entry) => ({ ...entry, at: null })))).toEqual({ stopsAt: null })
    expect(checkLog(whole.slice(0, 10))).toEqual({ stopsAt: null })
  })

  it('stops holding where words were erased: it opens for reading', () => {
    expect(checkLog(all)).toEqual({ stopsAt: { index: withdrawal - 1, reason: 'erased' } })
    expect(checkLog(parseEnvelope(older).streams.shared?.entries ?? [])).toEqual({
      stopsAt: { index: 10, reason: 'erased' },
    })
  })

  it('stops holding at an entry that a rule refuses, and names the rule', () => {
    const without = whole.filter(({ event }) => event.type !== 'noted.learning')
    const index = without.findIndex(({ event }) => event.type === 'go.distinction')
    expect(checkLog(without)).toEqual({ stopsAt: { index, code: 'no-learning-yet' } })
  })

  it.each<[string, string, (entry: Entry) => object]>([
    ['a stage it does not lead to', 'go.learning', (one) => ({ resolved: { ...one.resolved, to: 'held' } })],
    ['a wrong shelf', 'noted.learning', () => ({ resolved: { filed: 'reality' } })],
    [
      'an agreement of somebody else',
      'need.agreed',
      (one) => ({ resolved: { ...one.resolved, for: ['anna', 'ville', 'sari'] } }),
    ],
    ['nothing resolved', 'closed', () => ({ resolved: undefined })],
    [
      'settings that nobody set',
      'started',
      (one) => ({ resolved: { ...one.resolved, settings: { 'left-loose': { mode: 'nudge' } } } }),
    ],
    ['a draft', 'noted.signal', () => ({ event: { type: 'drafted', text: 'Oma' }, resolved: undefined })],
    ['what leaves no trace', 'noted.signal', () => ({ event: { type: 'elsewhere' }, resolved: undefined })],
    ['a second beginning', 'noted.signal', () => ({ event: whole[0]?.event, resolved: undefined })],
    [
      'a wish that is already true',
      'noted.signal',
      () => ({ event: { type: 'go.followUp', of: 'followUp', revision: 5 }, resolved: undefined }),
    ],
  ])('stops holding at a forged entry: %s', (_, type, change) => {
    expect(checkLog(changed(type, change))).toEqual({ stopsAt: { index: indexOf(type), reason: 'altered' } })
  })

  it('stops holding at an id that stands twice', () => {
    expect(checkLog(changed('noted.signal', () => ({ id: whole[3]?.id })))).toEqual({
      stopsAt: { index: indexOf('noted.signal'), code: 'same-id' },
    })
  })

  describe('is decided under the settings that it carries', () => {
    const opened = (settings: object) =>
      checkLog(whole.slice(0, 1).map((entry) => ({ ...entry, event: { ...entry.event, settings } }) as Entry))
        .stopsAt
    const reason = { fi: 'Kuunnellaan ensin' }

    it('when a guide may set these', () => {
      expect(opened({ 'others-first': { mode: 'guard', reason } })).toBeNull()
      expect(opened({ 'origin-missing': { mode: 'nudge', reason } })).toBeNull()
    })

    it('and stops at its beginning when it softens what is pinned, or gives no reason', () => {
      const atOnce = { index: 0, reason: 'altered' }
      expect(opened({ 'not-yet-solving': { mode: 'nudge', reason } })).toEqual(atOnce)
      expect(opened({ 'origin-missing': { mode: 'nudge' } })).toEqual(atOnce)
    })
  })

  it('that begins with anything but its opening does not hold at all', () => {
    expect(checkLog(whole.slice(1))).toEqual({ stopsAt: { index: 0, reason: 'altered' } })
    expect(checkLog([])).toEqual({ stopsAt: null })
  })
})

describe('a log of the same id', () => {
  const refusal = (kept: Entry[], other: Entry[]) => {
    try {
      refuseForeign(kept, other)
    } catch (error) {
      if (error instanceof OivallusError) return [error.reason, error.path]
      throw error
    }
    return null
  }

  it('is taken when one is the beginning of the other', () => {
    expect(refusal(whole, whole.slice(0, 5))).toBeNull()
    expect(refusal(whole.slice(0, 5), whole)).toBeNull()
  })

  it('is taken when words were erased in one of them since', () => {
    expect(
      refusal(
        whole.map((entry) => eraseLine(entry, talk.learning)),
        whole,
      ),
    ).toBeNull()
    expect(
      refusal(
        whole,
        whole.map((entry) => erasePerson(entry, 'sari', 'x1')),
      ),
    ).toBeNull()
  })

  it('is refused where it went another way: nothing is merged without a common store', () => {
    const other = changed('noted.signal', () => ({ event: { type: 'noted.signal', text: 'Muuta' } }))
    expect(refusal(whole, other)).toEqual(['foreign-log', `entries[${indexOf('noted.signal')}]`])
    expect(
      refusal(
        whole,
        changed('noted.signal', () => ({ id: 'x' })),
      )?.[0],
    ).toBe('foreign-log')
  })
})

it('what one writes out oneself can be read and decided again', () => {
  const entries = parseEnvelope(JSON.stringify(toEnvelope(talk))).streams.shared?.entries ?? []
  expect(checkLog(entries.slice(0, withdrawal - 1))).toEqual({ stopsAt: null })
})
