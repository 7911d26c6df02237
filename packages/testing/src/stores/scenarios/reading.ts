import type { Changed } from '@oivallus/core'
import { HOSTILE_IDS, HOSTILE_TEXTS } from '../../hostile.ts'
import { entryOf, opened, opens, said, standing } from '../entries.ts'
import type { StoreScenarios } from '../scenario.ts'

export const READING: StoreScenarios = {
  'read.from': {
    title: 'a stream is read from a version on, and always says how long it is',
    run: async ({ store, expect }) => {
      await opens(store, 'talk', said('a', 'Ensin'), said('b', 'Sitten'))
      const from = async (version: number) => {
        const { entries, ...head } = await store.read('talk', 'shared', version)
        expect(head).toEqual({ version: 3, erasures: 0 })
        return entries.map(({ id }) => id)
      }
      expect(await from(0)).toEqual(['talk.opened', 'a', 'b'])
      expect(await from(2)).toEqual(['b'])
      expect(await from(3)).toEqual([])
      expect(await from(9)).toEqual([])
    },
  },
  'read.unknown': {
    title: 'an unknown stream is empty',
    run: async ({ store, expect }) => {
      const nothing = { entries: [], version: 0, erasures: 0 }
      expect(await store.read('nowhere', 'shared')).toEqual(nothing)
      expect(await store.read('nowhere', 'private/anna', 3)).toEqual(nothing)
      expect(await store.list()).toEqual([])
    },
  },
  'read.hostile': {
    title: 'hostile texts and the longest ones come back unchanged, in every field and from every stream',
    run: async ({ store, expect }) => {
      const entries = HOSTILE_TEXTS.map((text, at) => said(`line-${at}`, text))
      await opens(store, 'talk', ...entries)
      await store.append('talk', 'private/anna', 0, entries)
      expect(standing(await store.read('talk', 'shared', 1))).toEqual(entries)
      expect(standing(await store.read('talk', 'private/anna'))).toEqual(entries)
    },
  },
  'read.hostileIds': {
    title: 'hostile ids are ids like all others: of conversations, series, people and lines',
    run: async ({ store, expect }) => {
      for (const id of HOSTILE_IDS) {
        await store.append(id, 'shared', 0, [opened(id, `series-${id}`), said(id, id, id)])
        await store.append(id, `private/${id}`, 0, [said(id, `oma ${id}`, id)])
      }
      expect(await store.list()).toEqual(HOSTILE_IDS)
      for (const id of HOSTILE_IDS) {
        expect(await store.list({ series: `series-${id}` })).toEqual([id])
        expect(standing(await store.read(id, 'shared', 1))).toEqual([said(id, id, id)])
        expect(standing(await store.read(id, `private/${id}`))).toEqual([said(id, `oma ${id}`, id)])
      }
    },
  },
  'read.long': {
    title: 'a long talk keeps its order',
    run: async ({ store, expect }) => {
      await opens(store, 'talk')
      const ids = Array.from({ length: 600 }, (_, at) => `line-${at}`)
      for (let at = 0; at < ids.length; at += 60)
        await store.append(
          'talk',
          'shared',
          1 + at,
          ids.slice(at, at + 60).map((id) => said(id, id)),
        )
      const { entries, version } = await store.read('talk', 'shared', 1)
      expect(entries.map(({ id }) => id)).toEqual(ids)
      expect(version).toBe(601)
    },
  },
  'list.order': {
    title: 'conversations are listed in the order in which they were opened, all or those of one series',
    run: async ({ store, expect }) => {
      for (const [id, series] of [
        ['z', 'one'],
        ['a', 'other'],
        ['m', 'one'],
        ['b', 'one'],
      ] as const)
        await store.append(id, 'shared', 0, [opened(id, series)])
      // What came to a talk that was opened earlier does not move it.
      await store.append('z', 'shared', 1, [said('late', 'Myöhemmin')])
      expect(await store.list()).toEqual(['z', 'a', 'm', 'b'])
      expect(await store.list({ series: 'one' })).toEqual(['z', 'm', 'b'])
      expect(await store.list({ series: 'nothing' })).toEqual([])
    },
  },
  'list.of': {
    title: 'conversations are listed by who was asked or came, and by the level that a need is addressed to',
    run: async ({ store, expect }) => {
      const need = entryOf('need', { type: 'noted.need', text: 'Aikaa', level: 'hr' })
      await store.append('a', 'shared', 0, [opened('a', 'one', ['anna'])])
      await store.append('b', 'shared', 0, [opened('b', 'other', ['anna', 'ville']), need])
      await store.append('a', 'shared', 1, [entryOf('in', { type: 'joined', name: 'Ville' }, 'ville')])
      expect(await store.list({ participant: 'anna' })).toEqual(['a', 'b'])
      expect(await store.list({ participant: 'ville' })).toEqual(['a', 'b'])
      expect(await store.list({ participant: 'ville', series: 'other' })).toEqual(['b'])
      expect(await store.list({ level: 'hr' })).toEqual(['b'])
      expect(await store.list({ level: 'hr', participant: 'riitta' })).toEqual([])
      await store.erase('b', { person: 'ville' })
      expect(await store.list({ participant: 'ville' })).toEqual(['a'])
      expect(await store.list({ participant: 'anna' })).toEqual(['a', 'b'])
      await store.erase('b', { conversation: true })
      expect(await store.list({ level: 'hr' })).toEqual([])
      await store.erase('a', { person: 'ville' })
      expect(await store.list({ participant: 'ville' })).toEqual([])
    },
  },
  'subscribe.told': {
    title: 'who listens is told of every change of that conversation, until it listens no more',
    run: async ({ store, expect }) => {
      const told: Changed[] = []
      const stop = store.subscribe('talk', (changed) => told.push(changed))
      await opens(store, 'talk', said('a', 'Salainen'))
      await opens(store, 'other')
      await store.append('talk', 'private/ville', 0, [said('b', 'Oma', 'ville')])
      await store.append('talk', 'shared', 0, [said('c', 'Ei tule')])
      await store.erase('talk', { line: 'a' })
      const at = { conversation: 'talk' }
      const all = [
        { ...at, stream: 'shared', version: 2, erasures: 0 },
        { ...at, stream: 'private/ville', version: 1, erasures: 0 },
        { ...at, stream: 'shared', version: 2, erasures: 1 },
      ]
      await expect.poll(() => told).toEqual(all)
      stop()
      await store.append('talk', 'shared', 2, [said('d', 'Kuulematta')])
      // What comes after to another listener shows that nothing is on its way to the first.
      const later: Changed[] = []
      store.subscribe('talk', (changed) => later.push(changed))
      await store.append('talk', 'shared', 3, [said('e', 'Kuullen')])
      await expect.poll(() => later.some(({ version }) => version === 4)).toBe(true)
      expect(told).toEqual(all)
    },
  },
}
