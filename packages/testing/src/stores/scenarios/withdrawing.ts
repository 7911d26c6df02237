import { drafted, entryOf, opens, puts, said } from '../entries.ts'
import type { StoreScenarios } from '../scenario.ts'

export const WITHDRAWING: StoreScenarios = {
  'withdraw.words': {
    title: 'withdrawing takes the words along at once and everywhere, with those of every rewording',
    run: async ({ store, kept, expect }) => {
      await opens(
        store,
        'talk',
        said('a', 'Liikaa sanottu'),
        entryOf('b', { type: 'revised', of: 'a', revision: 0, text: 'Liikaa vieläkin' }),
        said('c', 'Pysyvä sana'),
      )
      expect(await kept()).toContain('Liikaa vieläkin')
      const result = await puts(store, 'talk', 'shared', entryOf('d', { type: 'withdrawn', of: 'a' }))
      // The whole stream, since what was read before is no longer so.
      expect(result).toMatchObject({ appended: true, slice: { version: 5, erasures: 1 } })
      expect(result.appended && result.slice.entries).toHaveLength(5)
      const { entries } = await store.read('talk', 'shared')
      expect(entries[1]).toMatchObject({
        id: 'a',
        event: { type: 'noted.question', text: { erased: true } },
      })
      expect(await kept()).not.toContain('Liikaa')
      expect(await kept()).toContain('Pysyvä sana')
    },
  },
  'withdraw.draft': {
    title: 'a draft that was brought in goes with the line that is withdrawn; what else was prepared stays',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Tuotu ajatus'))
      const drafts = [drafted('b', 'Tuotu ajatus'), drafted('c', 'Muu ajatus')]
      await store.append('talk', 'private/anna', 0, drafts)
      await store.append('talk', 'private/ville', 0, [drafted('d', 'Villen ajatus', 'ville')])
      await puts(store, 'talk', 'shared', entryOf('e', { type: 'withdrawn', of: 'a' }))
      expect(await kept()).not.toContain('Tuotu')
      expect(await store.read('talk', 'private/anna')).toMatchObject({ version: 2, erasures: 1 })
      expect(JSON.stringify(await store.read('talk', 'private/anna'))).toContain('Muu ajatus')
      expect(await store.read('talk', 'private/ville')).toMatchObject({ version: 1, erasures: 0 })
    },
  },
  'withdraw.discarded': {
    title: 'discarding a draft takes its words and rewordings from the private stream alone',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Jaettu sana'))
      await store.append('talk', 'private/anna', 0, [
        drafted('b', 'Luonnoksen sana'),
        entryOf('c', { type: 'redrafted', of: 'b', text: 'Luonnoksen toinen' }),
        entryOf('d', { type: 'discarded', of: 'b' }),
      ])
      expect(await kept()).not.toContain('Luonnoksen')
      expect(await kept()).toContain('Jaettu sana')
      expect(await store.read('talk', 'shared')).toMatchObject({ version: 2, erasures: 0 })
    },
  },
  'withdraw.takenBack': {
    title: 'taking back a rewording takes its words along, and leaves those before it',
    run: async ({ store, kept, expect }) => {
      await opens(
        store,
        'talk',
        said('a', 'Ensimmäinen muoto'),
        entryOf('b', { type: 'revised', of: 'a', revision: 0, text: 'Toinen muoto' }),
      )
      const back = {
        type: 'revised',
        of: 'a',
        revision: 1,
        text: 'Ensimmäinen muoto',
        takesBack: 'b',
      } as const
      await puts(store, 'talk', 'shared', entryOf('c', back))
      expect(await kept()).not.toContain('Toinen muoto')
      expect(await kept()).toContain('Ensimmäinen muoto')
    },
  },
  'withdraw.conflict': {
    title: 'where withdrawing does not hold, not a word is lost',
    run: async ({ store, kept, expect }) => {
      await opens(store, 'talk', said('a', 'Pysyvä sana'))
      const result = await store.append('talk', 'shared', 1, [entryOf('b', { type: 'withdrawn', of: 'a' })])
      expect(result).toEqual({ appended: false, version: 2 })
      expect(await kept()).toContain('Pysyvä sana')
      expect(await store.read('talk', 'shared')).toMatchObject({ version: 2, erasures: 0 })
    },
  },
}
