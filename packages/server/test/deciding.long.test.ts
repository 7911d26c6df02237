import { replay } from '@oivallus/core'
import { takesPart } from '@oivallus/core/deciding'
import {
  arbitraryTalk,
  play,
  run,
  runSeries,
  type Script,
  scripts,
  series,
  steadyPlatform,
} from '@oivallus/testing'
import { arbitrarySteps, crosses } from '@oivallus/testing/stores'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guide, served } from './served.ts'

/* `OIVALLUS_RUNS` asks for more talks, and `OIVALLUS_SEED` for others. */
const RUNS = Number(process.env.OIVALLUS_RUNS ?? 150)
const SEED = Number(process.env.OIVALLUS_SEED ?? 20261126)

/** What the host says of the people of a script. */
const peopleOf = (all: readonly Script[]) => (id: string) => ({
  supervisor: all.some(({ people }) => people.some((one) => one.id === id && one.supervisor)),
})

const begins = ({ begins }: Script) => begins

describe('a talk held through a server that decides every act again', () => {
  it.each(Object.values(scripts).map((script) => [script.id, script] as const))(
    'goes as without one: %s',
    async (_, script) => {
      const alone = await run(script, { devices: 'each', guide, platform: steadyPlatform(begins(script)) })
      const platform = steadyPlatform(begins(script))
      const { store, storeFor } = served(platform, peopleOf([script]))
      const through = await run(script, { devices: 'each', guide, platform, store: storeFor })
      const { state, returned, trouble } = through.conversation.getSnapshot()
      expect({ returned, trouble }).toEqual({ returned: [], trouble: undefined })
      const opened = { ...state, conversation: '', series: '' }
      expect(opened).toEqual({ ...alone.conversation.getSnapshot().state, conversation: '', series: '' })
      const kept = await store.read(state.conversation, 'shared')
      for (const device of through.conversations)
        expect(JSON.stringify(device.entries()) === JSON.stringify(kept.entries)).toBe(true)
      alone.dispose()
      through.dispose()
    },
  )

  it.each(Object.entries(series))('carries over what the server has: %s', async (_, one) => {
    const platform = steadyPlatform(begins(one.talks[0] as Script))
    const { store, storeFor } = served(platform, peopleOf(one.talks), ['management', 'it', 'hr'])
    const runs = await runSeries(one, { devices: 'each', guide, platform, store: storeFor })
    for (const { conversation } of runs) {
      const { state, returned, trouble } = conversation.getSnapshot()
      expect({ returned, trouble, stage: state.stage }).toEqual({
        returned: [],
        trouble: undefined,
        stage: 'held',
      })
      const { entries } = await store.read(state.conversation, 'shared')
      expect(JSON.stringify(conversation.entries()) === JSON.stringify(entries)).toBe(true)
      conversation.dispose()
    }
    expect(runs.slice(0, -1).every(({ conversation }) => conversation.getSnapshot().state.followed)).toBe(
      true,
    )
  })

  it('ends equal on every device whatever they send', async () => {
    const talks = fc
      .sample(arbitraryTalk({ hostileIds: false }), { numRuns: RUNS, seed: SEED })
      .filter(({ cast }) => !cast.people.some((one) => one.later))
    expect(talks.length).toBeGreaterThan(100)
    let outsiders = 0
    for (const talk of talks) {
      const platform = steadyPlatform()
      const { store, storeFor } = served(platform, () => ({ supervisor: true }))
      const { conversations, dispose } = await play(
        { ...talk, before: null },
        { devices: 'each', guide, platform, store: storeFor },
      )
      const [first] = conversations
      const { entries } = await store.read(first?.id ?? '', 'shared')
      const state = replay(entries)
      for (const device of conversations) {
        expect(device.getSnapshot().trouble).toBeUndefined()
        expect(device.getSnapshot().pending).toBe(0)
        // Who was asked and never came, or was never let in, has nothing of it.
        const { viewer } = device
        const id = 'screen' in viewer ? viewer.scribe : 'participant' in viewer ? viewer.participant : ''
        const expected = takesPart(state, id) ? entries : []
        expect(JSON.stringify(device.entries()) === JSON.stringify(expected)).toBe(true)
        outsiders += expected.length === 0 ? 1 : 0
      }
      dispose()
    }
    expect(outsiders).toBeGreaterThan(0)
  })

  it('loses no word of two devices behind networks that fail, and says none twice', async () => {
    const platform = steadyPlatform('2026-09-01T06:00:00.000Z', 'server')
    const { store, storeFor } = served(platform)
    let talks = 0
    const property = fc.asyncProperty(arbitrarySteps(), (steps) =>
      crosses({ store, storeFor, name: `talk-${talks++}`, expect }, steps),
    )
    await fc.assert(property, { numRuns: RUNS, seed: SEED })
  })
})
