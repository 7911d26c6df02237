import { carried, entryOf, opened, opens, puts, said, standing } from '../entries.ts'
import type { StoreGiven, StoreScenarios } from '../scenario.ts'

/** An earlier talk between Anna and Ville, who each said something. */
const first = (store: StoreGiven['store']) =>
  opens(
    store,
    'first',
    entryOf('ja', { type: 'joined', name: 'Anna' }),
    entryOf('jv', { type: 'joined', name: 'Ville' }, 'ville'),
    said('a', 'Annan kysymys'),
    said('v', 'Villen kysymys', 'ville'),
  )

/** What a later talk carries of it. */
const CARRIED = carried('c', [
  { id: 'a', text: 'Annan kysymys', entry: 'a', by: 'anna' },
  { id: 'v', text: 'Villen kysymys', entry: 'v', by: 'ville' },
])

/** An earlier talk, a later one that carried words of it, and one of another series that holds the same words. */
const series = async ({ store }: Pick<StoreGiven, 'store'>) => {
  await first(store)
  await opens(store, 'second', CARRIED)
  await store.append('elsewhere', 'shared', 0, [opened('elsewhere'), said('a', 'Muualla sanottu')])
}

/** Brings the later talk from a device that has not heard of what became of the earlier one. */
const bringsLate = (store: StoreGiven['store']) =>
  store.append('second', 'shared', 0, [opened('second', 'series', undefined, 'first'), CARRIED])

export const CARRYING: StoreScenarios = {
  'carried.lateLine': {
    title: 'a line that was erased does not come back by what a later talk carries of it afterwards',
    run: async ({ store, kept, expect }) => {
      await first(store)
      await puts(store, 'first', 'shared', entryOf('w', { type: 'withdrawn', of: 'a' }))
      const result = await bringsLate(store)
      expect(result).toMatchObject({ appended: true, slice: { version: 2, erasures: 0 } })
      expect(JSON.stringify(result)).not.toContain('Annan kysymys')
      expect(await kept()).not.toContain('Annan kysymys')
      expect(JSON.stringify(await store.read('second', 'shared'))).toContain('Villen kysymys')
    },
  },
  'carried.latePerson': {
    title: 'nor does a person who was erased, by their words or by who they were',
    run: async ({ store, expect }) => {
      await first(store)
      await store.erase('first', { person: 'ville' })
      await bringsLate(store)
      const [, entry] = (await store.read('second', 'shared')).entries
      expect(JSON.stringify(entry)).not.toMatch(/Villen kysymys|"ville"/)
      expect(JSON.stringify(entry)).toContain('Annan kysymys')
      const { by } = (await store.read('first', 'shared')).entries[2] ?? {}
      const someone = by && 'participant' in by ? by.participant : ''
      expect(entry?.event).toMatchObject({ participants: ['anna', someone] })
    },
  },
  'carried.lateConversation': {
    title: 'nor a conversation that was erased whole',
    run: async ({ store, kept, expect }) => {
      await first(store)
      await store.erase('first', { conversation: true })
      expect(await bringsLate(store)).toMatchObject({ appended: true })
      expect(await kept()).not.toMatch(/Annan kysymys|Villen kysymys/)
      expect(await store.read('second', 'shared')).toMatchObject({ version: 2 })
    },
  },
  'carried.whole': {
    title: 'what was not erased is carried as it was sent, whether or not the earlier talk is kept here',
    run: async ({ store, expect }) => {
      const sent = [opened('second', 'series', undefined, 'first'), CARRIED]
      await bringsLate(store)
      expect(standing(await store.read('second', 'shared'))).toEqual(sent)
      await first(store)
      await store.append('third', 'shared', 0, [opened('third', 'series', undefined, 'first'), CARRIED])
      expect(standing(await store.read('third', 'shared'))[1]).toEqual(CARRIED)
    },
  },
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
