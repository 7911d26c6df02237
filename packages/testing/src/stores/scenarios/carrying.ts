import { carried, entryOf, opened, opens, puts, said } from '../entries.ts'
import type { StoreGiven, StoreScenarios } from '../scenario.ts'

/** An earlier talk, a later one that carried words of it, and one of another series that holds the same words. */
const series = async ({ store }: Pick<StoreGiven, 'store'>) => {
  await opens(store, 'first', said('a', 'Annan kysymys'), said('v', 'Villen kysymys', 'ville'))
  await opens(
    store,
    'second',
    carried('c', [
      { id: 'a', text: 'Annan kysymys', entry: 'a', by: 'anna' },
      { id: 'v', text: 'Villen kysymys', entry: 'v', by: 'ville' },
    ]),
  )
  await store.append('elsewhere', 'shared', 0, [opened('elsewhere'), said('a', 'Muualla sanottu')])
}

export const CARRYING: StoreScenarios = {
  'carried.line': {
    title: 'a line that is erased goes from the talk that carried it, too',
    run: async (given) => {
      const { store, kept, expect } = given
      await series(given)
      await store.erase('first', { line: 'a' })
      expect(await store.read('second', 'shared')).toMatchObject({ version: 2, erasures: 1 })
      expect(await kept()).not.toContain('Annan kysymys')
      for (const words of ['Villen kysymys', 'Muualla sanottu']) expect(await kept()).toContain(words)
      expect((await store.read('elsewhere', 'shared')).erasures).toBe(0)
    },
  },
  'carried.withdrawn': {
    title: 'words that are withdrawn go from every talk of the series, whichever they are withdrawn in',
    run: async (given) => {
      const { store, kept, expect } = given
      await series(given)
      await puts(store, 'first', 'shared', entryOf('w', { type: 'withdrawn', of: 'a' }))
      expect(await kept()).not.toContain('Annan kysymys')
      await puts(store, 'second', 'shared', entryOf('x', { type: 'withdrawn', of: 'v' }, 'ville'))
      expect(await kept()).not.toContain('Villen kysymys')
      expect(await kept()).toContain('Muualla sanottu')
      expect((await store.read('first', 'shared')).erasures).toBe(2)
    },
  },
  'carried.person': {
    title: 'a person who is erased goes from what later talks carried of them, and from nothing else there',
    run: async (given) => {
      const { store, kept, expect } = given
      await series(given)
      await store.erase('first', { person: 'ville' })
      expect(await kept()).not.toContain('Villen kysymys')
      expect(await kept()).toContain('Annan kysymys')
      const [, entry] = (await store.read('second', 'shared')).entries
      expect(JSON.stringify(entry)).not.toContain('"ville"')
    },
  },
  'carried.conversation': {
    title: 'a conversation that is erased goes from what later talks carried of it',
    run: async (given) => {
      const { store, kept, expect } = given
      await series(given)
      await store.erase('first', { conversation: true })
      expect(await kept()).not.toMatch(/Annan kysymys|Villen kysymys/)
      expect(await kept()).toContain('Muualla sanottu')
      expect(await store.list({ series: 'series' })).toEqual(['second'])
      expect(await store.read('second', 'shared')).toMatchObject({ version: 2, erasures: 1 })
    },
  },
}
