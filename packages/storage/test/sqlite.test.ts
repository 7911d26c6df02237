import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DurableStore, openSqliteStore } from '@oivallus/storage/sqlite'
import { steadyPlatform } from '@oivallus/testing'
import { storeSuite } from '@oivallus/testing/stores'
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

  it('says so when it was closed, and when the file is none', async () => {
    const place = await inFolder(BEGINS)
    await place.store.close()
    await expect(place.store.read('talk', 'shared')).rejects.toMatchObject({ reason: 'store-unreachable' })
    await expect(openSqliteStore({ file: place.folder })).rejects.toMatchObject({
      reason: 'store-unreachable',
    })
    await rm(place.folder, { recursive: true })
  })
})
