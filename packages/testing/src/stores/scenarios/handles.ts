import type { Changed } from '@oivallus/core'
import { drafted, entryOf, opens, puts, said } from '../entries.ts'
import { BEGINS, type StoreScenarios } from '../scenario.ts'

export const HANDLES: StoreScenarios = {
  'handles.same': {
    title: 'what one has appended another reads, with the same bytes',
    durable: true,
    run: async ({ store, again, expect }) => {
      const other = await again?.(BEGINS)
      await opens(store, 'talk', said('a', 'Ensin'))
      await store.append('talk', 'private/anna', 0, [drafted('b', 'Oma')])
      for (const stream of ['shared', 'private/anna'] as const)
        expect(JSON.stringify(await other?.read('talk', stream))).toBe(
          JSON.stringify(await store.read('talk', stream)),
        )
      expect(await other?.list()).toEqual(['talk'])
    },
  },
  'handles.told': {
    title:
      'who listens through one is told of what another appends and erases, and hears nothing twice of what is its own',
    durable: true,
    run: async ({ store, again, expect }) => {
      const other = await again?.(BEGINS)
      const told: Changed[] = []
      store.subscribe('talk', (changed) => told.push(changed))
      const at = { conversation: 'talk', stream: 'shared' }
      if (other) await opens(other, 'talk', said('a', 'Salainen'))
      await expect.poll(() => told).toContainEqual({ ...at, version: 2, erasures: 0 })
      await other?.erase('talk', { line: 'a' })
      await expect.poll(() => told).toContainEqual({ ...at, version: 2, erasures: 1 })
      await puts(store, 'talk', 'shared', said('b', 'Oma'))
      // What the other says after it shows that nothing more is on its way.
      await other?.append('talk', 'shared', 3, [said('c', 'Toisen')])
      await expect.poll(() => told).toContainEqual({ ...at, version: 4, erasures: 1 })
      expect(told.filter(({ version }) => version === 3)).toHaveLength(1)
    },
  },
  'handles.race': {
    title: 'of two that append at the same version at once, one does',
    durable: true,
    run: async ({ store, again, expect }) => {
      const other = await again?.(BEGINS)
      await opens(store, 'talk')
      for (let version = 1; version < 8; version++) {
        const both = await Promise.all(
          [store, other].map((one, at) =>
            one?.append('talk', 'shared', version, [said(`${version}.${at}`, 'Sana')]),
          ),
        )
        expect(both.filter((one) => one?.appended)).toHaveLength(1)
      }
      expect((await store.read('talk', 'shared')).version).toBe(8)
      expect(await other?.read('talk', 'shared')).toEqual(await store.read('talk', 'shared'))
    },
  },
  'handles.racing': {
    title: 'what is withdrawn through one while another appends is gone, and nothing else is',
    durable: true,
    run: async ({ store, again, kept, expect }) => {
      const other = await again?.(BEGINS)
      await opens(store, 'talk', ...Array.from({ length: 6 }, (_, at) => said(`a${at}`, `Menevä ${at}`)))
      const withdraws = async () => {
        for (let at = 0; at < 6; )
          if (
            (await puts(store, 'talk', 'shared', entryOf(`w${at}`, { type: 'withdrawn', of: `a${at}` })))
              .appended
          )
            at++
      }
      const appends = async () => {
        for (let at = 0; at < 6; )
          if (other && (await puts(other, 'talk', 'shared', said(`b${at}`, `Jäävä ${at}`))).appended) at++
      }
      await Promise.all([withdraws(), appends()])
      const left = await kept()
      expect(left).not.toContain('Menevä')
      for (let at = 0; at < 6; at++) expect(left).toContain(`Jäävä ${at}`)
      expect(await store.read('talk', 'shared')).toMatchObject({ version: 19, erasures: 6 })
    },
  },
  'handles.gone': {
    title: 'a conversation that one has erased takes nothing from another',
    durable: true,
    run: async ({ store, again, expect }) => {
      const other = await again?.(BEGINS)
      await opens(store, 'talk', said('a', 'Menevä sana'))
      await other?.read('talk', 'shared')
      await store.erase('talk', { conversation: true })
      expect(await other?.append('talk', 'shared', 2, [said('b', 'Takaisin')])).toMatchObject({ gone: true })
      expect(await other?.read('talk', 'shared')).toMatchObject({ entries: [], version: 0, erasures: 1 })
    },
  },
}
