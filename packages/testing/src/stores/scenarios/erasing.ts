import type { Changed } from '@oivallus/core'
import { drafted, entryOf, opens, said } from '../entries.ts'
import type { StoreScenarios } from '../scenario.ts'

export const ERASING: StoreScenarios = {
  'erase.line': {
    title: 'a line: its words go, an empty mark stays with id, order and version',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Menevä sana'), said('b', 'Jäävä sana'))
      await store.append('talk', 'private/anna', 0, [drafted('c', 'Menevä sana')])
      const before = await store.read('talk', 'shared')
      await store.erase('talk', { line: 'a' })
      const after = await store.read('talk', 'shared')
      expect(after).toMatchObject({ version: before.version, erasures: 1 })
      expect(after.entries.map(({ id, at }) => [id, at])).toEqual(
        before.entries.map(({ id, at }) => [id, at]),
      )
      expect(after.entries[1]?.event).toEqual({ type: 'noted.question', text: { erased: true } })
      expect(await kept()).not.toContain('Menevä')
      expect(await kept()).toContain('Jäävä sana')
    },
  },
  'erase.draft': {
    title: 'a draft, by its id',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk')
      await store.append('talk', 'private/ville', 0, [drafted('a', 'Menevä luonnos', 'ville')])
      await store.erase('talk', { line: 'a' })
      expect(await kept()).not.toContain('Menevä')
      expect(await store.read('talk', 'private/ville')).toMatchObject({ version: 1, erasures: 1 })
      expect((await store.read('talk', 'shared')).erasures).toBe(0)
    },
  },
  'erase.person': {
    title:
      'a person: their words, name and private stream go, and they become someone with an id of their own',
    run: async ({ store, kept, expect }) => {
      await opens(
        store,
        'talk',
        entryOf('a', { type: 'joined', name: 'Ville Virtanen' }, 'ville'),
        said('b', 'Villen ajatus', 'ville'),
        said('c', 'Annan ajatus'),
      )
      await store.append('talk', 'private/ville', 0, [drafted('d', 'Villen luonnos', 'ville')])
      await store.append('talk', 'private/anna', 0, [drafted('e', 'Annan luonnos')])
      await store.erase('talk', { person: 'ville' })
      const { entries, version, erasures } = await store.read('talk', 'shared')
      expect([version, erasures]).toEqual([4, 1])
      const someone = entries[2]?.by
      expect(someone).toEqual({ participant: expect.stringMatching(/^(?!ville$)./) })
      expect(entries[1]).toMatchObject({ by: someone, event: { type: 'joined', name: { erased: true } } })
      expect(await store.read('talk', 'private/ville')).toMatchObject({ entries: [], version: 0 })
      expect((await store.read('talk', 'private/ville')).erasures).toBeGreaterThan(0)
      expect(await kept()).not.toMatch(/Ville|"participant":"ville"/)
      for (const words of ['Annan ajatus', 'Annan luonnos']) expect(await kept()).toContain(words)
    },
  },
  'erase.two': {
    title: 'two people who were erased stay two',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Yhden'), said('b', 'Toisen', 'ville'))
      await store.erase('talk', { person: 'anna' })
      await store.erase('talk', { person: 'ville' })
      const people = (await store.read('talk', 'shared', 1)).entries.map(({ by }) => JSON.stringify(by))
      expect(new Set(people).size).toBe(2)
      expect(people.join()).not.toMatch(/"(anna|ville)"/)
    },
  },
  'erase.conversation': {
    title: 'a conversation: nothing of it is left, it is listed no more, and takes nothing more',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Menevä sana'))
      await opens(store, 'other', said('b', 'Jäävä sana'))
      await store.append('talk', 'private/anna', 0, [drafted('c', 'Menevä luonnos')])
      await store.erase('talk', { conversation: true })
      expect(await kept()).not.toContain('Menevä')
      expect(await kept()).toContain('Jäävä sana')
      expect(await store.list()).toEqual(['other'])
      expect(await store.read('talk', 'shared')).toEqual({ entries: [], version: 0, erasures: 1 })
      expect(await store.read('talk', 'private/anna')).toEqual({ entries: [], version: 0, erasures: 0 })
      for (const stream of ['shared', 'private/anna', 'private/ville'] as const)
        expect(await store.append('talk', stream, 0, [said('d', 'Takaisin')])).toMatchObject({
          appended: false,
          version: 0,
          gone: true,
        })
      expect(await kept()).not.toContain('Takaisin')
    },
  },
  'erase.nothing': {
    title: 'what is not there is erased without a change',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Jäävä sana'))
      const told: Changed[] = []
      store.subscribe('talk', (changed) => told.push(changed))
      const before = await store.read('talk', 'shared')
      await store.erase('talk', { line: 'nothing' })
      await store.erase('talk', { person: 'nobody' })
      for (const what of [{ conversation: true }, { line: 'a' }, { person: 'anna' }] as const)
        await store.erase('nowhere', what)
      expect(await store.read('talk', 'shared')).toEqual(before)
      expect(await store.list()).toEqual(['talk'])
      await store.append('talk', 'shared', 2, [said('b', 'Sitten')])
      await expect.poll(() => told.at(-1)).toMatchObject({ version: 3, erasures: 0 })
      // A store may begin by telling where the stream stands.
      expect(told.filter(({ erasures }) => erasures > 0)).toEqual([])
      expect(told.length).toBeLessThanOrEqual(2)
    },
  },
  'erase.twice': {
    title: 'what is erased twice is erased once',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Menevä sana'))
      await store.erase('talk', { line: 'a' })
      const before = await store.read('talk', 'shared')
      await store.erase('talk', { line: 'a' })
      expect(await store.read('talk', 'shared')).toEqual(before)
    },
  },
  'erase.goesOn': {
    title: 'after words were erased the talk goes on where it was, and more can be erased',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Menevä sana'))
      await store.erase('talk', { line: 'a' })
      expect(await store.append('talk', 'shared', 2, [said('b', 'Menevä toinen')])).toMatchObject({
        appended: true,
        slice: { version: 3, erasures: 1 },
      })
      await store.erase('talk', { line: 'b' })
      expect(await store.read('talk', 'shared')).toMatchObject({ version: 3, erasures: 2 })
      expect(await kept()).not.toContain('Menevä')
    },
  },
}
