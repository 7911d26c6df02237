import { builtIn, sentEvent } from '@oivallus/core'
import { en } from '@oivallus/core/en'
import { fi } from '@oivallus/core/fi'
import { sv } from '@oivallus/core/sv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arbitraryEvent,
  arbitraryTalk,
  fillTemplate,
  HOSTILE_IDS,
  HOSTILE_TEXTS,
  INVALID_IDS,
  play,
  UNREADABLE_TEXTS,
  unreadableEvent,
} from '../src/index.ts'
import { EVENT_TYPES } from '../src/schema.ts'

const guide = builtIn({ fi, sv, en })
const fits = (event: unknown) => sentEvent.safeParse(event).success

describe('arbitrary events', () => {
  it.each(EVENT_TYPES)('of type %s fit the schema', (type) => {
    fc.assert(
      fc.property(arbitraryEvent({ types: [type] }), (event) => {
        expect(event.type).toBe(type)
        expect(fits(event), JSON.stringify(event)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('with unreadable words do not, for no other reason', () => {
    fc.assert(
      fc.property(unreadableEvent(), (event) => {
        const result = sentEvent.safeParse(event)
        const messages = result.error?.issues.map((issue) => issue.message)
        expect(new Set(messages)).toEqual(new Set(['unreadable']))
      }),
      { numRuns: 300 },
    )
  })

  it('survive being written and read again', () => {
    fc.assert(
      fc.property(arbitraryEvent(), (event) => {
        expect(JSON.parse(JSON.stringify(event))).toEqual(event)
      }),
    )
  })

  it('include every hostile text and id there is', () => {
    for (const text of HOSTILE_TEXTS)
      expect(fits({ type: 'noted.question', text }), text.slice(0, 30)).toBe(true)
    for (const id of HOSTILE_IDS) expect(fits({ type: 'handedOver', to: id }), id.slice(0, 30)).toBe(true)
    for (const id of INVALID_IDS) expect(fits({ type: 'handedOver', to: id }), id.slice(0, 30)).toBe(false)
    for (const text of UNREADABLE_TEXTS) expect(fits({ type: 'noted.question', text })).toBe(false)
  })
})

describe('a template', () => {
  it('is filled with values that fit', () => {
    const templates = [
      [{ type: 'noted.idea' }, ['text']],
      [{ type: 'noted.return' }, ['day']],
      [{ type: 'experiment.none' }, ['needFirst']],
      [{ type: 'experiment.taken', of: 'x', revision: 0 }, ['end']],
      [{ type: 'parked', line: { kind: 'finding', finding: 'missing' } }, ['line.text']],
      [{ type: 'parked', line: { kind: 'return' } }, ['line.day']],
    ] as const
    for (const [template, missing] of templates)
      fc.assert(
        fc.property(fillTemplate(template as never, missing), (event) => {
          expect(fits(event), JSON.stringify(event)).toBe(true)
        }),
        { numRuns: 50 },
      )
  })

  it('names a field that is not there', () => {
    expect(() => fillTemplate({ type: 'noted.idea' }, ['grade'])).toThrow('"noted.idea" has no field "grade"')
  })
})

describe('arbitrary talks', () => {
  it.each([
    ['one', false],
    ['each', false],
    ['each', true],
  ] as const)(
    'can be played, devices: %s, hostile ids: %s, and every device ends equal',
    async (devices, hostileIds) => {
      const reached = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(arbitraryTalk({ mostActs: 80, hostileIds }), async (talk) => {
          expect(JSON.parse(JSON.stringify(talk))).toEqual(talk)
          const { conversation, conversations, dispose } = await play(talk, { devices, guide })
          const { state } = conversation.getSnapshot()
          // Somebody who never came in sees nothing of the talk.
          for (const device of conversations)
            if (device.getSnapshot().state.conversation !== '')
              expect(JSON.stringify(device.getSnapshot().state)).toBe(JSON.stringify(state))
          for (const place of [...state.reached, ...(state.stage === 'held' ? ['held'] : [])])
            reached.set(place, (reached.get(place) ?? 0) + 1)
          dispose()
        }),
        { numRuns: 60, seed: 7 },
      )
      console.log(`Of 60 arbitrary talks: ${[...reached].map((one) => one.join(' ')).join(', ')}`)
      expect(reached.get('closing')).toBeGreaterThan(0)
    },
  )
})
