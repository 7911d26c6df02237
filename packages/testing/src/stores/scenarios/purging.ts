import { builtIn } from '@oivallus/core'
import { fi } from '@oivallus/core/fi'
import { run, runSeries } from '../../drive.ts'
import type { Script } from '../../script.ts'
import { series } from '../../scripts/index.ts'
import { drafted } from '../entries.ts'
import { BEGINS, type StoreGiven, type StoreScenarios } from '../scenario.ts'

const guide = builtIn({ fi })
const { koulukeittio } = series
const [first, second] = koulukeittio.talks as [Script, Script]

/** What was written as lines of a kind, in a script. */
const wordsOf = ({ steps }: Script, kind: string): string[] =>
  steps.flatMap(({ event }) =>
    event.type === kind && 'text' in event && typeof event.text === 'string' ? [event.text] : [],
  )

const GOES = wordsOf(first, 'noted.observation')
const STAYS = wordsOf(first, 'noted.learning')

const holds = async ({ store }: Pick<StoreGiven, 'store'>) => {
  const { conversation, dispose } = await run(first, { devices: 'each', guide, store })
  await store.append(conversation.id, 'private/outi', 0, [drafted('own', 'Oma valmistelu', 'outi')])
  dispose()
  return conversation.id
}

export const PURGING: StoreScenarios = {
  'purge.next': {
    title: 'all but the notes goes by itself when the next talk of the series has been held',
    run: async ({ store, kept, expect }) => {
      let begun = 0
      const onStep = async ({ index }: { index: number }) => {
        if (index > 0 || ++begun < 2) return
        for (const words of GOES) expect(await kept()).toContain(words)
      }
      const talks = [first, second]
      const runs = await runSeries({ ...koulukeittio, talks }, { devices: 'each', guide, store, onStep })
      for (const one of runs) one.dispose()
      expect([begun, GOES.length > 1]).toEqual([2, true])
      const left = await kept()
      for (const words of GOES) expect(left).not.toContain(words)
      for (const words of [...STAYS, ...wordsOf(second, 'noted.observation')]) expect(left).toContain(words)
    },
  },
  'purge.months': {
    title: 'all but the notes goes after twelve months, with the times of acts and the private streams',
    run: async (given) => {
      const { store, kept, expect } = given
      const id = await holds(given)
      const before = await store.read(id, 'shared')
      await store.purge(later(BEGINS, 11))
      expect(await store.read(id, 'shared')).toEqual(before)
      await store.purge(later(BEGINS, 13))
      const left = await kept()
      for (const words of [...GOES, 'Oma valmistelu']) expect(left).not.toContain(words)
      for (const words of STAYS) expect(left).toContain(words)
      const after = await store.read(id, 'shared')
      expect(after).toMatchObject({ version: before.version, erasures: before.erasures + 1 })
      const timed = after.entries.filter(({ at }) => at !== null).map(({ event }) => event.type)
      expect(timed).toEqual(['opened', 'started', 'closed'])
      expect(await store.read(id, 'private/outi')).toMatchObject({ entries: [], version: 0, erasures: 1 })
    },
  },
  'purge.once': {
    title: 'a second purge changes nothing',
    run: async (given) => {
      const { store, expect } = given
      const id = await holds(given)
      await store.purge(later(BEGINS, 13))
      const before = [await store.read(id, 'shared'), await store.read(id, 'private/outi')]
      await store.purge(later(BEGINS, 14))
      expect([await store.read(id, 'shared'), await store.read(id, 'private/outi')]).toEqual(before)
    },
  },
  'purge.opened': {
    title: 'what has been kept long enough goes by itself when the store is opened',
    durable: true,
    run: async (given) => {
      const { again, kept, expect } = given
      const id = await holds(given)
      await again?.(later(BEGINS, 11))
      expect(await kept()).toContain(GOES[0])
      const opened = await again?.(later(BEGINS, 13))
      const left = await kept()
      for (const words of [...GOES, 'Oma valmistelu']) expect(left).not.toContain(words)
      expect((await opened?.read(id, 'shared'))?.erasures).toBe(1)
    },
  },
}

/** The same moment, so many months later. */
const later = (moment: string, months: number): string => {
  const date = new Date(moment)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString()
}
