import { opened, opens, said, standing } from '../entries.ts'
import type { StoreScenarios } from '../scenario.ts'

export const APPENDING: StoreScenarios = {
  'append.stamped': {
    title: 'what is appended at the head is stamped with a time, and read back as it was',
    run: async ({ store, expect }) => {
      const entries = [opened('talk'), said('a', 'Ensin'), said('b', 'Sitten', 'ville')]
      const result = await store.append('talk', 'shared', 0, entries)
      expect(result).toMatchObject({ appended: true, slice: { version: 3, erasures: 0 } })
      const slice = await store.read('talk', 'shared')
      expect(standing(slice)).toEqual(entries)
      expect(slice).toEqual(result.appended && result.slice)
      for (const { at } of slice.entries) expect(at).toMatch(/^2026-09-01T06:.*Z$/)
    },
  },
  'append.answer': {
    title: 'the answer has what was appended, and not what stood there before',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Ensin'))
      const result = await store.append('talk', 'shared', 2, [said('b', 'Sitten')])
      expect(result).toMatchObject({ appended: true, slice: { version: 3, entries: [{ id: 'b' }] } })
      expect(result.appended && result.slice.entries).toHaveLength(1)
    },
  },
  'append.conflict': {
    title: 'at another version than the head nothing is appended, and it is told where the head is',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Ensin'))
      const before = await store.read('talk', 'shared')
      for (const expected of [0, 1, 3])
        expect(await store.append('talk', 'shared', expected, [said('b', 'Ei'), said('c', 'Ei')])).toEqual({
          appended: false,
          version: 2,
        })
      expect(await store.append('talk', 'private/anna', 1, [said('d', 'Ei')])).toEqual({
        appended: false,
        version: 0,
      })
      expect(await store.read('talk', 'shared')).toEqual(before)
    },
  },
  'append.apart': {
    title: 'every stream of every conversation stands apart',
    run: async ({ store, expect }) => {
      await opens(store, 'one', said('a', 'Yhden'))
      await opens(store, 'other')
      await store.append('one', 'private/anna', 0, [said('b', 'Annan')])
      await store.append('one', 'private/ville', 0, [said('c', 'Villen')])
      const ids = async (...what: Parameters<typeof store.read>) =>
        (await store.read(...what)).entries.map(({ id }) => id)
      expect(await ids('one', 'shared')).toEqual(['one.opened', 'a'])
      expect(await ids('other', 'shared')).toEqual(['other.opened'])
      expect(await ids('one', 'private/anna')).toEqual(['b'])
      expect(await ids('one', 'private/ville')).toEqual(['c'])
      expect(await ids('other', 'private/anna')).toEqual([])
    },
  },
  'append.race': {
    title: 'of several that append at the same version at once, one does',
    run: async ({ store, expect }) => {
      await opens(store, 'talk')
      const ids = ['a', 'b', 'c', 'd', 'e', 'f']
      const results = await Promise.all(
        ids.map((id) => store.append('talk', 'shared', 1, [said(id, id), said(`${id}2`, id)])),
      )
      const won = ids.filter((_, at) => results[at]?.appended)
      expect(won).toHaveLength(1)
      const { entries } = await store.read('talk', 'shared', 1)
      expect(entries.map(({ id }) => id)).toEqual([won[0], `${won[0]}2`])
    },
  },
  'append.nothing': {
    title: 'appending nothing changes nothing',
    run: async ({ store, expect }) => {
      await opens(store, 'talk')
      expect(await store.append('talk', 'shared', 1, [])).toMatchObject({
        appended: true,
        slice: { entries: [], version: 1, erasures: 0 },
      })
      expect((await store.read('talk', 'shared')).version).toBe(1)
    },
  },
}
