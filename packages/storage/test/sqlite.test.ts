import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DurableStore, openSqliteStore } from '@oivallus/storage/sqlite'
import { steadyPlatform } from '@oivallus/testing'
import { storeSuite } from '@oivallus/testing/stores'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { question } from './said.ts'

const BEGINS = '2026-09-01T06:00:00.000Z'

/** A file in a folder of its own. */
const inFolder = async (begins: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'oivallus-'))
  const file = join(folder, 'conversations.db')
  const stores: DurableStore[] = []
  const again = async (moment: string) => {
    const store = await openSqliteStore({ file, platform: steadyPlatform(moment, 'someone') })
    stores.push(store)
    return store
  }
  return {
    folder,
    file,
    store: await again(begins),
    again,
    /** The database and its write-ahead log, byte by byte. */
    kept: async () => {
      const files = (await readdir(folder)).filter((name) => !name.endsWith('-shm'))
      return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
    },
    close: async () => {
      for (const store of stores) await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

describe('SQLite', () => {
  storeSuite({ vitest: { expect, it }, open: inFolder })

  it('keeps what it kept when it is closed and opened again', async () => {
    const place = await inFolder(BEGINS)
    await place.store.append('talk', 'shared', 0, [question('a', 'Pysyvä sana')])
    const before = await place.store.read('talk', 'shared')
    await place.store.close()
    const again = await openSqliteStore({ file: place.file })
    expect(await again.read('talk', 'shared')).toEqual(before)
    await again.close()
    await rm(place.folder, { recursive: true })
  })

  describe('appends that come at once', () => {
    const talks = ['one', 'other', 'third']
    const begun = async () => {
      const place = await inFolder(BEGINS)
      for (const talk of talks) await place.store.append(talk, 'shared', 0, [question(`${talk}-1`, 'Alku')])
      const atOnce = (expected: readonly number[]) =>
        Promise.allSettled(
          talks.map((talk, at) =>
            place.store.append(talk, 'shared', expected[at] ?? 0, [question(`${talk}-2`, 'Jatko')]),
          ),
        )
      const versions = () =>
        Promise.all(talks.map(async (talk) => (await place.store.read(talk, 'shared')).version))
      return { place, atOnce, versions }
    }

    it('stand when another of them expected what is no more', async () => {
      const { place, atOnce, versions } = await begun()
      const settled = await atOnce([1, 0, 1])
      expect(settled.map((one) => one.status === 'fulfilled' && one.value.appended)).toEqual([
        true,
        false,
        true,
      ])
      expect(await versions()).toEqual([2, 1, 2])
      await place.close()
    })

    it('stand when another of them cannot be written', async () => {
      const { place, atOnce, versions } = await begun()
      const file = new Database(place.file)
      file.exec("insert into oivallus_entries values ('other', 'shared', 1, '{}')")
      file.close()
      const settled = await atOnce([1, 1, 1])
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(settled[1]).toMatchObject({ reason: { reason: 'store-unreachable' } })
      expect(await versions()).toEqual([2, 1, 2])
      await place.close()
    })
  })

  it('says so when it was closed, and when the file is none', async () => {
    const place = await inFolder(BEGINS)
    await place.store.append('talk', 'shared', 0, [question('a', 'Sana')])
    await place.store.close()
    await expect(place.store.read('talk', 'shared')).rejects.toMatchObject({ reason: 'store-unreachable' })
    const append = place.store.append('talk', 'shared', 1, [question('b', 'Toinen')])
    await expect(append).rejects.toMatchObject({ reason: 'store-unreachable' })
    await expect(openSqliteStore({ file: place.folder })).rejects.toMatchObject({
      reason: 'store-unreachable',
    })
    await rm(place.folder, { recursive: true })
  })
})
